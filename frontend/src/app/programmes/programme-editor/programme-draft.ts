import { Injectable, computed, signal } from '@angular/core';
import { compare, parseRational, rational, sum } from '#shared/numbers';
import { blocking, languages, sameValue, type Day, type Finding, type Language } from '#shared/platform';
import { checkFoundations, checkProgramme, programmeInput, type ProgrammeInput, type ProgrammeView } from '#shared/programmes';
import { Board, readAt, writeAt } from '../../ui/field/board';
import { schemaFindings } from '../data/schema-findings';

type Part = Exclude<keyof ProgrammeInput, 'id'>;
const parts = (Object.keys(programmeInput.shape) as (keyof ProgrammeInput)[]).filter((name): name is Part => name !== 'id');

/** A programme as it is being written; saved as a whole, and of one that exists only what was changed. */
@Injectable()
export class ProgrammeDraft extends Board {
  override readonly folders = ['programmes.finding'];
  readonly content = signal<ProgrammeInput | null>(null);
  /** What the form began with. */
  private readonly start = signal<ProgrammeInput | null>(null);
  /** As the server has it; null: a new one. */
  readonly known = signal<ProgrammeView | null>(null);
  /** Written by somebody else since the form was opened. */
  readonly newer = signal<ProgrammeView | null>(null);
  /** A code that the server says another programme has. */
  readonly usedCode = signal<string | null>(null);
  private readonly wantsMissing = signal(false);

  readonly changed = computed(() => differing(this.start(), this.content()));
  readonly isDirty = computed(() => this.changed().length > 0);
  /** Parts that both wrote. */
  readonly contested = computed(() => {
    const newer = this.newer();
    return newer ? differing(this.start(), inputOf(newer)).filter((part) => this.changed().includes(part)) : [];
  });
  /** The first language is compulsory and the fallback. */
  readonly languages = computed<readonly Language[]>(() => this.content()?.languages ?? languages);
  readonly total = computed(() => sum((this.content()?.funders ?? []).map((one) => parseRational(one.share) ?? rational(0))));
  readonly isWhole = computed(() => compare(this.total(), rational(100)) === 0);

  private readonly standing = computed((): readonly Finding[] => {
    const [content, known, used] = [this.content(), this.known(), this.usedCode()];
    if (!content) return [];
    return [
      ...schemaFindings(programmeInput, content).filter((one) => one.pointer !== '/funders'),
      ...(used === null || used !== content.code ? [] : [blocking('code_used', '/code', { used })]),
      ...checkProgramme(readable(content)).filter((one) => one.params['code'] !== '').map(placed),
      ...(known ? checkFoundations(known, content) : []),
    ];
  });

  load(content: ProgrammeInput, known: ProgrammeView | null): void {
    this.start.set(content);
    this.content.set(content);
    this.known.set(known);
  }

  /** What was changed goes on top of what somebody else wrote; where both wrote, the choice decides. */
  rebase(keep: 'mine' | 'theirs'): void {
    const [newer, content] = [this.newer(), this.content()];
    if (!newer || !content) return;
    const mine = keep === 'mine' ? this.changed() : this.changed().filter((part) => !this.contested().includes(part));
    const theirs = inputOf(newer);
    this.start.set(theirs);
    this.content.set({ ...theirs, ...picked(content, mine) });
    this.known.set(newer);
    this.newer.set(null);
  }

  /** What a PATCH says: the parts that differ. */
  change(): Partial<ProgrammeInput> {
    const content = this.content();
    return content ? picked(content, this.changed()) : {};
  }

  markSaved(): void {
    this.start.set(this.content());
  }

  showMissing(): void {
    this.wantsMissing.set(true);
  }

  override value(pointer: string): unknown {
    return readAt(this.content(), pointer);
  }

  override put(pointer: string, value: unknown): void {
    this.content.update((content) => content && writeAt(content, pointer, value));
  }

  /** The currency of a programme that exists and the codes of its themes stay. */
  override isEditable(pointer: string): boolean {
    const known = this.known();
    return !known || (pointer !== '/currency' && !known.themes.some((one) => pointer === `/themes/${one.id}/code`));
  }

  override findings(): readonly Finding[] {
    return this.standing();
  }

  override currency(): string {
    return '';
  }

  override showsMissing(): boolean {
    return this.wantsMissing();
  }
}

/** What of a programme's view its author writes. */
export function inputOf(view: ProgrammeView): ProgrammeInput {
  const { id, code, title, currency, languages: its, themes, from, to, dimensions } = view;
  return { id, code, title, currency, languages: its, themes, funders: view.funders.map(({ organisation, share }) => ({ organisation, share })), from, to, dimensions };
}

/** A programme with nothing decided yet: this year and the four after it, and the two dimensions that dashboards split by (domain 7). */
export function blankProgramme(id: string, today: Day, language: Language, words: (key: string) => string): ProgrammeInput {
  const said = (key: string) => ({ [language]: words(key) });
  const dimension = (code: string, categories: readonly string[]) => ({
    code, title: said(code), categories: categories.map((one) => ({ code: one, title: /^\d/.test(one) ? { [language]: one } : said(one) })),
  });
  const year = Number(today.slice(0, 4));
  return {
    id, code: '', title: {}, currency: 'EUR', languages: [language, ...languages.filter((one) => one !== language)], themes: [], funders: [{ organisation: '', share: '100' }],
    from: `${year}-01-01`, to: `${year + 4}-12-31`, dimensions: [dimension('sex', ['F', 'M', 'unknown']), dimension('age', ['15-24', '25+', 'unknown'])],
  };
}

function differing(before: ProgrammeInput | null, after: ProgrammeInput | null): Part[] {
  return before && after ? parts.filter((part) => !sameValue(before[part], after[part])) : [];
}

function picked(content: ProgrammeInput, names: readonly Part[]): Partial<ProgrammeInput> {
  return Object.fromEntries(names.map((name) => [name, content[name]]));
}

/** Rules read what can be read: a share that is not there yet counts nothing, a day that is not there yet is not out of order. */
function readable(content: ProgrammeInput): ProgrammeInput {
  const { from, to, funders } = content;
  return { ...content, to: from && to ? to : '9999-12-31', funders: funders.map((one, at) => ({ organisation: one.organisation || `none ${at}`, share: parseRational(one.share) ? one.share : '0' })) };
}

/** A missing text is shown at its field, which is that of the language. */
function placed(finding: Finding): Finding {
  return finding.code === 'text_missing' ? { ...finding, pointer: `${finding.pointer}/${String(finding.params['language'])}` } : finding;
}
