import { computed, signal, type Signal } from '@angular/core';
import { sameValue, type PatchAnswer, type PatchEntry, type PatchResult } from '#shared/platform';
import { ApiProblem } from '../http/api-problem';
import type { Keeper } from './draft-keeper';

/** What became of a field that was typed in. A field that nobody touched has no state. */
export type FieldState =
  | { readonly kind: 'waiting'; readonly value: unknown }
  | { readonly kind: 'saved' }
  | { readonly kind: 'conflict'; readonly mine: unknown; readonly theirs: unknown; readonly by: string | null; readonly version: number }
  | { readonly kind: 'refused'; readonly mine: unknown; readonly code: string; readonly detail: string }
  /** Typed, and no value of the field (yet): stays on the device as it was typed, and is not sent. */
  | { readonly kind: 'unread'; readonly mine: unknown; readonly code: string };
/** A field that does not get to the server by itself: somebody has to answer. */
export interface StuckField {
  readonly pointer: string;
  readonly state: FieldState & { readonly kind: 'conflict' | 'refused' };
}
export type QueueState = 'saved' | 'unread' | 'waiting' | 'away' | 'conflict' | 'refused';

export interface DraftQueueOptions {
  /** The record's version when its fields were read. */
  readonly version: number;
  readonly send: (entries: PatchEntry[]) => Promise<PatchAnswer>;
  /** Keeps what the server does not have yet; told at every change, at once. */
  readonly keeper: Keeper;
  /** Quiet time before sending, ms. */
  readonly debounce?: number;
  /** First pause after a failure, ms; it doubles up to 30 s. */
  readonly pause?: number;
}

const longestPause = 30_000;
const mostEntries = 1000;

/**
 * The way of a draft's fields to the server (api.md, "Drafts are patched by field"): each change is kept on the device at
 * once, sent after a short quiet time, in order, one request at a time, repeated while the server is away. A later value of
 * a field replaces the one still waiting.
 */
export class DraftQueue {
  private readonly known = new Map<string, FieldState>();
  private readonly marks = signal(0);
  /** Of each field that somebody asked for: a change to one wakes nobody who looks at another. */
  private readonly each = new Map<string, Signal<FieldState | undefined>>();
  private readonly away = signal(false);
  private readonly latest = signal(0);
  private readonly othersAt = signal(0);
  private shown: number;
  /** All that the server does not have, in the order of typing: what waits, and what it refused or found changed. */
  private readonly held = new Map<string, PatchEntry>();
  private readonly bases = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private inFlight: Promise<void> | null = null;
  private failures = 0;
  private most = mostEntries;
  private isClosed = false;

  readonly fields = computed((): ReadonlyMap<string, FieldState> => { this.marks(); return new Map(this.known); });
  /** The newest version this page knows of: for the `If-Match` of what comes after the draft. */
  readonly version = this.latest.asReadonly();
  /** Somebody else has changed the record since the page showed it: read it again, then `caughtUp`. */
  readonly isBehind = computed(() => this.othersAt() > 0);
  readonly waiting = computed(() => this.count('waiting'));
  readonly refused = computed(() => this.count('refused'));
  readonly conflicts = computed(() => this.count('conflict'));
  /** What nobody but the writer can bring to an end. */
  readonly stuck = computed((): StuckField[] => [...this.fields()].flatMap(([pointer, state]) => (state.kind === 'conflict' || state.kind === 'refused' ? [{ pointer, state }] : [])));
  readonly state = computed<QueueState>(() => {
    if (this.conflicts()) return 'conflict';
    if (this.refused()) return 'refused';
    if (!this.waiting()) return this.count('unread') > 0 ? 'unread' : 'saved';
    return this.away() ? 'away' : 'waiting';
  });

  constructor(private readonly options: DraftQueueOptions) {
    this.latest.set(options.version);
    this.shown = options.version;
  }

  fieldState(pointer: string): FieldState | undefined {
    const asked = this.each.get(pointer) ?? computed(() => { this.marks(); return this.known.get(pointer); });
    this.each.set(pointer, asked);
    return asked();
  }

  /** A field has a new value, as typed. */
  put(pointer: string, value: unknown): void {
    this.putAll([{ pointer, value }]);
  }

  /**
   * Fields that got their values in one act, a pasted block: who looks at them is told once. Where it is asked which text stays, typing changes
   * one's own in the question and is no answer: who is typing when the question comes has not read it. Typing theirs is one.
   */
  putAll(fields: readonly Pick<PatchEntry, 'pointer' | 'value'>[]): void {
    for (const { pointer, value } of fields) {
      const state = this.known.get(pointer);
      const entry = { pointer, value, base: this.held.get(pointer)?.base ?? this.baseOf(pointer) };
      if (state?.kind !== 'conflict') this.hold(entry);
      else if (sameValue(value, state.theirs)) this.agree(pointer, state.version);
      else this.contest(entry, { ...state, mine: value });
    }
    this.tell();
    this.schedule(this.options.debounce ?? 600);
  }

