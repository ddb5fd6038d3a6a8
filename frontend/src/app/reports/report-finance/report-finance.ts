import { Component, DestroyRef, computed, inject, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatAmount, minorToDecimal, parseAmount, sumMinor } from '#shared/money';
import { editText } from '#shared/numbers';
import { pointerParts, type Finding } from '#shared/platform';
import { faceTotals, officerFaceFindings, type FaceRow } from '#shared/reports';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { anchorOf } from '../../ui/field/board';
import { Field } from '../../ui/field/field';
import { FieldConflict } from '../../ui/field/field-conflict';
import { FindingTexts } from '../../ui/field/finding-texts';
import { CellReadings } from '../../ui/grid/cell-readings';
import { Grid } from '../../ui/grid/grid';
import { GridLegend } from '../../ui/grid/grid-legend';
import type { CellAddress, CellChange, CellMark, CellReading, GridCell, GridChange, GridColumn, GridRow } from '../../ui/grid/grid-model';
import { placeOf } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';
import { ShownCells } from '../data/shown-cells';
import { shownChange } from '../data/shown-change';
import { CellPanel } from '../cell-panel/cell-panel';
import { OpenCell } from '../cell-panel/open-cell';
import { PlaceComments } from '../report-comments/place-comments';
import { AcceptLines } from './accept-lines';
import { CutReasons } from './cut-reasons';
import { DecisionConflicts } from './decision-conflicts';
import { faceColumns, isTextColumn, partnerColumns, type FinanceColumn } from './finance-columns';

const totalId = 'total';

/** More than the partner wrote, or less than nothing: said at its cell. What is still undecided stands in the review. */
const outOfRange = (rows: readonly FaceRow[]): Finding[] =>
  officerFaceFindings(rows, [], { grant: Number.MAX_SAFE_INTEGER, authorisedBefore: 0, releasedOnIt: 0 }).filter((one) => one.code === 'face_out_of_range');

/** The FACE of the report: the partner fills B and E, the officer C and F, the rest is computed live (domain 5). */
@Component({
  selector: 'app-report-finance',
  imports: [AcceptLines, CellPanel, CutReasons, DecisionConflicts, Field, FieldConflict, Grid, GridLegend, PlaceComments, TranslocoPipe],
  providers: [OpenCell],
  templateUrl: './report-finance.html',
  styles: ':host { display: block; }',
})
export class ReportFinance {
  protected readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly findingTexts = inject(FindingTexts);
  private readonly readings = inject(CellReadings);
  private readonly grid = viewChild.required(Grid);
  private readonly openCell = inject(OpenCell);
  protected readonly anchorOf = anchorOf;
  protected readonly marks: readonly CellMark[] = ['waiting', 'saved', 'conflict', 'invalid', 'commented'];

