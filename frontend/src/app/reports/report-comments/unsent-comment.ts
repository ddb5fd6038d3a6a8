import { Component, ElementRef, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { UnsentComment as Unsent } from '#shared/reports';
import { focusBeside } from '../../ui/focus-beside';
import { ReportDesk } from '../data/report-desk';

/** A comment, or a further word in a thread, that the officer has written and not sent yet. */
@Component({
  selector: 'app-unsent-comment',
  imports: [MatButton, TranslocoPipe],
  template: `
    @if (!comment().thread && comment().quote; as quote) { <blockquote><bdi>{{ quote }}</bdi></blockquote> }
    <p dir="auto">{{ comment().text }}</p>
    @if (mayTakeBack()) { <div class="actions"><button matButton type="button" (click)="takeBack()">{{ 'common.remove' | transloco }}</button></div> }
  `,
  styles: `
    :host { display: flex; flex-direction: column; gap: var(--space-1); }
    blockquote { margin: 0; padding-inline-start: var(--space-3); border-inline-start: 3px solid var(--line-strong); font-style: italic; white-space: pre-line; }
    p { white-space: pre-line; }
  `,
})
export class UnsentComment {
  private readonly desk = inject(ReportDesk);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly comment = input.required<Unsent>();
  protected readonly mayTakeBack = computed(() => this.desk.officer()?.isEditable() ?? false);

  protected takeBack(): void {
    focusBeside(this.host.nativeElement);
    this.desk.officer()?.put(`/comments/${this.comment().id}`, null);
  }
}
