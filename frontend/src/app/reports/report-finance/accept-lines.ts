import { Component, ElementRef, computed, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatMoney } from '#shared/money';
import { isCut, type FaceRow } from '#shared/reports';
import { PluralPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { ReportDesk } from '../data/report-desk';

interface Written {
  readonly pointer: string;
  readonly before: number | null;
  readonly after: number;
}

/** The officer takes the lines of the FACE as they are written, all undecided ones or all but those in question, in one act that can be undone. */
@Component({
  selector: 'app-accept-lines',
  imports: [MatButton, MatCheckbox, MatIcon, PluralPipe, TranslocoPipe],
  templateUrl: './accept-lines.html',
  styles: ':host { display: flex; flex-direction: column; gap: var(--space-3); } fieldset { display: flex; flex-direction: column; border: 0; margin: 0; padding: 0; } legend { padding: 0; }',
})
export class AcceptLines {
  private readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly first = viewChild.required<unknown, ElementRef<HTMLElement>>('first', { read: ElementRef });
  private readonly opener = viewChild.required<unknown, ElementRef<HTMLElement>>('opener', { read: ElementRef });
  protected readonly isOpen = signal(false);
  private readonly left = signal<ReadonlySet<string>>(new Set());
  /** The newest act, as long as it can be undone. */
  protected readonly done = signal<{ readonly written: readonly Written[]; readonly lines: number } | null>(null);

  protected readonly lines = computed(() => {
    const lines = new Map(this.desk.view()?.definitions.lines.map((one) => [one.id, `${one.code} ${one.description}`]));
    return this.desk.face().map((row) => ({
      id: row.line, name: lines.get(row.line) ?? row.code, isTaken: !this.left().has(row.line),
      asked: this.texts.say('reports.accept.asked', { spent: this.money(row.B), requested: this.money(row.E) }), decided: this.cutOf(row),
    }));
  });
  protected readonly taken = computed(() => this.lines().filter((one) => one.isTaken).length);

  /** Opens the choice: what was cut or commented on is left out until the officer takes it. */
  protected open(): void {
    const commented = [...this.desk.commented()];
    const isInQuestion = (row: FaceRow) => isCut(row.C, row.B) || isCut(row.F, row.E) || commented.some((pointer) => [`/finance/${row.line}`, `/lines/${row.line}`].some((at) => pointer === at || pointer.startsWith(`${at}/`)));
    this.left.set(new Set(this.desk.face().filter(isInQuestion).map((row) => row.line)));
    this.isOpen.set(true);
  }

  protected take(line: string, isTaken: boolean): void {
    this.left.update((before) => new Set(isTaken ? [...before].filter((one) => one !== line) : [...before, line]));
  }

  protected acceptChosen(): void {
    this.accept(this.desk.face().filter((row) => !this.left().has(row.line)), false);
    this.close();
  }

  /** Back to the button that opened it. */
  protected close(): void {
    this.isOpen.set(false);
    this.opener().nativeElement.focus();
  }

  protected acceptUndecided(): void {
    this.accept(this.desk.face(), true);
  }

  /** Back to what stood there, except where something else was written since. */
  protected undo(): void {
    const board = this.desk.officer();
    for (const { pointer, before, after } of this.done()?.written ?? []) if (board?.value(pointer) === after) board.put(pointer, before);
    this.done.set(null);
    this.first().nativeElement.focus();
  }

  private accept(rows: readonly FaceRow[], isOnlyUndecided: boolean): void {
    const wanted = (line: string, field: string, decided: number | null, asked: number | null): Written[] =>
      (asked === null || decided === asked || (isOnlyUndecided && decided !== null) ? [] : [{ pointer: `/lines/${line}/${field}`, before: decided, after: asked }]);
    const byLine = rows.map((row) => [...wanted(row.line, 'accepted', row.C, row.B), ...wanted(row.line, 'authorised', row.F, row.E)]).filter((one) => one.length > 0);
    const written = byLine.flat();
    for (const { pointer, after } of written) this.desk.officer()?.put(pointer, after);
    if (written.length > 0) this.done.set({ written, lines: byLine.length });
  }

  private cutOf(row: FaceRow): string | null {
    if (!isCut(row.C, row.B) && !isCut(row.F, row.E)) return null;
    return this.texts.say('reports.accept.decided', { accepted: this.money(row.C), authorised: this.money(row.F) });
  }

  private money(minor: number | null): string {
    return minor === null ? '–' : formatMoney({ minor, currency: this.desk.view()?.currency ?? 'EUR' }, this.languages.current());
  }
}
