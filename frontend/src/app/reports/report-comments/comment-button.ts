import { Component, ElementRef, Injector, afterNextRender, computed, effect, inject, input, model, signal, untracked, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { BegunWords, wordKey } from '../data/begun-words';
import { ReportDesk } from '../data/report-desk';
import { WordForm, type Word } from './word-form';

/** The officer's way to comment on a place of the report, or on a sentence of it: an unsent comment, gathered for the send-back. */
@Component({
  selector: 'app-comment-button',
  imports: [MatButton, MatFormField, MatIcon, MatInput, MatLabel, TranslocoPipe, WordForm],
  template: `
    @if (mayComment()) {
      @if (isOpen()) {
        <app-word-form [label]="'reports.commentOn' | transloco: { subject: subject() }" [act]="'reports.addComment' | transloco" [rows]="3" [say]="add" [keptAs]="key()" [quote]="quote()" [mayCancel]="true" (cancelled)="close()">
          @if (choices().length > 0) {
            <mat-form-field subscriptSizing="dynamic">
              <mat-label>{{ 'reports.quoteOf' | transloco }}</mat-label>
              <select matNativeControl (change)="quote.set($any($event.target).value || null)">
                <option value="" [selected]="!quote()">{{ 'reports.quoteNone' | transloco }}</option>
                @for (one of choices(); track one) { <option dir="auto" [value]="one" [selected]="one === quote()">{{ one }}</option> }
              </select>
            </mat-form-field>
          }
        </app-word-form>
      } @else {
        <button #opener matButton type="button" [attr.aria-label]="'reports.commentOn' | transloco: { subject: subject() }" (click)="open()">
          <mat-icon svgIcon="comment" aria-hidden="true" />{{ 'reports.comment' | transloco }}
        </button>
      }
    }
  `,
  styles: 'mat-form-field { inline-size: 100%; max-inline-size: var(--width-form); }',
})
export class CommentButton {
  private readonly desk = inject(ReportDesk);
  private readonly words = inject(BegunWords);
  private readonly injector = inject(Injector);
  private readonly form = viewChild(WordForm);
  private readonly opener = viewChild<unknown, ElementRef<HTMLElement>>('opener', { read: ElementRef });
  readonly pointer = input.required<string>();
  readonly subject = input.required<string>();
  /** Sentences of the paragraph that one may comment on alone. */
  readonly sentences = input<readonly string[]>([]);
  /** The sentence that is meant; setting it opens the form. */
  readonly quote = model<string | null>(null);
  protected readonly key = computed(() => wordKey('comment', this.pointer()));
  private readonly opened = signal(false);
  /** What is begun stays open. */
  protected readonly isOpen = computed(() => this.opened() || this.words.has(this.key()));
  private readonly begunQuote = computed(() => this.words.of(this.key())?.quote ?? null);
  protected readonly mayComment = computed(() => this.desk.officer()?.isEditable() ?? false);
  protected readonly choices = computed(() => { const quote = this.quote(); return quote === null || this.sentences().includes(quote) ? this.sentences() : [quote, ...this.sentences()]; });

  constructor() {
    effect(() => { if (this.quote() !== null) untracked(() => this.open()); });
    effect(() => { const quote = this.begunQuote(); if (quote !== null) this.quote.set(quote); });
  }

  protected open(): void {
    if (this.isOpen()) return;
    this.opened.set(true);
    afterNextRender(() => this.form()?.focus(), { injector: this.injector });
  }

  protected close(): void {
    this.quote.set(null);
    this.opened.set(false);
    afterNextRender(() => this.opener()?.nativeElement.focus(), { injector: this.injector });
  }

  protected readonly add = ({ id, text, mentions }: Word): boolean => {
    this.desk.officer()?.put(`/comments/${id}`, { id, pointer: this.pointer(), quote: this.quote(), text, mentions: mentions.map((one) => one.id), thread: null });
    this.words.drop(this.key());
    this.close();
    return true;
  };
}
