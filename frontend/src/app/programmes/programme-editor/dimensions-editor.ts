import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Dimension } from '#shared/programmes';
import { languageNames } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { Field } from '../../ui/field/field';
import { ProgrammeDraft } from './programme-draft';

/** By what figures are broken down: the catalogue from which indicators of new proposals choose. */
@Component({
  selector: 'app-dimensions-editor',
  imports: [Field, MatButton, MatIcon, MatIconButton, TranslocoPipe],
  templateUrl: './dimensions-editor.html',
  styleUrl: './rows.scss',
})
export class DimensionsEditor {
  private readonly texts = inject(Texts);
  protected readonly draft = inject(ProgrammeDraft);
  protected readonly names = languageNames;
  protected readonly dimensions = computed(() => this.draft.content()?.dimensions ?? []);

  /** Each has a category `unknown` from the start (domain 4). */
  protected add(): void {
    const [language = 'en'] = this.draft.languages();
    this.put([...this.dimensions(), { code: '', title: {}, categories: [{ code: 'unknown', title: { [language]: this.texts.say('programmes.dimension.unknown') } }] }]);
  }

  protected remove(at: number): void {
    this.put(this.dimensions().filter((_, n) => n !== at));
  }

  /** Before `unknown`, which stays the last. */
  protected addCategory(at: number): void {
    this.change(at, (all) => {
      const place = all.at(-1)?.code === 'unknown' ? all.length - 1 : all.length;
      return [...all.slice(0, place), { code: '', title: {} }, ...all.slice(place)];
    });
  }

  protected removeCategory(at: number, place: number): void {
    this.change(at, (all) => all.filter((_, n) => n !== place));
  }

  private change(at: number, categories: (all: Dimension['categories']) => Dimension['categories']): void {
    this.put(this.dimensions().map((one, n) => (n === at ? { ...one, categories: categories(one.categories) } : one)));
  }

  private put(dimensions: Dimension[]): void {
    this.draft.put('/dimensions', dimensions);
  }
}
