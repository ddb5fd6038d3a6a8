import { TestBed } from '@angular/core/testing';
import { provideTransloco, type Translation, type TranslocoLoader } from '@jsverse/transloco';
import { languages, type Language } from '#shared/platform';
import { Languages } from './languages';
import { Texts } from './texts';
import { loadTexts } from './translation-loader';

/** Texts that come when the spec says so. */
class HeldLoader implements TranslocoLoader {
  static readonly held = new Map<string, () => void>();

  async getTranslation(path: string): Promise<Translation> {
    await new Promise<void>((resolve) => HeldLoader.held.set(path, resolve));
    const [area, language] = path.split('/');
    return area !== undefined && language !== undefined ? loadTexts(area, language) : { common: await loadTexts('common', path) };
  }
}

describe('the language of the screens', () => {
  let all: Languages;
  const title = (): string => TestBed.inject(Texts).say('reports.receiptOf.title');
  const moment = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve); });
  /** The texts of this path come, once they are asked for. */
  const come = async (path: string): Promise<void> => {
    while (!HeldLoader.held.has(path)) await moment();
    HeldLoader.held.get(path)?.();
    for (let n = 0; n < 3; n++) await moment();
  };
  beforeEach(async () => {
    HeldLoader.held.clear();
    TestBed.configureTestingModule({ providers: [provideTransloco({ config: { availableLangs: [...languages], defaultLang: 'en', prodMode: true }, loader: HeldLoader })] });
    all = TestBed.inject(Languages);
    const first = all.use('en');
    await come('en');
    await first;
  });
  afterEach(() => { localStorage.clear(); });

  it('holds for an area whose texts came after it was changed', async () => {
    const area = all.loadArea('reports');
    const change = all.use('ar');
    await come('ar');
    await change;
    await come('reports/en');
    await come('reports/ar');
    await area;
    expect([all.current(), title()]).toEqual(['ar', 'إيصال']);
  });

  it('holds for an area whose texts came before it was changed, but after that was begun', async () => {
    const change = all.use('ar');
    const area = all.loadArea('reports');
    await come('reports/en');
    await area;
    await come('ar');
    await come('reports/ar');
    await change;
    expect([all.current(), title()]).toEqual(['ar', 'إيصال']);
  });

  it('is the one asked for last, whichever texts come first', async () => {
    const chosen: Language[] = ['ar', 'fr'];
    const changes = chosen.map((one) => all.use(one));
    await come('fr');
    await come('ar');
    await Promise.all(changes);
    expect([all.current(), document.documentElement.lang, document.documentElement.dir]).toEqual(['fr', 'fr', 'ltr']);
  });
});