  /** What is being typed in a field is no value of it: kept on the device all the same. @param code why it is none */
  keepUnread(pointer: string, typed: unknown, code: string): void {
    this.holdUnread({ pointer, value: typed, base: this.held.get(pointer)?.base ?? this.baseOf(pointer) }, code);
    this.tell();
  }

  /** The page shows the record as of this version, with what waits on top. What is typed from now on has seen it; what waits has not. */
  caughtUp(version: number): void {
    this.shown = Math.max(this.shown, version);
    this.latest.update((known) => Math.max(known, version));
    if (version >= this.othersAt()) this.othersAt.set(0);
    const unsent = new Set(this.unsent().map((one) => one.pointer));
    for (const pointer of this.bases.keys()) if (!unsent.has(pointer)) this.bases.delete(pointer);
  }

  /** Both texts were shown and one was chosen. */
  resolve(pointer: string, choice: 'mine' | 'theirs'): void {
    const state = this.known.get(pointer);
    if (state?.kind !== 'conflict') return;
    if (choice === 'theirs') this.agree(pointer, state.version);
    else {
      this.bases.set(pointer, state.version);
      this.hold({ pointer, value: state.mine, base: state.version });
      this.schedule(this.options.debounce ?? 600);
    }
    this.tell();
  }

  /** A value is given up, whatever became of it; for who does not show the record. */
  giveUp(pointer: string): void {
    this.settle(pointer);
    this.tell();
  }

  /** A refused value is given up. The page shows it still: it is behind until it has read the record again. */
  drop(pointer: string): void {
    if (this.known.get(pointer)?.kind !== 'refused') return;
    this.settle(pointer);
    this.othersAt.set(this.latest());
    this.tell();
  }

  /** What an earlier visit left on the device and this one has not written anew: sent again upon its old base. Answers what it took. */
  adopt(entries: readonly PatchEntry[]): PatchEntry[] {
    const taken = entries.filter((entry) => !this.known.has(entry.pointer)); // also what was written and saved while the device was being read
    for (const entry of taken) {
      this.bases.set(entry.pointer, entry.base);
      this.held.set(entry.pointer, entry);
      this.known.set(entry.pointer, { kind: 'waiting', value: entry.value });
    }
    if (taken.length > 0) {
      this.tell();
      this.schedule(0);
    }
    return taken;
  }

  /** A text of an earlier visit that is no value of its field: stands in it as it was typed, unless it was written anew. @param code why it is none */
  adoptUnread(entry: PatchEntry, code: string): void {
    if (this.known.has(entry.pointer)) return;
    this.bases.set(entry.pointer, entry.base);
    this.held.set(entry.pointer, entry);
    this.known.set(entry.pointer, { kind: 'unread', mine: entry.value, code });
    this.tell();
  }

  /** These fields were saved from elsewhere on this device, and the page shows them. Answers those not written here meanwhile. */
  savedElsewhere(entries: readonly PatchEntry[], version: number): PatchEntry[] {
    const free = entries.filter((entry) => !this.held.has(entry.pointer));
    if (free.length === 0) return free; // mostly its own request, whose answer it is about to take in: that tells whether others wrote
    for (const { pointer } of free) this.bases.set(pointer, version);
    if (version > this.latest() + 1) this.othersAt.set(version);
    this.latest.update((known) => Math.max(known, version));
    return free;
  }

  /** Sends what waits now; resolves when nothing waits any more or the server could not be reached. */
  async flush(): Promise<void> {
    do {
      if (this.timer) clearTimeout(this.timer);
      this.timer = null;
      this.inFlight ??= this.sendPending().finally(() => { this.inFlight = null; });
      await this.inFlight;
    } while (this.pending().length > 0 && this.failures === 0 && !this.isClosed);
  }

  /** Sends what waits. The version to certify: it has all that was typed here, and the page shows it. @throws ApiProblem as long as there is none */
  async certifiable(): Promise<number> {
    await this.flush();
    if (this.state() !== 'saved') throw new ApiProblem(0, 'not_all_saved', '');
    if (this.isBehind()) throw new ApiProblem(412, 'stale_version', '');
    return this.version();
  }

  /** All that the server does not have: what waits and what it refused or found changed. */
  unsent(): PatchEntry[] {
    return [...this.held.values()];
  }

