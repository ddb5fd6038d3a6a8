import { Component, ElementRef, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { anchorOf } from '../../ui/field/board';
import { MarkedText } from '../../ui/marked-text';
import { longestQuote } from '../data/sentences';

/** A paragraph to read, with the sentences marked that comments quote; what one selects in it can be commented on. */
@Component({
  selector: 'app-quotable-text',
  imports: [MarkedText, MatButton, MatIcon, TranslocoPipe],
  template: `
    <p class="label small soft">{{ label() }}</p>
    <p class="read" dir="auto" #paragraph [attr.lang]="language()">@if (text(); as words) {<app-marked-text [text]="words" [marks]="quotes()" />} @else {<span class="soft">–</span>}</p>
    @if (picked(); as sentence) {
      <button matButton="outlined" type="button" (pointerdown)="$event.preventDefault()" (click)="take(sentence)"><mat-icon svgIcon="comment" aria-hidden="true" />{{ 'reports.commentSelected' | transloco }}</button>
    }
  `,
  styles: '.read { margin-block: var(--space-1); max-inline-size: 75ch; }',
  host: { '[id]': 'anchor()', tabindex: '-1', '(document:selectionchange)': 'look()' },
})
export class QuotableText {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly paragraph = viewChild.required<ElementRef<HTMLElement>>('paragraph');
  readonly pointer = input.required<string>();
  readonly label = input.required<string>();
  readonly text = input.required<string>();
  readonly language = input<string>();
  readonly quotes = input<readonly string[]>([]);
  readonly mayQuote = input(false);
  readonly quoted = output<string>();
  protected readonly anchor = computed(() => anchorOf(this.pointer()));
  protected readonly picked = signal('');

  /** What is selected in this paragraph, as far as it can be quoted. */
  protected look(): void {
    const selection = document.getSelection();
    if (this.host.nativeElement.contains(document.activeElement) && document.activeElement?.tagName === 'BUTTON') return;
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    const isHere = range !== null && this.paragraph().nativeElement.contains(range.commonAncestorContainer);
    const words = isHere && this.mayQuote() ? range.toString().trim() : '';
    this.picked.set(words.length >= 3 && words.length <= longestQuote && this.text().includes(words) ? words : '');
  }

  protected take(sentence: string): void {
    this.picked.set('');
    document.getSelection()?.removeAllRanges();
    this.quoted.emit(sentence);
  }
}
