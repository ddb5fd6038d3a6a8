import { computed, signal, type Signal } from '@angular/core';
import { blocking, pointerParts, sameValue, type Finding, type Locate, type PatchEntry } from '#shared/platform';
import type { FieldState, StuckField } from '../../platform/drafts/draft-queue';
import type { OpenedDraft } from '../../platform/drafts/drafts';
import { Board } from '../../ui/field/board';

type WrittenField = Pick<PatchEntry, 'pointer' | 'value'>;
interface DraftOptions<D> {
  readonly content: D;
  readonly locate: Locate<D>;
  readonly draft: OpenedDraft | null;
  readonly currency: string;
  readonly findings: Signal<readonly Finding[]>;
}

/** Codes whose sentence names what this page does not keep. */
const needsParams = /_ambiguous$|^amount_too_precise$/;

/**
 * A part of a report that is written by field: the values as this page shows them, changed at once by the same pointers that the
 * server patches, and the queue that carries them there. Without a draft it is read-only.
 */
export class DraftBoard<D extends object> extends Board {
  readonly folders = ['reports.finding'];
  private readonly shown;
  readonly content;
  private readonly asked = signal(false);
  /** Texts that are no values, of this visit and of earlier ones: by pointer, with the code of why. */
  readonly unreadable = computed((): ReadonlyMap<string, { readonly typed: unknown; readonly code: string }> => {
    const draft = this.options.draft;
    if (!draft) return new Map();
    const fields = draft.queue.fields();
    const left = draft.left().filter((one) => !fields.has(one.pointer) && !this.isReadable(one)).map(({ pointer, value }) => [pointer, { typed: value, code: 'not_of_type' }] as const);
    return new Map([...left, ...[...fields].flatMap(([pointer, state]) => (state.kind === 'unread' ? [[pointer, { typed: state.mine, code: state.code }] as const] : []))]);
  }, { equal: (a, b) => a.size === b.size && [...a].every(([pointer, one]) => sameValue(one, b.get(pointer))) });
  /** Those texts as findings: they are nowhere but on this device, and stand in the way. */
  readonly unreadFindings = computed(() => [...this.unreadable()].map(([pointer, { code }]) => blocking(needsParams.test(code) ? 'not_of_type' : code, pointer)));
  /** What waits for an answer before it can be on the server. */
  readonly stuck = computed((): readonly StuckField[] => this.options.draft?.queue.stuck() ?? []);

  constructor(private readonly options: DraftOptions<D>) {
    super();
    this.shown = signal(options.content);
    this.content = this.shown.asReadonly();
  }

  get draft(): OpenedDraft | null {
    return this.options.draft;
  }

  /** What an earlier visit typed and could not send. What is no value stands in its field as it was typed: `unread`. */
  left(): readonly PatchEntry[] {
    return this.options.draft?.left().filter((one) => this.isReadable(one)) ?? [];
  }

  restore(): void {
    const left = this.left();
    this.show(left);
    this.options.draft?.restore(left);
  }

  discard(): void {
    this.options.draft?.discard(this.left());
  }

  /** The record was read again: others' fields are taken in, what is not saved yet stays on top. An older reading says nothing new. */
  refresh(content: D, version: number): void {
    const queue = this.options.draft?.queue;
    if (!queue || version < queue.version()) return;
    this.shown.update((before) => withRowsOf(before, content));
    const fields = queue.fields();
    this.show(queue.unsent().filter(({ pointer }) => fields.get(pointer)?.kind !== 'unread'));
    queue.caughtUp(version);
  }

  value(pointer: string): unknown {
    const place = this.options.locate(this.content(), pointerParts(pointer));
    return typeof place === 'string' ? undefined : place.get();
  }

  put(pointer: string, value: unknown): void {
    this.putAll([{ pointer, value }]);
  }

  /** Several fields of one act. */
  putAll(fields: readonly WrittenField[]): void {
    this.show(fields);
    this.options.draft?.queue.putAll(fields);
  }

  /** Values that the draft knows from elsewhere on this device. */
  show(fields: readonly WrittenField[]): void {
    this.shown.update((before) => this.written(before, fields));
  }

  /** What is being typed: on its way at once, shown as the field's value when the field is left. */
  type(pointer: string, value: unknown): void {
    this.options.draft?.queue.put(pointer, value);
  }

  /** What was typed is no value: kept on this device as it is. */
  keepUnread(pointer: string, typed: unknown, code: string): void {
    this.options.draft?.queue.keepUnread(pointer, typed, code);
  }

  /** The text that stands in a field and is no value of it, of this visit or an earlier one. */
  unread(pointer: string): unknown {
    return this.unreadable().get(pointer)?.typed;
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
    if (state?.kind === 'conflict' && choice === 'theirs') this.show([{ pointer, value: state.theirs }]);
    this.options.draft?.queue.resolve(pointer, choice);
  }

  override drop(pointer: string): void {
    this.options.draft?.queue.drop(pointer);
  }

  /** Pointers whose field somebody else changed at the same time. */
  conflicts(): { pointer: string; state: FieldState & { kind: 'conflict' } }[] {
    const fields = this.options.draft?.queue.fields() ?? new Map<string, FieldState>();
    return [...fields].flatMap(([pointer, state]) => (state.kind === 'conflict' ? [{ pointer, state }] : []));
  }

  private isReadable({ pointer, value }: WrittenField): boolean {
    const place = this.options.locate(this.content(), pointerParts(pointer));
    return typeof place === 'string' || value === null || place.schema.safeParse(value).success;
  }

  /** A copy that shares what is not written: places replace rows, they never change one. What is no value of its field is left out. */
  private written(before: D, fields: readonly WrittenField[]): D {
    const copy = { ...before } as Record<string, unknown>;
    const parts = fields.map(({ pointer }) => pointerParts(pointer));
    for (const section of new Set(parts.map(([first = '']) => first))) copy[section] = copyOf(copy[section]);
    let isWritten = false;
    for (const [at, { value }] of fields.entries()) {
      const place = this.options.locate(copy as D, parts[at] ?? []);
      if (typeof place === 'string') continue;
      const isValue = place.schema.safeParse(value).success;
      if (!isValue && value !== null) continue;
      place.set(isValue ? value : undefined);
      isWritten = true;
    }
    return isWritten ? copy as D : before;
  }
}

function copyOf(section: unknown): unknown {
  if (Array.isArray(section)) return [...(section as unknown[])];
  return typeof section === 'object' && section !== null ? { ...section } : section;
}

/** What was read again, with the rows of before where they say the same: nothing that hangs on them is worked out anew. */
function withRowsOf<D extends object>(before: D, now: D): D {
  const known = before as Record<string, unknown>;
  return Object.fromEntries(Object.entries(now).map(([name, section]) => [name, Array.isArray(section) && Array.isArray(known[name]) ? sameRows(known[name] as unknown[], section as unknown[]) : section])) as D;
}

function sameRows(before: readonly unknown[], now: readonly unknown[]): unknown[] {
  const known = new Map(before.map((row) => [JSON.stringify(row), row]));
  return now.map((row) => known.get(JSON.stringify(row)) ?? row);
}
