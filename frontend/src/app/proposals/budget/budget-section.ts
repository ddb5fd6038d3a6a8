import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import type { BudgetLine } from '#shared/budgets';
import { daysInclusive } from '#shared/calendar';
import { sumMinor, splitProRata } from '#shared/money';
import { blankLine } from '#shared/proposals';
import { formatDay } from '../../platform/i18n/format-day';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { newId } from '../../platform/new-id';
import { anchorOf } from '../../ui/field/board';
import { FindingTexts } from '../../ui/field/finding-texts';
import { CellReadings } from '../../ui/grid/cell-readings';
import { Grid } from '../../ui/grid/grid';
import { GridLegend } from '../../ui/grid/grid-legend';
import type { CellMark, CellReading, GridCell, GridChange, GridColumn, GridRow } from '../../ui/grid/grid-model';
import { ProposalDraft } from '../data/proposal-draft';
import { SectionFindings } from '../sections/section-findings';
import { BudgetFiguresPanel } from './budget-figures-panel';
import { amountTexts, costColumns, fieldTexts, nameColumns, numberColumns, readField, readShare, textColumns, unpaid, unphased, type BudgetReader, type LineColumn } from './budget-columns';
import { LinePanel } from './line-panel';

const totalRow = 'total';
type View = 'lines' | 'costs' | 'phasing';

/** The budget: its lines, what they cost and who pays, then the funder share by reporting period; totals live, checks at their cell. */
@Component({
  selector: 'app-budget-section',
  imports: [BudgetFiguresPanel, Grid, GridLegend, LinePanel, MatButton, MatButtonToggle, MatButtonToggleGroup, MatIcon, SectionFindings, TranslocoPipe],
  templateUrl: './budget-section.html',
  styleUrl: './budget-section.scss',
})
export class BudgetSection {
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly findingTexts = inject(FindingTexts);
  private readonly readings = inject(CellReadings);
  protected readonly draft = inject(ProposalDraft);
  protected readonly anchorOf = anchorOf;
  protected readonly marks: readonly CellMark[] = ['waiting', 'saved', 'conflict', 'invalid', 'unusual'];

  protected readonly view = signal<View>('costs');
  protected readonly openLine = signal<string | null>(null);
  /** Cells whose text could not be read: they stay as typed. */
  private readonly unread = signal<ReadonlyMap<string, { text: string; note: string }>>(new Map());

  protected readonly isEditable = computed(() => this.draft.isEditable('/lines'));
  protected readonly keptAs = computed(() => `${this.draft.view()?.id ?? ''} budget`);
  protected readonly lines = computed(() => this.draft.content()?.lines ?? []);
  private readonly byId = computed(() => new Map(this.lines().map((one) => [one.id, one])));
  private readonly reader = computed((): BudgetReader => ({ language: this.languages.current(), currency: this.draft.currency(), outputs: this.draft.content()?.outputs ?? [] }));
  protected readonly shownLine = computed(() => this.byId().get(this.openLine() ?? '') ?? null);

  protected readonly columns = computed((): GridColumn[] => (this.view() === 'phasing' ? this.periodColumns() : this.fieldColumns()));
  protected readonly rows = computed((): GridRow[] => [
    ...this.lines().map((one) => ({ id: one.id, head: `${one.code} ${one.description}`.trim() || this.texts.say('proposals.newLine'), hint: this.texts.say(`proposals.category.${one.category}`) })),
    ...(this.lines().length > 0 && this.view() !== 'lines' ? [{ id: totalRow, head: this.texts.say('common.total'), isTotal: true }] : []),
  ]);
  protected readonly cell = computed(() => {
    const view = this.view();
    return (row: GridRow, column: GridColumn): GridCell => (row.id === totalRow ? this.totalCell(column.id) : this.lineCell(view, row.id, column.id));
  });
  protected readonly isOutOfStep = computed(() => this.lines().some((one) => one.phasing.length > this.draft.periods().length));

  protected readonly readCell = (row: GridRow, column: GridColumn, text: string): CellReading => {
    const line = this.byId().get(row.id);
    if (column.isText && line) {
      const read = readField(line, column.id as LineColumn, text, this.reader());
      return 'wrong' in read ? { text, problem: this.findingTexts.of(read.wrong, this.draft) } : { text };
    }
    return (numberColumns as readonly string[]).includes(column.id) ? this.readings.number(text) : this.readings.amount(text, this.draft.currency());
  };

  protected take({ changes }: GridChange): void {
    for (const { row, column, text } of changes) this.takeOne(row, column, text);
  }

  protected addLine(): void {
    const id = newId();
    const last = this.lines().at(-1);
    this.draft.put(`/lines/${id}`, { ...blankLine(id, last?.output ?? this.draft.content()?.outputs[0]?.id ?? null, this.draft.periods().length), category: last?.category ?? 'A' });
    this.openLine.set(id);
  }

