import { Injectable, inject } from '@angular/core';
import { formatAmount } from '#shared/money';
import { pointerParts } from '#shared/platform';
import type { ContentChange } from '#shared/proposals';
import { formatDay } from '../../platform/i18n/format-day';
import { joined } from '../../platform/i18n/joined';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { readAt } from '../../ui/field/board';
import type { ProposalDraft } from '../data/proposal-draft';

export interface ShownChange {
  readonly pointer: string;
  readonly where: string;
  readonly before: string;
  readonly after: string;
}
const amounts = new Set(['unitCost', 'total', 'funder', 'partnerCash', 'inKind', 'phasing']);

/** A change of a proposal in words: which field of which row, old and new as they are read. */
@Injectable({ providedIn: 'root' })
export class ChangeTexts {
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);

  shown({ pointer, before, after }: ContentChange, draft: ProposalDraft): ShownChange {
    const [list = '', row, field] = pointerParts(pointer);
    const leaf = field ?? (row === undefined ? list : '');
    return { pointer, where: this.whereOf(pointer, draft, after ?? before), before: this.valueOf(leaf, before, draft), after: this.valueOf(leaf, after, draft) };
  }

  /** The place that a pointer names: list, row, field. @param row what the row was, where it is no longer there */
  whereOf(pointer: string, draft: ProposalDraft, row: unknown = null): string {
    const [list = '', id, field] = pointerParts(pointer);
    return joined([this.nameOf(list), id === undefined ? '' : this.rowName(list, id, draft, row), field === undefined ? '' : this.nameOf(field)]);
  }

  private nameOf(field: string): string {
    return this.texts.firstOf([`proposals.field.${field}`, `proposals.line.${field}`, `common.${field}`], {}, field);
  }

  private rowName(list: string, id: string, draft: ProposalDraft, gone: unknown): string {
    const row = (readAt(draft.content(), `/${list}/${id}`) ?? gone) as Record<string, unknown> | null;
    const name = row?.['code'] ?? row?.['name'] ?? row?.['title'];
    return typeof name === 'string' ? name : '';
  }

  private valueOf(field: string, value: unknown, draft: ProposalDraft): string {
    const language = this.languages.current();
    if (value === null || value === undefined) return '';
    if (typeof value === 'number') return amounts.has(field) ? formatAmount(value, draft.currency(), language) : String(value);
    if (typeof value === 'boolean') return this.texts.say(value ? 'common.yes' : 'common.no');
    if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? formatDay(value, language) : this.named(value, draft);
    if (Array.isArray(value)) return joined(value.map((one) => this.valueOf(field, one, draft)));
    const known = Object.entries(value as Record<string, unknown>).filter(([name, one]) => name !== 'id' && one !== '' && one !== null);
    return known.map(([name, one]) => joined([this.nameOf(name), this.valueOf(name, one, draft)], ': ')).join('\n');
  }

  /** An id is shown as the code or name of its row. */
  private named(value: string, draft: ProposalDraft): string {
    const content = draft.content();
    const rows = content ? [...content.outcomes, ...content.outputs, ...content.activities, ...content.locations] : [];
    const row = rows.find((one) => one.id === value);
    if (!row) return value;
    return 'code' in row ? row.code : row.name;
  }
}
