import { computed, signal } from '@angular/core';
import type { PatchAnswer, PatchEntry, PatchResult } from '#shared/platform';
import { ApiProblem } from '../http/api-problem';

/** What became of a field that was typed in. A field that nobody touched has no state. */
export type FieldState =
  | { readonly kind: 'waiting'; readonly value: unknown }
  | { readonly kind: 'saved' }
  | { readonly kind: 'conflict'; readonly mine: unknown; readonly theirs: unknown; readonly by: string | null; readonly version: number }
  | { readonly kind: 'refused'; readonly mine: unknown; readonly code: string; readonly detail: string };
export type QueueState = 'saved' | 'waiting' | 'away' | 'conflict' | 'refused';

export interface DraftQueueOptions {
  /** The record's version when its fields were read. */
  readonly version: number;
  readonly send: (entries: PatchEntry[]) => Promise<PatchAnswer>;
  /** Keeps what the server does not have yet; called at every change, at once. */
  readonly keep: (unsent: readonly PatchEntry[]) => void;
  /** Quiet time before sending, ms. */
  readonly debounce?: number;
  /** First pause after a failure, ms; it doubles up to 30 s. */
  readonly pause?: number;
}

const longestPause = 30_000;

/**
 * The way of a draft's fields to the server (api.md, "Drafts are patched by field"): each change is kept on the device at
 * once, sent after a short quiet time, in order, one request at a time, repeated while the server is away. A later value of
 * a field replaces the one still waiting.
 */
export class DraftQueue {
  private readonly states = signal<ReadonlyMap<string, FieldState>>(new Map());
  private readonly away = signal(false);
  private readonly latest = signal(0);
  private readonly othersAt = signal(0);
  private shown: number;
  private readonly pending = new Map<string, PatchEntry>();
  private readonly bases = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private inFlight: Promise<void> | null = null;
  private failures = 0;
  private isClosed = false;

  readonly fields = this.states.asReadonly();
  /** The newest version this page knows of: for the `If-Match` of what comes after the draft. */
  readonly version = this.latest.asReadonly();
  /** Somebody else has changed the record since the page showed it: read it again, then `caughtUp`. */
  readonly isBehind = computed(() => this.othersAt() > 0);
  readonly waiting = computed(() => this.count('waiting'));
  readonly refused = computed(() => this.count('refused'));
  readonly conflicts = computed(() => this.count('conflict'));
  readonly state = computed<QueueState>(() => {
    if (this.conflicts()) return 'conflict';
    if (this.refused()) return 'refused';
    if (!this.waiting()) return 'saved';
    return this.away() ? 'away' : 'waiting';
  });

  constructor(private readonly options: DraftQueueOptions) {
    this.latest.set(options.version);
    this.shown = options.version;
  }

  fieldState(pointer: string): FieldState | undefined {
    return this.states().get(pointer);
  }

  /** A field has a new value, as typed. */
  put(pointer: string, value: unknown): void {
    const base = this.pending.get(pointer)?.base ?? this.baseOf(pointer);
    this.pending.delete(pointer);
    this.pending.set(pointer, { pointer, value, base });
    this.mark(pointer, { kind: 'waiting', value });
    this.keep();
    this.schedule(this.options.debounce ?? 600);
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
    const state = this.states().get(pointer);
    if (state?.kind !== 'conflict') return;
    this.pending.delete(pointer);
    this.bases.set(pointer, state.version);
    if (choice === 'mine') this.put(pointer, state.mine);
    else this.settle(pointer);
  }

  /** A refused value is given up. */
  drop(pointer: string): void {
    if (this.states().get(pointer)?.kind === 'refused') this.settle(pointer);
  }

  /** Sends what waits now; resolves when nothing waits any more or the server could not be reached. */
  async flush(): Promise<void> {
    do {
      if (this.timer) clearTimeout(this.timer);
      this.timer = null;
      this.inFlight ??= this.sendPending().finally(() => { this.inFlight = null; });
      await this.inFlight;
    } while (this.pending.size > 0 && this.failures === 0 && !this.isClosed);
  }

  /** All that the server does not have: what waits and what it refused or found changed. */
  unsent(): PatchEntry[] {
    const kept = [...this.states()].flatMap(([pointer, s]) =>
      s.kind === 'conflict' || s.kind === 'refused' ? [{ pointer, value: s.mine, base: this.baseOf(pointer) }] : []);
    return [...kept.filter((e) => !this.pending.has(e.pointer)), ...this.pending.values()];
  }

  /** What an earlier visit left on the device, sent again. */
  restore(entries: readonly PatchEntry[]): void {
    for (const entry of entries) {
      this.bases.set(entry.pointer, entry.base);
      this.put(entry.pointer, entry.value);
    }
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

  private async sendPending(): Promise<void> {
    const entries = [...this.pending.values()];
    if (entries.length === 0) return;
    try {
      const answer = await this.options.send(entries);
      this.failures = 0;
      this.away.set(false);
      this.notice(answer);
      for (const result of answer.results) this.take(result, entries.find((e) => e.pointer === result.pointer));
    } catch (error) {
      this.fail(entries, ApiProblem.of(error));
    }
    this.keep();
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
    const isNewer = this.pending.get(pointer) !== sent;
    if (result.status === 'saved') {
      this.bases.set(pointer, result.version);
      if (isNewer) this.rebase(pointer, result.version);
      else this.settle(pointer);
    } else if (!isNewer) {
      this.pending.delete(pointer);
      this.bases.set(pointer, sent.base);
      this.mark(pointer, result.status === 'conflict'
        ? { kind: 'conflict', mine: value, theirs: result.theirs, by: result.by, version: result.version }
        : { kind: 'refused', mine: value, code: result.code, detail: result.detail });
    }
  }

  /** Typed on while the value before it was being saved: the writer has seen that one. */
  private rebase(pointer: string, base: number): void {
    const entry = this.pending.get(pointer);
    if (entry) this.pending.set(pointer, { ...entry, base });
  }

  private settle(pointer: string): void {
    this.pending.delete(pointer);
    this.mark(pointer, { kind: 'saved' });
    this.keep();
  }

  private fail(entries: readonly PatchEntry[], problem: ApiProblem): void {
    const mayPass = problem.isAway || problem.status === 429 || problem.status === 401 || problem.status >= 500;
    if (mayPass) {
      this.failures += 1;
      this.away.set(true);
      this.schedule(Math.min((this.options.pause ?? 1000) * 2 ** (this.failures - 1), longestPause));
      return;
    }
    for (const { pointer, value } of entries) {
      this.pending.delete(pointer);
      this.mark(pointer, { kind: 'refused', mine: value, code: problem.code, detail: problem.title });
    }
  }

  private mark(pointer: string, state: FieldState): void {
    this.states.update((all) => new Map(all).set(pointer, state));
  }

  private keep(): void {
    this.options.keep(this.unsent());
  }

  private count(kind: FieldState['kind']): number {
    return [...this.states().values()].filter((s) => s.kind === kind).length;
  }
}
