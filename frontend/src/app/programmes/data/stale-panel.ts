import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

/** Somebody else saved the same record meanwhile: what is typed stays, and where both wrote one is asked whose words count. */
@Component({
  selector: 'app-stale-panel',
  imports: [MatButton, TranslocoPipe],
  template: `
    <div class="panel stack stale" role="alert">
      <p><strong>{{ 'programmes.stale.title' | transloco }}</strong></p>
      @if (contested().length > 0) {
        <p>{{ 'programmes.stale.both' | transloco: { fields: contested().join(', ') } }}</p>
        <div class="actions">
          <button matButton="filled" type="button" (click)="chosen.emit('theirs')">{{ 'common.field.takeTheirs' | transloco }}</button>
          <button matButton="outlined" type="button" (click)="chosen.emit('mine')">{{ 'common.field.keepMine' | transloco }}</button>
        </div>
      } @else {
        <p>{{ 'programmes.stale.apart' | transloco }}</p>
        <div class="actions"><button matButton="filled" type="button" (click)="chosen.emit('mine')">{{ 'programmes.stale.goOn' | transloco }}</button></div>
      }
    </div>
  `,
  styles: '.stale { margin-block-end: var(--space-4); border-inline-start: 4px solid var(--warn-ink); }',
})
export class StalePanel {
  /** Names of the fields that both wrote. */
  readonly contested = input<readonly string[]>([]);
  readonly chosen = output<'mine' | 'theirs'>();
}