  private readonly view = this.desk.view;
  private readonly currency = computed(() => this.view()?.currency ?? 'EUR');
  private readonly shown = computed(() => (this.view()?.officer ? faceColumns : partnerColumns));
  private readonly face = computed(() => new Map(this.desk.face().map((row) => [row.line, row])));
  private readonly totals = computed(() => faceTotals(this.desk.face()));
  private readonly problems = computed(() => new Map([
    ...this.desk.findings().filter((one) => one.pointer.startsWith('/finance/')), ...(this.mayDecide() ? outOfRange(this.desk.face()) : []),
  ].map((one) => [one.pointer, one])));
  protected readonly keptAs = computed(() => `${this.view()?.id ?? ''} finance`);
  protected readonly conflicts = computed(() => {
    const definitions = this.view()?.definitions;
    const mine = this.desk.partner()?.conflicts().filter(({ pointer }) => pointer.startsWith('/finance/')) ?? [];
    return mine.map((one) => ({ ...one, name: definitions ? placeOf(one.pointer, definitions, this.texts) : '' }));
  });
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
    const unread = board?.unread(pointer) as string | undefined;
    const finding = this.problems().get(pointer);
    const isWrong = finding !== undefined && finding.code !== 'face_missing';
    const note = unread === undefined ? (isWrong ? this.sentence(finding) : this.changed(pointer)) : this.whyUnread(unread, pointer);
    return {
      text: unread ?? (column.isText ? String(value ?? '') : this.amount(value as number | null)),
      edit: unread ?? (column.isText ? String(value ?? '') : this.editable(value as number | null)),
      isReadOnly: !board?.isEditable(), marks: this.marksOf(pointer, board?.state(pointer)?.kind, unread !== undefined || isWrong), ...(note === undefined ? {} : { note }),
    };
  };

  constructor() {
    inject(ShownCells).leadBy((pointer) => this.show(pointer), inject(DestroyRef));
  }

  /** A value of the FACE in words. */
  protected readonly inWords = (value: unknown, pointer: string): string => shownChange(pointer, value, { language: this.languages.current(), currency: this.currency() });

  protected readonly readCell = (_row: GridRow, column: GridColumn, text: string): CellReading => (column.isText ? { text } : this.readings.amount(text, this.currency()));

  protected take({ changes }: GridChange): void {
    const written: Record<'partner' | 'officer', { pointer: string; value: unknown }[]> = { partner: [], officer: [] };
    for (const change of changes) {
      const typed = this.read(change);
      if (typed?.code === undefined) { if (typed) written[typed.kind].push(typed); }
      else this.desk[typed.kind]()?.keepUnread(typed.pointer, change.text, typed.code);
    }
    this.desk.partner()?.putAll(written.partner);
    this.desk.officer()?.putAll(written.officer);
  }

  /** While it is being typed: on its way already, so that nothing is lost in the middle of a cell. */
  protected type(change: CellChange): void {
    const typed = this.read(change);
    if (!typed) return;
    const board = this.desk[typed.kind]();
    if (typed.code === undefined) board?.type(typed.pointer, typed.value);
    else board?.keepUnread(typed.pointer, change.text, typed.code);
  }

  /** What a typed text comes to: the value of its field, or the code of why it is none. */
  private read({ row, column, text }: CellChange): { kind: 'partner' | 'officer'; pointer: string; value: unknown; code?: string } | null {
    const shown = this.shown().find((one) => one.id === column);
    if (!shown || shown.kind === 'computed') return null;
    const pointer = this.pointerOf(row, shown);
    if (isTextColumn(column)) return { kind: shown.kind, pointer, value: text };
    const { minor, finding } = parseAmount(text, this.currency(), this.languages.current(), pointer);
    return { kind: shown.kind, pointer, value: minor, ...(finding ? { code: finding.code } : {}) };
  }

  /** Why an amount that was typed is none yet. */
  private whyUnread(text: string, pointer: string): string {
    const { finding } = parseAmount(text, this.currency(), this.languages.current(), pointer);
    return finding ? this.sentence(finding) : '';
  }

  /** Of a line as a whole, its first field. */
  private show(pointer: string): boolean {
    const [part, line = '', field] = pointerParts(pointer);
    const kind = part === 'finance' ? 'partner' : part === 'lines' ? 'officer' : null;
    const column = this.shown().find((one) => one.kind === kind && (field === undefined || one.field === field.replace('Reason', '')));
    return column !== undefined && this.grid().show({ row: line, column: column.id });
  }

  protected open(at: CellAddress): void {
    const line = this.view()?.definitions.lines.find((one) => one.id === at.row);
    const shown = this.shown().find((one) => one.id === at.column);
    const decision = shown?.kind === 'officer' && this.desk.audience() === 'staff' ? shown.field : null;
    if (line) this.openCell.open({ kind: 'line', line, field: shown?.kind === 'partner' ? shown.field : null, decision }, () => { this.grid().focus(); });
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
    const before = this.inWords(all.get(pointer), pointer);
    return this.texts.say('reports.wasBefore', { before: before || this.texts.say('reports.empty') });
  }

  private sentence(finding: Finding): string {
    return this.findingTexts.of(finding, { folders: ['reports.finding'], currency: () => this.currency() });
  }

  private varianceText(finding: Finding | undefined, category: string): string {
    return finding ? this.sentence(finding) : this.texts.say('reports.varianceOf', { category });
  }
}
