import { Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { markIcons } from './mark-icons';
import { cellMarks, type CellMark } from './grid-model';

/** What the signs in the cells mean: once on a page with grids. */
@Component({
  selector: 'app-grid-legend',
  imports: [MatIcon, TranslocoPipe],
  template: `
    <ul class="small" [attr.aria-label]="'common.grid.legend' | transloco">
      @for (mark of marks(); track mark) { <li><mat-icon [svgIcon]="icons[mark]" [class]="mark" aria-hidden="true" />{{ 'common.grid.mark.' + mark | transloco }}</li> }
    </ul>
  `,
  styles: `
    ul { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); margin: 0; padding: 0; list-style: none; color: var(--ink-soft); }
    li { display: inline-flex; align-items: center; gap: 6px; }
    .mat-icon { inline-size: 14px; block-size: 14px; }
    .saved { color: var(--good-ink); }
    .waiting { color: var(--info-ink); }
    .unusual, .conflict { color: var(--warn-ink); }
    .invalid { color: var(--bad-ink); }
  `,
})
export class GridLegend {
  readonly marks = input<readonly CellMark[]>(cellMarks);
  protected readonly icons = markIcons;
}
