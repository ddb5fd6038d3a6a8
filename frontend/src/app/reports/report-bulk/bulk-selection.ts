import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { BulkAction, ReportRow } from '#shared/reports';
import { PluralPipe } from '../../platform/i18n/format-pipes';
import { SessionStore } from '../../platform/session/session-store';
import { askInBulk } from './bulk-dialog';

/** So many at most in one act, as the API takes them. */
const most = 50;

/** Which rows of the list are chosen. */
export class Chosen {
  private readonly ids = signal<ReadonlySet<string>>(new Set());
  readonly count = computed(() => this.ids().size);
  has(id: string): boolean {
    return this.ids().has(id);
  }
  isFull(): boolean {
    return this.count() >= most;
  }
  choose(ids: readonly string[], isChosen: boolean): void {
    const others = [...this.ids()].filter((id) => !ids.includes(id));
    this.ids.set(new Set(isChosen ? [...others, ...ids].slice(0, most) : others));
  }
  clear(): void {
    this.ids.set(new Set());
  }
}

/** What can be done with the chosen reports; each act is shown before it is done. */
@Component({
  selector: 'app-bulk-selection',
  imports: [MatButton, MatCheckbox, PluralPipe, TranslocoPipe],
  host: { class: 'row no-print' },
  template: `
    <mat-checkbox [checked]="isAll()" [indeterminate]="chosen().count() > 0 && !isAll()" (change)="all($event.checked)">{{ 'reports.bulk.all' | transloco }}</mat-checkbox>
    <span role="status" class="soft">@if (chosen().count() > 0) { {{ 'reports.bulk.chosen' | plural: chosen().count() }} } @if (chosen().isFull()) { {{ 'reports.bulk.most' | transloco: { n: most } }} }</span>
    @if (chosen().count() > 0) {
      @if (session.can('report.review')) { <button matButton="outlined" type="button" (click)="act('approve')">{{ 'reports.bulk.approve.title' | transloco }}</button> }
      <button matButton="outlined" type="button" (click)="act('remind')">{{ 'reports.bulk.remind.title' | transloco }}</button>
    }
  `,
})
export class BulkSelection {
  private readonly dialog = inject(MatDialog);
  protected readonly session = inject(SessionStore);
  protected readonly most = most;
  readonly chosen = input.required<Chosen>();
  readonly rows = input.required<readonly ReportRow[]>();
  readonly changed = output();
  protected readonly isAll = computed(() => this.rows().length > 0 && this.rows().slice(0, most).every((row) => this.chosen().has(row.id)));

  protected all(isChosen: boolean): void {
    this.chosen().choose(this.rows().map((row) => row.id), isChosen);
  }

  protected async act(action: BulkAction): Promise<void> {
    const reports = this.rows().filter((row) => this.chosen().has(row.id));
    if (!(await askInBulk(this.dialog, { action, reports }))) return;
    this.chosen().clear();
    this.changed.emit();
  }
}
