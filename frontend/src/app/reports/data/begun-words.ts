import { Injectable, computed, effect, inject, linkedSignal, untracked } from '@angular/core';
import { z } from 'zod';
import type { PatchEntry } from '#shared/platform';
import { DeviceStore } from '../../platform/device/device-store';
import { DraftKeeper } from '../../platform/drafts/draft-keeper';
import { newId } from '../../platform/new-id';
import { SessionStore } from '../../platform/session/session-store';
import { ReportDesk } from './report-desk';

/** An answer in a thread, a comment on a place, a note among staff, a note that is said otherwise. */
export type WordKind = 'answer' | 'comment' | 'note' | 'change';
/** Where a word is begun; `at` is a thread, a place or a note, null: the report as a whole. */
export const wordKey = (kind: WordKind, at: string | null): string => `/words/${kind}${at === null || at.startsWith('/') ? at ?? '' : `/${at}`}`;

const begunWord = z.object({ id: z.string(), text: z.string(), quote: z.string().nullable(), mentions: z.array(z.object({ id: z.string(), name: z.string() })) });
/** A word that is being written; its id stays as long as the text does: a word whose answer was lost is said again, never twice. */
export type BegunWord = Readonly<z.infer<typeof begunWord>>;
interface KeptWord {
  readonly word: BegunWord;
  readonly entry: PatchEntry;
}
/** A word of an earlier visit, to be taken up again or given up. */
export interface LeftWord extends KeptWord {
  readonly key: string;
  readonly kind: WordKind;
  readonly at: string | null;
}

/** Words on the report that somebody began and has not said: kept on the device beside the fields that are not sent, never sent themselves. Provided by the page. */
@Injectable()
export class BegunWords {
  private readonly device = inject(DeviceStore);
  private readonly session = inject(SessionStore);
  private readonly desk = inject(ReportDesk);
  private readonly person = computed(() => this.session.person()?.id ?? '');
  private readonly keeper = computed(() => {
    const id = this.desk.shownId();
    return id === undefined ? undefined : new DraftKeeper(this.device, this.person(), `/reports/${id}/words`);
  });
  private readonly begun = linkedSignal<unknown, ReadonlyMap<string, KeptWord>>({ source: this.keeper, computation: () => new Map() });
  private readonly taken = linkedSignal<unknown, readonly LeftWord[]>({ source: this.keeper, computation: () => [] });
  private readonly found = linkedSignal<unknown, readonly LeftWord[]>({ source: this.keeper, computation: () => [] });
  readonly left = this.found.asReadonly();

  constructor() {
    effect(() => {
      const keeper = this.keeper();
      void keeper?.rows().then((rows) => {
        if (untracked(this.keeper) === keeper) this.found.set(rows.flatMap((row) => leftWord(keeper.adopt(row))));
      });
    });
  }

  of(key: string): BegunWord | undefined {
    return this.begun().get(key)?.word;
  }

  /** Whether something is written there. */
  has(key: string): boolean {
    return (this.of(key)?.text.trim() ?? '') !== '';
  }

  write(key: string, said: Omit<BegunWord, 'id'>): void {
    const before = this.begun().get(key);
    const word = { ...said, id: before?.word.text.trim() === said.text.trim() ? before.word.id : newId() };
    const entry = { pointer: key, value: word, base: 0 };
    this.begun.update((all) => new Map([...all, [key, { word, entry }]]));
    if (word.text.trim() !== '') this.keeper()?.put(entry, 'word_begun');
    else if (before) this.keeper()?.remove(before.entry);
  }

  /** It was said, or given up. */
  drop(key: string): void {
    const kept = this.begun().get(key);
    if (!kept) return;
    this.keeper()?.remove(kept.entry);
    this.begun.update((all) => new Map([...all].filter(([one]) => one !== key)));
    this.taken.update((all) => all.filter((one) => one.key !== key));
  }

  /** Goes on with a word of an earlier visit; what was written there meanwhile stands below it. */
  restore(left: LeftWord): void {
    const now = this.of(left.key)?.text.trim();
    if (now) this.write(left.key, { ...left.word, text: `${left.word.text}\n\n${now}` });
    else this.begun.update((all) => new Map([...all, [left.key, left]]));
    this.taken.update((all) => [...all, left]);
    this.found.update((all) => all.filter((one) => one !== left));
  }

  discard(left: LeftWord): void {
    this.keeper()?.remove(left.entry);
    this.found.update((all) => all.filter((one) => one !== left));
  }

  /** Places of words that were taken up again and lie within a place, or anywhere: they are written there, as their own may not be open. */
  takenWithin(kind: WordKind, place: string | null): (string | null)[] {
    return this.taken().filter((one) => one.kind === kind && one.at !== place && (place === null || one.at?.startsWith(`${place}/`))).map((one) => one.at);
  }
}

function leftWord(entry: PatchEntry): LeftWord[] {
  const word = begunWord.safeParse(entry.value);
  const [, kind, at] = /^\/words\/(answer|comment|note|change)(\/.*)?$/.exec(entry.pointer) ?? [];
  if (!word.success || !kind) return [];
  const isPlace = kind === 'comment' || kind === 'note';
  return [{ key: entry.pointer, kind: kind as WordKind, at: at === undefined ? null : isPlace ? at : at.slice(1), word: word.data, entry }];
}
