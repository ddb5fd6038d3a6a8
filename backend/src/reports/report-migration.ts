import { Injectable, type OnModuleInit } from '@nestjs/common';
import { uuidv7 } from '#shared/platform';
import { unsentComment, type CommentState, type Thread } from '#shared/reports';
import { Migrator, type Migration } from '../platform/migrations/migrator.js';
import type { Report, ReportHead } from './report.record.js';

/** A comment as shape 1 kept it: one text and at most one answer. */
interface CommentBefore {
  id: string;
  pointer: string;
  text: string;
  state: CommentState;
  by: string | null;
  at: string;
  submission: number;
  answer: { text: string; by: string | null; at: string } | null;
}
type Parts = Pick<Report, 'comments' | 'officer'>;

/** Shape 2: a comment is a thread of entries, an unsent one knows quote, mentions and thread. */
@Injectable()
export class ReportMigration implements OnModuleInit, Migration {
  readonly name = '0003 comments of reports are threads';
  readonly collection = 'reports';
  readonly shape = 2;

  constructor(private readonly migrator: Migrator) {}

  onModuleInit(): void {
    this.migrator.register(this);
  }

  change(document: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
    return Promise.resolve({ ...liftedParts(document as unknown as Report) });
  }
}

/** A report as it was read, in the shape of today. */
export function lifted(report: Report): Report {
  return report.shape >= 2 ? report : { ...report, ...liftedParts(report), shape: 2 };
}

/** The same of a report without what is in it. */
export function liftedHead(head: ReportHead): ReportHead {
  return head.shape >= 2 ? head : { ...head, comments: threadsOf(head.comments), shape: 2 };
}

function liftedParts({ comments, officer }: Parts): Parts {
  return {
    comments: threadsOf(comments),
    officer: { ...officer, comments: officer.comments.map((one) => unsentComment.parse(one)) },
  };
}

function threadsOf(comments: readonly (CommentBefore | Thread)[]): Thread[] {
  return comments.map((one) => ('entries' in one ? one : threadOf(one)));
}

function threadOf({ id, pointer, text, state, by, at, submission, answer }: CommentBefore): Thread {
  return {
    id, pointer, quote: null, submission, state,
    entries: [
      { id, text, by, side: 'staff', at, mentions: [] },
      ...(answer ? [{ id: uuidv7(Date.parse(answer.at), Buffer.from(id.replaceAll('-', ''), 'hex').subarray(6)), ...answer, side: 'partner' as const, mentions: [] }] : []),
    ],
  };
}
