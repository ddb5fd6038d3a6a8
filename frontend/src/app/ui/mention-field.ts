import { CdkTextareaAutosize } from '@angular/cdk/text-field';
import { Component, ElementRef, computed, inject, input, linkedSignal, model, output, resource, signal, viewChild } from '@angular/core';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { debounced } from '../platform/debounced';
import { PluralPipe } from '../platform/i18n/format-pipes';
import { FindingTexts } from './field/finding-texts';

/** Somebody who may be named. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  /** A word that tells apart people of one name: their side. */
  readonly hint?: string;
}
export type AskPeople = (beginning: string) => Promise<readonly NamedPerson[]>;

/** What is typed after the last `@` before the caret: at most three words. */
const asked = /(?:^|[\s(])@((?:[\p{L}\p{N}'’._-]+ ?){0,3})$/u;
/** So long nothing was typed before people are asked for, ms. */
const quiet = 200;
/** Of a word that is said, in characters: what is pasted beyond it stays, and is not said before it is shorter. */
export const longestWord = 4000;
let lists = 0;

/**
 * A text in which people are named by `@`: a list opens under it, moved through by arrows, taken by Enter or Tab, closed by Escape.
 * Ctrl+Enter sends. Who is named no longer is mentioned no longer.
 */
@Component({
  selector: 'app-mention-field',
  imports: [CdkTextareaAutosize, MatFormField, MatHint, MatInput, MatLabel, PluralPipe, TranslocoPipe],
  templateUrl: './mention-field.html',
  styleUrl: './mention-field.scss',
})
export class MentionField {
  private readonly findingTexts = inject(FindingTexts);
  private readonly area = viewChild.required<ElementRef<HTMLTextAreaElement>>('area');
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly rows = input(2);
  readonly text = model('');
  readonly mentions = model<readonly NamedPerson[]>([]);
  readonly people = input<AskPeople>();
  readonly send = output();

  protected readonly id = `people-${String((lists += 1))}`;
  /** What is typed of a name; null: no name is being typed. */
  private readonly beginning = signal<string | null>(null);
  private readonly settled = debounced(this.beginning, quiet);
  private readonly found = resource({
    params: () => { const people = this.people(); const beginning = this.settled(); return people && beginning !== null ? { people, beginning } : undefined; },
    loader: ({ params: { people, beginning } }) => people(beginning),
  });
  /** Whose names begin so, as far as they are those of what stands there now. */
  protected readonly offered = computed((): readonly NamedPerson[] => (this.state() === 'found' && this.found.hasValue() ? this.found.value() : []));
  protected readonly active = linkedSignal({ source: this.offered, computation: () => 0 });
  protected readonly isOpen = computed(() => this.offered().length > 0);
  protected readonly state = computed((): 'none' | 'asking' | 'failed' | 'found' => {
    if (this.beginning() === null || !this.people()) return 'none';
    if (this.beginning() !== this.settled() || this.found.isLoading()) return 'asking';
    return this.found.error() ? 'failed' : 'found';
  });

  protected readonly tooLong = computed(() => this.findingTexts.tooLong(this.text(), longestWord));

  focus(): void {
    this.area().nativeElement.focus();
  }

  protected type(): void {
    const { value, selectionStart } = this.area().nativeElement;
    this.put(value);
    this.beginning.set(asked.exec(value.slice(0, selectionStart))?.[1]?.trim() ?? null);
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.send.emit();
      return;
    }
    if (!this.isOpen()) return;
    const n = this.offered().length;
    if (event.key === 'ArrowDown') this.active.update((at) => (at + 1) % n);
    else if (event.key === 'ArrowUp') this.active.update((at) => (at + n - 1) % n);
    else if (event.key === 'Enter' || event.key === 'Tab') this.take(this.active());
    else if (event.key === 'Escape') this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected take(at: number): void {
    const person = this.offered()[at];
    const area = this.area().nativeElement;
    const caret = area.selectionStart;
    const before = area.value.slice(0, caret);
    const found = asked.exec(before);
    this.close();
    if (!person || !found) return;
    const start = before.length - (found[1] ?? '').length;
    const text = `${before.slice(0, start)}${person.name} ${area.value.slice(caret)}`;
    this.mentions.update((all) => [...all.filter((one) => one.id !== person.id), { id: person.id, name: person.name }]);
    this.put(text);
    area.value = text;
    area.focus();
    const place = start + person.name.length + 1;
    area.setSelectionRange(place, place);
  }

  protected close(): void {
    this.beginning.set(null);
  }

  private put(text: string): void {
    this.text.set(text);
    const named = this.mentions().filter((one) => text.includes(`@${one.name}`));
    if (named.length !== this.mentions().length) this.mentions.set(named);
  }
}
