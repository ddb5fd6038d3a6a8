import { Injectable, inject } from '@angular/core';
import { evidenceFields, reportView, type Evidence, type ReportView } from '#shared/reports';
import type { UnsentRecords, UnsentWords } from '../../platform/drafts/unsent-records';
import { Api } from '../../platform/http/api';
import { formatDay } from '../../platform/i18n/format-day';
import { joined } from '../../platform/i18n/joined';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { placeOf, sectionOf } from './place-names';
import { shownChange } from './shown-change';

type Known = Pick<ReportView, 'definitions' | 'currency' | 'project' | 'period' | 'content'>;
const nothing: Pick<ReportView['definitions'], 'framework' | 'lines' | 'locations'> = { framework: { outcomes: [], outputs: [], indicators: [] }, lines: [], locations: [] };
/** Sections of what is said and decided. */
const sectionsOfWords: Readonly<Record<string, string>> = { ratings: 'review', waivers: 'review', notes: 'review', comments: 'comments', words: 'comments' };
const fieldsOfEvidence: Readonly<Record<string, string>> = { anchor: 'about' };

/** Unsent fields of reports, of the partner's part and of the officer's, in words. */
@Injectable()
export class UnsentReports implements UnsentRecords {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  readonly kind = 'reports';

  plain(id: string): UnsentWords {
    return this.words(id, null);
  }

  async read(id: string): Promise<UnsentWords> {
    return this.words(id, await this.api.get(reportView, `/reports/${id}`));
  }

  /** Of the report that a page shows, once it does. */
  of(report: ReportView | null | undefined): UnsentWords {
    return this.words(report?.id ?? '', report ?? null);
  }

  private words(id: string, report: Known | null): UnsentWords {
    return {
      record: () => this.record(report),
      place: (pointer, value) => joined([this.texts.say(`reports.section.${shownSection(pointer)}`), this.field(pointer, value, report)], ' › '),
      value: (pointer, value) => this.value(pointer, value, report),
      page: (pointer) => ({ path: `/reports/${id}`, query: { section: shownSection(pointer) } }),
    };
  }

  private record(report: Known | null): string {
    if (!report) return this.texts.say('reports.report');
    const day = (one: string): string => formatDay(one, this.languages.current());
    return joined([report.project.code, this.texts.say('reports.of', { from: day(report.period.start), to: day(report.period.end) })]);
  }

  /** The field within its section; the section alone where the report is not known. */
  private field(pointer: string, value: unknown, report: Known | null): string {
    const [, part = '', key = '', field = ''] = pointer.split('/');
    const place = (of: string): string => this.within(of, report);
    if (part === 'explanations' || part === 'waivers') return joined([place(pointerOf(key)), this.texts.say(`reports.${part === 'waivers' ? 'waiver' : 'explanation'}`)]);
    if (part === 'variance') return this.texts.say('reports.varianceOf', { category: key });
    if (part === 'notes') return this.texts.say('reports.staffNotes');
    if (part === 'comments') return joined([this.texts.say('reports.notSentYet'), place((value as { pointer?: string } | null)?.pointer ?? '')]);
    if (part === 'words') return joined([this.texts.say(`reports.begun.${key}`), place(pointer.slice(`/words/${key}`.length))]);
    if (part === 'evidence') return this.evidence(key, field, value, report);
    return joined([place(pointer), this.column(part, field)]);
  }

  /** What `placeOf` leaves out: an output's status and its reason. */
  private column(part: string, field: string): string {
    if (part === 'statuses') return this.texts.say(field === 'reason' ? 'reports.statusReason' : 'reports.outputStatus');
    if (part === 'ratings') return this.texts.say(field === 'reason' ? 'reports.ratingReason' : 'reports.ratings');
    return '';
  }

  private evidence(id: string, field: string, value: unknown, report: Known | null): string {
    const name = report?.content?.evidence.find((one) => one.id === id)?.name ?? (value as Partial<Evidence> | null)?.name ?? '';
    const isField = (evidenceFields as readonly string[]).includes(field);
    return joined([name, isField ? this.texts.say(`reports.evidence.${fieldsOfEvidence[field] ?? field}`) : '']);
  }

  /** A place without the name of its section before it. */
  private within(pointer: string, report: Known | null): string {
    const place = placeOf(pointer, report?.definitions ?? nothing, this.texts);
    return place === this.texts.say(`reports.section.${sectionOf(pointer)}`) ? '' : place;
  }

  private value(pointer: string, value: unknown, report: Known | null): string | null {
    const field = pointer.split('/').at(-1) ?? '';
    if (value === null || value === '') return '';
    if (typeof value === 'number') return report ? shownChange(pointer, value, { language: this.languages.current(), currency: report.currency }) : null;
    if (typeof value === 'string' && field === 'status') return this.texts.firstOf([`reports.status.${value}`], {}, value);
    if (typeof value === 'string' && field === 'consent') return this.texts.firstOf([`reports.evidence.consents.${value}`], {}, value);
    if (typeof value === 'string' && (field === 'anchor' || field === 'location')) return this.named(value, report);
    return shownChange(pointer, value, { language: this.languages.current(), currency: report?.currency ?? '' });
  }

  private named(id: string, report: Known | null): string | null {
    const { framework, locations } = report?.definitions ?? nothing;
    const found = [...framework.outputs, ...framework.indicators].find((one) => one.id === id);
    return found ? `${found.code} ${found.title}` : (locations.find((one) => one.id === id)?.name ?? null);
  }
}

/** The pointer in the key of a finding, `code:pointer`, which is one part of another pointer (RFC 6901). */
const pointerOf = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~').replace(/^[^:]*:/, '');

function shownSection(pointer: string): string {
  const [, part = '', key = ''] = pointer.split('/');
  return sectionsOfWords[part] ?? sectionOf(part === 'explanations' ? pointerOf(key) : pointer);
}
