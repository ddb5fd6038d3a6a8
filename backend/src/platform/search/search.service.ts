import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { hasPermission, type Scope, type SearchHit } from '#shared/accounts';
import { bySides } from '../database/sides.js';
import type { Where } from '../database/repository.js';
import { beginsWith, searchRowsOf, tokensOf, type SearchRow } from './search-rows.js';

const MOST_HITS = 20;
const MOST_WORDS = 8;
const partnerKinds = ['proposal', 'project', 'report'];

/** Finds records by code and title within the asker's scope (platform.md, "Search"). */
@Injectable()
export class SearchService {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  /** Records of which each word of the question begins a word of code or title; at most 20, by id from the newest. */
  async find(scope: Scope, question: string): Promise<SearchHit[]> {
    const visible = visibleRows(scope);
    const words = tokensOf(question).slice(0, MOST_WORDS);
    if (!visible || words.length === 0) return [];
    const rows = (await searchRowsOf(this.connection)
      .find({ $and: [visible, ...words.map((word) => ({ tokens: beginsWith(word) }))] })
      .sort({ _id: -1 }).limit(MOST_HITS).project({ kind: 1, code: 1, title: 1 }).toArray()) as unknown as SearchRow[];
    return rows.map(({ _id, kind, code, title }) => ({ kind, id: _id, code, title }));
  }
}

/** What a scope may find: what is on its side, what is published, and the directory. */
function visibleRows(scope: Scope): Where | null {
  if (scope.kind === 'public') return null;
  if (scope.kind === 'system') return {};
  const sides = bySides(scope, {
    partner: { kind: { $in: partnerKinds } }, staff: { kind: { $nin: ['organisation', 'person'] }, isSubmitted: true }, donor: { isForDonors: true },
  });
  const open = [
    ...(hasPermission(scope, 'call.read') ? ['call', 'programme'] : []),
    ...(hasPermission(scope, 'organisation.read') ? ['organisation'] : []),
    ...(hasPermission(scope, 'user.manage') ? ['person'] : []),
  ];
  const clauses: Where[] = [
    ...(sides ? [sides] : []),
    { kind: { $in: open }, isSubmitted: true },
    ...(hasPermission(scope, 'review.write') ? [{ kind: 'proposal', 'access.reviewers': scope.id }] : []),
  ];
  return { $or: clauses };
}