  close(): void {
    this.isClosed = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private schedule(after: number): void {
    if (this.isClosed) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), after);
  }

  private pending(): PatchEntry[] {
    return [...this.held.values()].filter(({ pointer }) => this.known.get(pointer)?.kind === 'waiting');
  }

  private async sendPending(): Promise<void> {
    const entries = this.pending().slice(0, this.most);
    if (entries.length === 0) return;
    try {
      const answer = await this.options.send(entries);
      this.failures = 0;
      this.most = mostEntries;
      this.away.set(false);
      this.notice(answer);
      const sent = new Map(entries.map((entry) => [entry.pointer, entry]));
      for (const result of answer.results) this.take(result, sent.get(result.pointer));
    } catch (error) {
      this.fail(entries, ApiProblem.of(error));
    }
    this.tell();
  }

  private baseOf(pointer: string): number {
    return this.bases.get(pointer) ?? this.shown;
  }

  /** A request raises the version by one at most: what is above that, others did. */
  private notice({ version, results }: PatchAnswer): void {
    const own = results.some((one) => one.status === 'saved' && one.version === version) ? 1 : 0;
    if (version > this.latest() + own) this.othersAt.set(version);
    this.latest.update((known) => Math.max(known, version));
  }

  private take(result: PatchResult, sent: PatchEntry | undefined): void {
    if (!sent) return;
    const { pointer, value } = sent;
    const newer = this.held.get(pointer) === sent ? undefined : this.held.get(pointer);
    if (result.status === 'saved') {
      this.bases.set(pointer, result.version);
      // Typed on while the value before it was being saved: the writer has seen that one.
      const state = this.known.get(pointer);
      if (newer && state?.kind === 'unread') this.holdUnread({ ...newer, base: result.version }, state.code);
      else if (newer) this.hold({ ...newer, base: result.version });
      else this.settle(pointer);
    } else if (!newer) {
      this.bases.set(pointer, sent.base);
      if (result.status === 'conflict') {
        this.options.keeper.mark(sent, 'conflict', null);
        this.known.set(pointer, { kind: 'conflict', mine: value, theirs: result.theirs, by: result.by, version: result.version });
      } else this.refuse(sent, result.code, result.detail);
    }
  }

  private hold(entry: PatchEntry): void {
    this.held.delete(entry.pointer);
    this.held.set(entry.pointer, entry);
    this.known.set(entry.pointer, { kind: 'waiting', value: entry.value });
    this.options.keeper.put(entry);
  }

  private holdUnread(entry: PatchEntry, code: string): void {
    this.held.delete(entry.pointer);
    this.held.set(entry.pointer, entry);
    this.known.set(entry.pointer, { kind: 'unread', mine: entry.value, code });
    this.options.keeper.put(entry, code);
  }

  /** The question stays, with what is mine in it now. */
  private contest(entry: PatchEntry, state: FieldState & { kind: 'conflict' }): void {
    this.hold(entry);
    this.options.keeper.mark(entry, 'conflict', null);
    this.known.set(entry.pointer, state);
  }

  /** Theirs stays. */
  private agree(pointer: string, version: number): void {
    this.bases.set(pointer, version);
    this.settle(pointer);
  }

  private settle(pointer: string): void {
    const entry = this.held.get(pointer);
    this.held.delete(pointer);
    this.known.set(pointer, { kind: 'saved' });
    if (entry) this.options.keeper.remove(entry);
  }

  private refuse(entry: PatchEntry, code: string, detail: string): void {
    this.options.keeper.mark(entry, 'refused', code);
    this.known.set(entry.pointer, { kind: 'refused', mine: entry.value, code, detail });
  }

  private fail(entries: readonly PatchEntry[], problem: ApiProblem): void {
    if (problem.status === 413 && entries.length > 1) {
      this.most = Math.ceil(entries.length / 2);
      return;
    }
    const mayPass = problem.isAway || problem.status === 429 || problem.status === 401 || problem.status >= 500;
    if (mayPass) {
      this.failures += 1;
      this.away.set(true);
      const pause = Math.min((this.options.pause ?? 1000) * 2 ** (this.failures - 1), longestPause);
      this.schedule(Math.max(pause, problem.retryAfter ?? 0));
      return;
    }
    for (const entry of entries) if (this.held.get(entry.pointer) === entry) this.refuse(entry, problem.code, problem.title);
  }

  /** Who looks at the fields is told once for all that an act or an answer changed. */
  private tell(): void {
    this.marks.update((n) => n + 1);
  }

  private count(kind: FieldState['kind']): number {
    return [...this.fields().values()].filter((s) => s.kind === kind).length;
  }
}
