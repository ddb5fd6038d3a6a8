import { Component, ElementRef, afterRenderEffect, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { DefinitionList, type Definition } from '../../ui/definition-list';
import { CommentButton } from './comment-button';

/** The panel of one cell: what it means, what stood there before, and a way to comment on it (comments stand below the table). Escape closes it. */
@Component({
  selector: 'app-cell-details',
  imports: [DefinitionList, MatButton, CommentButton, TranslocoPipe],
  template: `
    <section class="details stack" role="region" [attr.aria-label]="subject()" (keydown.escape)="closed.emit()">
      <div class="spread">
        <h4 #head tabindex="-1"><bdi>{{ subject() }}</bdi></h4>
        <button matButton type="button" (click)="closed.emit()">{{ 'common.close' | transloco }}</button>
      </div>
      <app-definition-list [items]="facts()" />
      <app-comment-button [pointer]="pointer()" [subject]="subject()" />
    </section>
  `,
  styles: `
    .details { border: 1px solid var(--line-strong); border-radius: var(--corner); padding: var(--space-4); background: var(--panel-sunken); }
    h4:focus { outline: none; }
  `,
})
export class CellDetails {
  readonly pointer = input.required<string>();
  readonly subject = input.required<string>();
  readonly facts = input.required<readonly Definition[]>();
  readonly closed = output();
  private readonly head = viewChild.required<ElementRef<HTMLElement>>('head');

  constructor() {
    afterRenderEffect(() => {
      this.pointer();
      this.head().nativeElement.focus({ preventScroll: true });
    });
  }
}
