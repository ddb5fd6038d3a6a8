import { NgTemplateOutlet } from '@angular/common';
import { Component, Directive, TemplateRef, computed, contentChildren, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuTrigger } from '@angular/material/menu';
import { TranslocoPipe } from '@jsverse/transloco';
import { PluralPipe } from '../platform/i18n/format-pipes';
import { KeptOnDevice } from '../platform/kept-on-device';
import { EmptyState } from './empty-state';
import type { KeysetList } from './keyset-list';
import { ProblemPanel } from './problem-panel';
import { Skeleton } from './skeleton';

/** The template of one column's cells: `<ng-template appCell="due" [of]="list" let-row>{{ row.due | day }}</ng-template>`; `of` gives `row` its type. */
@Directive({ selector: '[appCell]' })
export class Cell<T> {
  readonly appCell = input.required<string>();
  readonly of = input<KeysetList<T>>();
  readonly template = inject<TemplateRef<{ $implicit: T }>>(TemplateRef);

  static ngTemplateContextGuard<T>(_cell: Cell<T>, context: unknown): context is { $implicit: T } {
    return context !== null;
  }
}

export interface ListColumn {
  readonly id: string;
  readonly head: string;
  readonly isNumber?: boolean;
  /** Left out until the reader chooses it. */
  readonly isExtra?: boolean;
  /** Always shown: what names the row. */
  readonly isFixed?: boolean;
}

/**
 * A list: sticky head, columns to choose (remembered per list), "load more", skeleton, empty and error states.
 * On a phone each row is a card with its heads.
 */
@Component({
  selector: 'app-list-table',
  imports: [EmptyState, MatButton, MatCheckbox, MatIcon, MatMenu, MatMenuTrigger, NgTemplateOutlet, PluralPipe, ProblemPanel, Skeleton, TranslocoPipe],
  templateUrl: './list-table.html',
  styleUrl: './list-table.scss',
})
export class ListTable<T extends { readonly id: string }> {
  private readonly kept = inject(KeptOnDevice);
  /** Names the list where the choice of columns is kept: `reports`. */
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly columns = input.required<readonly ListColumn[]>();
  readonly list = input.required<KeysetList<T>>();
  readonly emptyTitle = input.required<string>();
  readonly emptyText = input<string>();
  protected readonly cells = contentChildren<Cell<T>>(Cell);
  protected readonly templates = computed(() => new Map(this.cells().map((c) => [c.appCell(), c.template])));

  private readonly key = computed(() => `portal.columns.${this.name()}`);
  private readonly hidden = linkedSignal((): readonly string[] => {
    const kept = this.kept.read(this.key());
    return Array.isArray(kept) ? kept.map(String) : this.columns().filter((c) => c.isExtra).map((c) => c.id);
  });
  protected readonly shown = computed(() => this.columns().filter((c) => c.isFixed || !this.hidden().includes(c.id)));
  protected readonly choosable = computed(() => this.columns().filter((c) => !c.isFixed));

  protected isShown(column: ListColumn): boolean {
    return !this.hidden().includes(column.id);
  }

  protected choose(column: ListColumn, isShown: boolean): void {
    this.hidden.update((all) => (isShown ? all.filter((id) => id !== column.id) : [...all, column.id]));
    this.kept.write(this.key(), this.hidden());
  }
}
