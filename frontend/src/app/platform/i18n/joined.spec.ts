import { ApplicationInitStatus } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { isolated } from '#shared/platform';
import { joined } from './joined';
import { provideTestTexts } from './testing';
import { Texts } from './texts';

describe('joined', () => {
  const before = document.documentElement.dir;
  beforeEach(() => { document.documentElement.dir = 'ltr'; });
  afterEach(() => { document.documentElement.dir = before; });

  it('leaves Latin parts as they are', () => {
    expect(joined(['1.1.1 Hives', null, '', undefined, 'Tunis'])).toBe('1.1.1 Hives · Tunis');
  });

  it('isolates each part once Arabic is among them, in the direction of the page', () => {
    expect(joined(['1.1.1 Hives', 'تونس'])).toBe('\u200e\u20681.1.1 Hives\u2069 · \u2068تونس\u2069');
    document.documentElement.dir = 'rtl';
    expect(joined(['1.1', 'خلايا'], ' ')).toBe('\u200f\u20681.1\u2069 \u2068خلايا\u2069');
  });

  it('has nothing to isolate in a single part', () => {
    expect(joined(['', 'تونس'])).toBe('تونس');
  });

  it('keeps figures beside Latin words in the order of an Arabic line', () => {
    document.documentElement.dir = 'rtl';
    const line = document.createElement('bdi');
    line.textContent = joined(['1.1.1 Hives', 'تونس', 'Camp']);
    document.body.append(line);
    const endOf = (word: string): number => {
      const range = document.createRange();
      const at = line.textContent.indexOf(word);
      range.setStart(line.firstChild as Text, at);
      range.setEnd(line.firstChild as Text, at + word.length);
      return range.getBoundingClientRect().right;
    };
    const [code, title, place, camp] = ['1.1.1', 'Hives', 'تونس', 'Camp'].map(endOf) as [number, number, number, number];
    line.remove();
    expect(code).toBeLessThan(title);
    expect(title).toBeGreaterThan(place);
    expect(place).toBeGreaterThan(camp);
  });
});

describe('a sentence', () => {
  const textsIn = async (language: 'en' | 'ar'): Promise<Texts> => {
    TestBed.configureTestingModule({ providers: [provideTestTexts(language, 'reports')] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    return TestBed.inject(Texts);
  };

  it('in Arabic isolates what fills it', async () => {
    expect((await textsIn('ar')).say('reports.varianceOf', { category: '1.1 Staff' })).toContain(isolated('1.1 Staff'));
  });

  it('in English isolates Arabic alone', async () => {
    const texts = await textsIn('en');
    expect(texts.say('reports.varianceOf', { category: '1.1 Staff' })).not.toMatch(/[\u2068\u2069]/);
    expect(texts.say('reports.varianceOf', { category: 'خلايا' })).toContain(isolated('خلايا'));
  });
});
