import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatAmount, minorToDecimal, parseAmount, sumMinor } from '#shared/money';
import { editText } from '#shared/numbers';
import type { Finding } from '#shared/platform';
import { faceTotals, officerFaceFindings, type FaceRow } from '#shared/reports';
import { formatDay } from '../../platform/i18n/format-day';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import type { Definition } from '../../ui/definition-list';
import { anchorOf } from '../../ui/field/board';
import { Field } from '../../ui/field/field';
import { FieldConflict } from '../../ui/field/field-conflict';
import { FindingTexts } from '../../ui/field/finding-texts';
import { CellReadings } from '../../ui/grid/cell-readings';
import { Grid } from '../../ui/grid/grid';
import type { CellAddress, CellMark, CellReading, GridCell, GridChange, GridColumn, GridRow } from '../../ui/grid/grid-model';
import { ReportDesk } from '../data/report-desk';
import { shownChange } from '../data/shown-change';
import { TypedCells } from '../data/typed-cells';
import { CellDetails } from '../report-comments/cell-details';
import { PlaceComments } from '../report-comments/place-comments';
import { AcceptLines } from './accept-lines';
import { CutReasons } from './cut-reasons';
import { faceColumns, isTextColumn, partnerColumns, type FinanceColumn } from './finance-columns';

const totalId = 'total';

/** More than the partner wrote, or less than nothing: said at its cell. What is still undecided stands in the review. */
const outOfRange = (rows: readonly FaceRow[]): Finding[] =>
  officerFaceFindings(rows, [], { grant: Number.MAX_SAFE_INTEGER, authorisedBefore: 0, releasedOnIt: 0 }).filter((one) => one.code === 'face_out_of_range');

/** The FACE of the report: the partner fills B and E, the officer C and F, the rest is computed live (domain 5). */
@Component({
  selector: 'app-report-finance',
  imports: [AcceptLines, CellDetails, CutReasons, Field, FieldConflict, Grid, PlaceComments, TranslocoPipe],
  templateUrl: './report-finance.html',
  styles: ':host { display: flex; flex-direction: column; gap: var(--space-4); }',
})
export class ReportFinance {
  protected readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly findingTexts = inject(FindingTexts);
  private readonly readings = inject(CellReadings);
  private readonly typed = new TypedCells();
  private readonly grid = viewChild.required(Grid);
  private readonly openAt = signal<CellAddress | null>(null);
  protected readonly anchorOf = anchorOf;

  private readonly view = this.desk.view;
  private readonly currency = computed(() => this.view()?.currency ?? 'EUR');
  private readonly shown = computed(() => (this.view()?.officer ? faceColumns : partnerColumns));
  private readonly face = computed(() => new Map(this.desk.face().map((row) => [row.line, row])));
  private readonly totals = computed(() => faceTotals(this.desk.face()));
  private readonly problems = computed(() => new Map([
    ...this.desk.findings().filter((one) => one.pointer.startsWith('/finance/')), ...(this.mayDecide() ? outOfRange(this.desk.face()) : []),
  ].map((one) => [one.pointer, one])));
  protected readonly conflicts = computed(() => this.desk.partner()?.conflicts().filter(({ pointer }) => pointer.startsWith('/finance/')) ?? []);
  protected readonly variance = computed(() => {
    const noted = this.desk.partner()?.content().variance.map((one) => one.category) ?? [];
    const asked = this.desk.findings().filter((one) => one.code === 'variance_unjustified');
    const categories = [...new Set([...noted, ...asked.map((one) => one.pointer.split('/')[2] ?? '')])];
    return categories.map((category) => ({ category, text: this.varianceText(asked.find((one) => one.pointer.endsWith(`/${category}`)), category) }));
  });
  protected readonly isWritten = computed(() => this.desk.partner()?.isEditable() ?? false);
  /** C of the approved reports before this one, by line. */
  private readonly acceptedBefore = computed(() => new Map(this.view()?.definitions.lines.map(({ id }) =>
    [id, sumMinor(this.view()?.earlier.map(({ face }) => face.find((row) => row.line === id)?.C) ?? [])])));
  protected readonly mayDecide = computed(() => this.desk.officer()?.isEditable() ?? false);

  protected readonly columns = computed(() => this.shown().map(({ id }): GridColumn => ({
    id, head: this.texts.say(`reports.face.${id}`), hint: id.length === 1 ? id : '', isText: isTextColumn(id),
  })));
  protected readonly rows = computed((): GridRow[] => [
    ...(this.view()?.definitions.lines.map((line) => ({ id: line.id, head: `${line.code} ${line.description}` })) ?? []),
    { id: totalId, head: this.texts.say('common.total'), isTotal: true },
  ]);

  protected readonly cell = (row: GridRow, column: GridColumn): GridCell => {
    const shown = this.shown().find((one) => one.id === column.id);
    if (!shown || row.id === totalId) return { text: this.totalOf(column.id), isReadOnly: true };
    if (shown.kind === 'computed') return { text: this.amount(this.computed(row.id, shown.id)), isReadOnly: true };
    const board = shown.kind === 'partner' ? this.desk.partner() : this.desk.officer();
    const pointer = this.pointerOf(row.id, shown);
    const value = board?.value(pointer) as string | number | null | undefined;
    const refused = this.typed.at(pointer);
    const finding = this.problems().get(pointer);
    const isWrong = finding !== undefined && finding.code !== 'face_missing';
    const note = refused?.note ?? (isWrong ? this.sentence(finding) : this.changed(pointer));
    return {
      text: refused?.text ?? (column.isText ? String(value ?? '') : this.amount(value as number | null)),
      edit: refused?.text ?? (column.isText ? String(value ?? '') : this.editable(value as number | null)),
      isReadOnly: !board?.isEditable(), marks: this.marksOf(pointer, board?.state(pointer)?.kind, refused !== undefined || isWrong), ...(note === undefined ? {} : { note }),
    };
  };

