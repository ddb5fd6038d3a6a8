import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { markDrawings } from './mark-drawings';
import { cellMarks, type CellMark } from './grid-model';

/** What the signs in the cells mean: once on a page with grids. */
@Component({
  selector: 'app-grid-legend',
  imports: [TranslocoPipe],
  template: `
    <ul class="small" [attr.aria-label]="'common.grid.legend' | transloco">
      @for (mark of marks(); track mark) { <li><svg class="cell-mark" [class]="mark" viewBox="0 0 24 24" aria-hidden="true"><path [attr.d]="drawings[mark]" /></svg>{{ 'common.grid.mark.' + mark | transloco }}</li> }
    </ul>
  `,
  styles: `
    ul { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); margin: 0; padding: 0; list-style: none; color: var(--ink-soft); }
    li { display: inline-flex; align-items: center; gap: 6px; }
  `,
})
export class GridLegend {
  readonly marks = input<readonly CellMark[]>(cellMarks);
  protected readonly drawings = markDrawings;
}
