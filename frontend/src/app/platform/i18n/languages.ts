import { DOCUMENT, Injectable, computed, inject } from '@angular/core';
import { Directionality } from '@angular/cdk/bidi';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { languages, type Language } from '#shared/platform';
import { KeptOnDevice } from '../kept-on-device';
import { rootAreas, type Area } from './areas';

const keptAs = 'portal.language';
export const languageNames: Record<Language, string> = { en: 'English', fr: 'Français', ar: 'العربية' };
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** The language of the screens. It changes in place: all loaded texts are fetched first, then everything turns at once. */
@Injectable({ providedIn: 'root' })
export class Languages {
  private readonly transloco = inject(TranslocoService);
  private readonly directionality = inject(Directionality);
  private readonly document = inject(DOCUMENT);
  private readonly kept = inject(KeptOnDevice);
  private readonly loaded = new Set<Area>();
  private wanted: Language = 'en';

  readonly current = computed(() => this.transloco.activeLang() as Language);
  readonly direction = computed(() => directionOf(this.current()));

  /** The language chosen here before, else the browser's first that the portal speaks, else English. */
  preferred(): Language {
    const wanted = [String(this.kept.read(keptAs)), ...navigator.languages];
    return wanted.map((tag) => languages.find((l) => l === tag.slice(0, 2).toLowerCase())).find(Boolean) ?? 'en';
  }

  /** Turns the screens to a language. Where another is asked for before this one's texts have come, that one stays. */
  async use(language: Language): Promise<void> {
    this.wanted = language;
    await Promise.all([this.load(language), ...[...this.loaded].map((area) => this.load(`${area}/${language}`))]);
    for (const area of this.loaded) await this.load(`${area}/${language}`); // those that came meanwhile; the others are here
    if (this.wanted !== language) return;
    this.transloco.setActiveLang(language);
    const direction = directionOf(language);
    this.document.documentElement.lang = language;
    this.document.documentElement.dir = direction;
    this.directionality.valueSignal.set(direction);
    this.directionality.change.emit(direction);
    this.kept.write(keptAs, language);
  }

  /** Fetches the texts of an area, once, in the language of the moment when they have come; from then on they follow the language. */
  async loadArea(area: Area): Promise<void> {
    if (rootAreas.includes(area) || this.loaded.has(area)) return;
    for (let language: Language | null = null; language !== this.current();) {
      language = this.current();
      await this.load(`${area}/${language}`);
    }
    this.loaded.add(area);
  }

  private load(path: string): Promise<unknown> {
    return firstValueFrom(this.transloco.load(path));
  }
}