  protected readonly readCell = (_row: GridRow, column: GridColumn, text: string): CellReading => (column.isText ? { text } : this.readings.amount(text, this.currency()));

  protected take({ changes }: GridChange): void {
    const written: Record<'partner' | 'officer', { pointer: string; value: unknown }[]> = { partner: [], officer: [] };
    for (const { row, column, text } of changes) {
      const shown = this.shown().find((one) => one.id === column);
      if (!shown || shown.kind === 'computed') continue;
      const pointer = this.pointerOf(row, shown);
      const { minor, finding } = isTextColumn(column) ? { minor: null, finding: null } : parseAmount(text, this.currency(), this.languages.current(), pointer);
      if (finding) {
        this.typed.refuse(pointer, text, this.sentence(finding));
        continue;
      }
      this.typed.accept(pointer);
      written[shown.kind].push({ pointer, value: isTextColumn(column) ? text : minor });
    }
    this.desk.partner()?.putAll(written.partner);
    this.desk.officer()?.putAll(written.officer);
  }

  /** The line or amount whose panel is open: how the line stood in earlier periods, what is said about it. */
  protected readonly opened = computed(() => {
    const at = this.openAt();
    const line = this.view()?.definitions.lines.find((one) => one.id === at?.row);
    if (!at || !line) return null;
    const shown = this.shown().find((one) => one.id === at.column);
    const pointer = shown && shown.kind === 'partner' ? `/finance/${line.id}/${shown.field}` : `/finance/${line.id}`;
    const subject = [`${line.code} ${line.description}`, ...(shown?.kind === 'partner' ? [this.texts.say(`reports.face.${shown.id}`)] : [])].join(' · ');
    return { pointer, subject, facts: this.factsOf(line.id) };
  });

  protected open(at: CellAddress): void {
    if (at.row !== totalId) this.openAt.set(at);
  }

  protected close(): void {
    this.openAt.set(null);
    this.grid().focus();
  }

  private pointerOf(line: string, column: FinanceColumn & { kind: 'partner' | 'officer' }): string {
    return `/${column.kind === 'partner' ? 'finance' : 'lines'}/${line}/${column.field}`;
  }

  private computed(line: string, id: 'budget' | 'left' | 'A' | 'D' | 'G'): number | null {
    const budget = this.view()?.definitions.lines.find((one) => one.id === line)?.funder ?? null;
    if (id === 'budget') return budget;
    if (id === 'left') return budget === null ? null : budget - (this.acceptedBefore().get(line) ?? 0);
    return this.face().get(line)?.[id] ?? null;
  }

  private totalOf(id: string): string {
    if (id === 'budget') return this.amount(sumMinor(this.view()?.definitions.lines.map((one) => one.funder) ?? []));
    if (id === 'left') return this.amount(sumMinor(this.view()?.definitions.lines.map((one) => this.computed(one.id, 'left')) ?? []));
    if (id === 'partnerSpent') {
      const spent = this.desk.partner()?.content().finance.map((one) => one.partnerSpent).filter((one) => one !== null) ?? [];
      return spent.length === 0 ? '' : this.amount(sumMinor(spent));
    }
    return id.length === 1 ? this.amount(this.totals()[id as 'A']) : '';
  }

  private amount(minor: number | null | undefined): string {
    return minor === null || minor === undefined ? '' : formatAmount(minor, this.currency(), this.languages.current());
  }

  private editable(minor: number | null | undefined): string {
    return minor === null || minor === undefined ? '' : editText(minorToDecimal(minor, this.currency()), this.languages.current());
  }

  private marksOf(pointer: string, state: string | undefined, isInvalid: boolean): CellMark[] {
    const commented = this.desk.commented();
    const isCommented = commented.has(pointer) || (pointer.endsWith('/actual') && commented.has(pointer.split('/').slice(0, 3).join('/')));
    return [
      ...(state === 'waiting' || state === 'saved' || state === 'conflict' ? [state] as CellMark[] : []), ...(isInvalid || state === 'refused' ? ['invalid' as const] : []),
      ...(isCommented ? ['commented' as const] : []),
    ];
  }

  private changed(pointer: string): string | undefined {
    const all = this.desk.before();
    if (!all.has(pointer)) return undefined;
    const before = shownChange(pointer, all.get(pointer), { language: this.languages.current(), currency: this.currency() });
    return this.texts.say('reports.wasBefore', { before: before || this.texts.say('reports.empty') });
  }

  private factsOf(line: string): Definition[] {
    return this.view()?.earlier.map(({ end, face }) => {
      const row = face.find((one) => one.line === line);
      const figures = { spent: this.amount(row?.B), accepted: this.amount(row?.C), authorised: this.amount(row?.F) };
      return { term: this.texts.say('reports.until', { day: formatDay(end, this.languages.current()) }), text: row ? this.texts.say('reports.lineBefore', figures) : null };
    }) ?? [];
  }

  private sentence(finding: Finding): string {
    return this.findingTexts.of(finding, { folders: ['reports.finding'], currency: () => this.currency() });
  }

  private varianceText(finding: Finding | undefined, category: string): string {
    return finding ? this.sentence(finding) : this.texts.say('reports.varianceOf', { category });
  }
}