  /** The funder share of each line over the periods, by their days; what is already phased in full stays. */
  protected spreadAll(): void {
    for (const line of this.lines()) if (unphased(line) !== 0 || line.phasing.length !== this.draft.periods().length) this.spread(line);
  }

  protected spread(line: BudgetLine): void {
    if (line.funder === null || line.funder < 0) return;
    const days = this.draft.periods().map((one) => daysInclusive(one.start, one.end));
    this.draft.put(`/lines/${line.id}/phasing`, splitProRata(line.funder, days));
  }

  protected removeLine(id: string): void {
    this.draft.put(`/lines/${id}`, null);
    this.openLine.set(null);
  }

  private takeOne(row: string, column: string, text: string): void {
    const line = this.byId().get(row);
    if (!line) return;
    const key = `${row} ${column}`;
    const read = this.view() !== 'phasing' ? readField(line, column as LineColumn, text, this.reader()) : readShare(line, Number(column), text, this.reader());
    const note = 'wrong' in read ? this.findingTexts.of(read.wrong, this.draft) : null;
    this.unread.update((all) => {
      const others = [...all].filter(([one]) => one !== key);
      return new Map(note === null ? others : [...others, [key, { text, note }]]);
    });
    if ('writes' in read) for (const { pointer, value } of read.writes) this.draft.put(pointer, value);
  }

  private fieldColumns(): GridColumn[] {
    const isCosts = this.view() === 'costs';
    const isText = (id: LineColumn): boolean => (textColumns as readonly string[]).includes(id);
    const named = (isCosts ? costColumns : nameColumns).map((id): GridColumn => ({ id, head: this.texts.say(`proposals.line.${id}`), isText: isText(id) }));
    return isCosts ? [...named, { id: 'rest', head: this.texts.say('proposals.line.rest') }] : named;
  }

  private periodColumns(): GridColumn[] {
    const periods = this.draft.periods().map((one, at): GridColumn => ({ id: String(at), head: this.texts.say('proposals.line.period', { n: at + 1 }), hint: formatDay(one.end, this.languages.current()) }));
    return [{ id: 'funder', head: this.texts.say('proposals.line.funder') }, ...periods, { id: 'rest', head: this.texts.say('proposals.line.unphased') }];
  }

  private lineCell(view: View, id: string, column: string): GridCell {
    const line = this.byId().get(id);
    if (!line) return { text: '', isReadOnly: true };
    if (column === 'rest') return this.restCell(view === 'phasing' ? unphased(line) : unpaid(line));
    const isFixed = column === 'total' || (view === 'phasing' && column === 'funder');
    const texts = view !== 'phasing' || column === 'funder' ? fieldTexts(line, column as LineColumn, this.reader()) : amountTexts(line.phasing[Number(column)] ?? null, this.reader());
    const unread = this.unread().get(`${id} ${column}`);
    if (unread) return { text: unread.text, edit: unread.text, marks: ['invalid'], note: unread.note };
    return { ...texts, isReadOnly: isFixed || !this.isEditable(), ...this.standing(`/lines/${id}/${view === 'phasing' && !isFixed ? `phasing/${column}` : column}`) };
  }

  private standing(pointer: string): Pick<GridCell, 'marks' | 'note'> {
    const kind = this.draft.state(pointer)?.kind;
    const found = this.draft.standing().filter((one) => one.pointer === pointer && (this.draft.showsMissing() || one.code !== 'budget_missing'));
    const marks: CellMark[] = [
      ...(kind === 'waiting' || kind === 'saved' || kind === 'conflict' ? [kind] : []), ...(kind === 'refused' || found.length > 0 ? ['invalid' as const] : []),
    ];
    const note = found[0] ? this.findingTexts.of(found[0], this.draft) : undefined;
    return { marks, ...(note === undefined ? {} : { note }) };
  }

  private restCell(rest: number | null): GridCell {
    const { text } = amountTexts(rest, this.reader());
    return { text, isReadOnly: true, marks: rest === null ? [] : rest === 0 ? ['saved'] : ['unusual'] };
  }

  private totalCell(column: string): GridCell {
    const { total, funder, partnerCash, inKind, byPeriod } = this.draft.figures();
    const rest = this.view() === 'phasing' ? funder - sumMinor(byPeriod) : total - funder - partnerCash - inKind;
    const sums: Record<string, number> = { total, funder, partnerCash, inKind, rest, ...Object.fromEntries(byPeriod.map((share, at) => [String(at), share])) };
    const sum = sums[column];
    return { text: sum === undefined ? '' : amountTexts(sum, this.reader()).text, isReadOnly: true };
  }
}
