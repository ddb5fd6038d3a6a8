import { Injectable, inject } from '@angular/core';
import { formatAmount } from '#shared/money';
import { formatDecimal } from '#shared/numbers';
import { pointerParts } from '#shared/platform';
import { proposalView, type ProposalView } from '#shared/proposals';
import type { UnsentRecords, UnsentWords } from '../../platform/drafts/unsent-records';
import { Api } from '../../platform/http/api';
import { formatDay } from '../../platform/i18n/format-day';
import { joined } from '../../platform/i18n/joined';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { sectionOf } from './places';

type Row = Readonly<Record<string, unknown>>;
/** What a row is called by, first what it has. */
const names = ['title', 'description', 'name'] as const;

/** Unsent fields of proposals in words. */
@Injectable()
export class UnsentProposals implements UnsentRecords {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  readonly kind = 'proposals';

  plain(id: string): UnsentWords {
    return this.words(id, null);
  }

  async read(id: string): Promise<UnsentWords> {
    return this.words(id, await this.api.get(proposalView, `/proposals/${id}`));
  }

  /** Of the proposal that a page shows, once it does. */
  of(proposal: ProposalView | null | undefined): UnsentWords {
    return this.words(proposal?.id ?? '', proposal ?? null);
  }

  private words(id: string, proposal: ProposalView | null): UnsentWords {
    return {
      record: () => (proposal ? joined([proposal.code, proposal.content.title || this.texts.say('proposals.untitled')]) : this.texts.say('proposals.proposal')),
      place: (pointer, value) => this.place(pointer, value, proposal),
      value: (pointer, value) => this.value(pointerParts(pointer), value, proposal),
      page: (pointer) => ({ path: `/proposals/${id}/${sectionOf(pointer) ?? 'overview'}`, query: {} }),
    };
  }

  private place(pointer: string, value: unknown, proposal: ProposalView | null): string {
    const [list = '', id, field, period] = pointerParts(pointer);
    const section = this.texts.say(`proposals.section.${sectionOf(pointer) ?? 'overview'}`);
    if (id === undefined) return joined([...new Set([section, this.texts.firstOf([`proposals.field.${list}`], {}, '')])], ' › ');
    const rows: readonly Row[] = (proposal?.content as Partial<Record<string, readonly Row[]>> | undefined)?.[list] ?? [];
    const row = rows.find((one) => one['id'] === id) ?? (field === undefined && isRow(value) ? value : undefined);
    const label = period === undefined ? (field === undefined ? '' : this.label(list, field)) : this.texts.say('proposals.line.period', { n: Number(period) + 1 });
    return joined([section, joined([row ? nameOf(row) : '', label]) || this.texts.say(`proposals.field.${list}`)], ' › ');
  }

  private label(list: string, field: string): string {
    const folders = list === 'lines' ? ['line', 'field'] : ['field', 'line'];
    return this.texts.firstOf([...folders.map((folder) => `proposals.${folder}.${field}`), `common.${field}`], {}, '');
  }

  private value([list = '', , field = '']: readonly string[], value: unknown, proposal: ProposalView | null): string | null {
    const language = this.languages.current();
    if (value === null || value === '') return '';
    if (typeof value === 'boolean') return this.texts.say(value ? 'common.yes' : 'common.no');
    if (typeof value === 'number') return list !== 'lines' ? String(value) : proposal ? formatAmount(value, proposal.content.currency, language) : null;
    if (isRow(value)) return nameOf(value) || null;
    if (typeof value !== 'string' || /^[0-9a-f-]{36}$/.test(value)) return null;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDay(value, language);
    if (/^-?\d+(\.\d+)?$/.test(value) && ['quantity', 'times', 'percentage', 'target'].includes(field)) return formatDecimal(value, language);
    return this.texts.firstOf([`proposals.${field}.${value}`], {}, value);
  }
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

function nameOf(row: Row): string {
  const name = names.map((one) => row[one]).find((one) => typeof one === 'string' && one !== '');
  return [row['code'], name].filter((one) => typeof one === 'string' && one !== '').join(' ');
}
