import { TestBed } from '@angular/core/testing';
import { provideTransloco, type Translation } from '@jsverse/transloco';
import { languages } from '#shared/platform';
import { Languages } from './languages';
import { Texts } from './texts';
import { TranslationLoader } from './translation-loader';

/** A line on which so many files do not come. */
class BadLine extends TranslationLoader {
  static failures = 0;
  protected override read(path: string): Promise<Translation> {
    if (BadLine.failures === 0) return super.read(path);
    BadLine.failures -= 1;
    return Promise.reject(new Error('no line'));
  }
}

describe('texts on a bad line', () => {
  let all: Languages;
  beforeEach(async () => {
    BadLine.failures = 0;
    TestBed.configureTestingModule({ providers: [provideTransloco({ config: { availableLangs: [...languages], defaultLang: 'en', prodMode: true }, loader: BadLine })] });
    all = TestBed.inject(Languages);
    await all.use('en');
  });
  afterEach(() => { localStorage.clear(); });

  it('are asked for anew at once', async () => {
    BadLine.failures = 2;
    await all.use('ar');
    expect(TestBed.inject(Texts).say('frame.device.retry')).not.toBe('Try again');
  });

  it('that did not come at all come at the next try', async () => {
    spyOn(console, 'error'); // Transloco says so in development
    BadLine.failures = 3;
    await expectAsync(all.loadArea('reports')).toBeRejected();
    await all.loadArea('reports');
    expect(TestBed.inject(Texts).say('reports.receiptOf.title')).toBe('Receipt');
  });
});
