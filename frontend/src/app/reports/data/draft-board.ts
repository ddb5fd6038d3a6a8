import { signal, type Signal } from '@angular/core';
import { pointerParts, type Finding, type Locate, type PatchEntry } from '#shared/platform';
import type { FieldState } from '../../platform/drafts/draft-queue';
import type { OpenedDraft } from '../../platform/drafts/drafts';
import { Board } from '../../ui/field/board';

interface DraftOptions<D> {
  readonly content: D;
  readonly locate: Locate<D>;
  readonly draft: OpenedDraft | null;
  readonly currency: string;
  readonly findings: Signal<readonly Finding[]>;
}

/**
 * A part of a report that is written by field: the values as this page shows them, changed at once by the same pointers that the
 * server patches, and the queue that carries them there. Without a draft it is read-only.
 */
export class DraftBoard<D> extends Board {
  readonly folders = ['reports.finding'];
  private readonly shown;
  readonly content;
  private readonly asked = signal(false);

  constructor(private readonly options: DraftOptions<D>) {
    super();
    this.shown = signal(options.content);
    this.content = this.shown.asReadonly();
  }

  get draft(): OpenedDraft | null {
    return this.options.draft;
  }

  /** What an earlier visit typed and could not send. */
  left(): readonly PatchEntry[] {
    return this.options.draft?.left() ?? [];
  }

  restore(): void {
    this.show(this.left());
    this.options.draft?.restore();
  }

  discard(): void {
    this.options.draft?.discard();
  }

  /** The record was read again: others' fields are taken in, what is not saved yet stays on top. An older reading says nothing new. */
  refresh(content: D, version: number): void {
    const queue = this.options.draft?.queue;
    if (!queue || version < queue.version()) return;
    this.shown.set(content);
    this.show(queue.unsent());
    queue.caughtUp(version);
  }

  value(pointer: string): unknown {
    const place = this.options.locate(this.content(), pointerParts(pointer));
    return typeof place === 'string' ? undefined : place.get();
  }

  put(pointer: string, value: unknown): void {
    this.write(pointer, value);
    this.options.draft?.queue.put(pointer, value);
  }

  /** Values that the draft knows from elsewhere on this device. */
  show(entries: readonly PatchEntry[]): void {
    for (const { pointer, value } of entries) this.write(pointer, value);
  }

  isEditable(): boolean {
    return this.options.draft !== null;
  }

  findings(): readonly Finding[] {
    return this.options.findings();
  }

  currency(): string {
    return this.options.currency;
  }

  showsMissing(): boolean {
    return this.asked();
  }

  /** From now on fields that are still empty say so. */
  askForMissing(): void {
    this.asked.set(true);
  }

  override state(pointer: string): FieldState | undefined {
    return this.options.draft?.queue.fieldState(pointer);
  }

  override resolve(pointer: string, choice: 'mine' | 'theirs'): void {
    const state = this.state(pointer);
    if (state?.kind === 'conflict' && choice === 'theirs') this.write(pointer, state.theirs);
    this.options.draft?.queue.resolve(pointer, choice);
  }

  /** Pointers whose field somebody else changed at the same time. */
  conflicts(): { pointer: string; state: FieldState & { kind: 'conflict' } }[] {
    const fields = this.options.draft?.queue.fields() ?? new Map<string, FieldState>();
    return [...fields].flatMap(([pointer, state]) => (state.kind === 'conflict' ? [{ pointer, state }] : []));
  }

  private write(pointer: string, value: unknown): void {
    this.shown.update((before) => {
      const copy = structuredClone(before);
      const place = this.options.locate(copy, pointerParts(pointer));
      if (typeof place !== 'string') place.set(value === null && !place.schema.safeParse(null).success ? undefined : value);
      return copy;
    });
  }
}
