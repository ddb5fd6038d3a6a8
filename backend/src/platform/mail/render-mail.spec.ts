import { languages } from '#shared/platform';
import { mailTexts, renderMail } from './render-mail.js';
import type { MailParams } from './write-param.js';

const places = (text: string) => [...text.matchAll(/\{[\w|]+\}/g)].map(([place]) => place).sort().join();

describe('mails', () => {
  for (const language of languages) {
    it(`are complete in ${language}, with the same places to fill`, () => {
      const [texts, model] = [mailTexts[language], mailTexts.en];
      expect(Object.keys(texts.kinds).sort()).toEqual(Object.keys(model.kinds).sort());
      for (const [kind, { subject, body }] of Object.entries(model.kinds)) {
        expect([kind, places(texts.kinds[kind]?.subject ?? ''), places(texts.kinds[kind]?.body ?? '')]).toEqual([kind, places(subject), places(body)]);
      }
    });
  }

  it('speak the language of their reader, in its direction', () => {
    const mail = renderMail({ kind: 'report_approved', locale: 'ar', name: 'نادية', link: 'https://portal.example.org/reports/1', params: { code: 'P-1', title: 'Hives', end: '2026-03-31' } });
    expect(mail.subject).toBe('اعتُمد تقريركم: \u2068P-1\u2069، الفترة حتى \u206831 مارس 2026\u2069');
    expect(mail.html).toContain('dir="rtl"');
    expect(mail.text).toContain('https://portal.example.org/reports/1');
  });

  it('write days, instants with their zone, amounts and words as their reader does', () => {
    const params = { code: 'P-1', start: '2026-01-01', end: '2026-03-31', at: '2026-04-20T12:05:00.000Z', zone: 'Africa/Algiers', n: 1, timing: 'late', spent: 123_456_78, requested: 0, currency: 'EUR', hash: 'abc' };
    const say = (locale: 'en' | 'fr' | 'ar') => renderMail({ kind: 'report_receipt', locale, name: 'Nadia', link: 'https://portal.example.org/', params }).text.replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(say('en')).toContain('20 April 2026 at 13:05 CET');
    expect(say('en')).toContain('EUR 123,456.78');
    expect(say('fr')).toContain('123 456,78 EUR');
    expect(say('fr')).toContain('en retard');
    expect(say('ar')).toContain('31 مارس 2026');
    expect(Object.keys(mailTexts.fr.words)).toEqual(Object.keys(mailTexts.en.words));
    expect(Object.keys(mailTexts.ar.words)).toEqual(Object.keys(mailTexts.en.words));
  });

  describe('of a report', () => {
    const given = { code: 'P-1', title: 'Hives', end: '2026-03-31', due: '2026-05-15', comments: 2 };
    const say = (kind: string, locale: 'en' | 'fr' | 'ar', more: MailParams = {}) => renderMail({ kind, locale, name: 'Nadia', link: 'https://portal.example.org/', params: { ...given, ...more } });
    const ends = { en: '31 March 2026', fr: '31 mars 2026', ar: '31 مارس 2026' };
    const kinds = Object.keys(mailTexts.en.kinds).filter((kind) => kind.startsWith('report_') || kind === 'mentioned');
    for (const kind of kinds) it(`${kind} say which one: by the end of its period`, () => { for (const language of languages) expect(say(kind, language).text).withContext(language).toContain(ends[language]); });

    it('say why it comes back and what is to answer, why it was reopened, why its day was moved', () => {
      const back = { message: 'The invoices <of March>\nare not readable.' };
      expect(say('report_changes_requested', 'en', back).text).toContain('“The invoices <of March> are not readable.” Comments to answer: 2.');
      expect(say('report_changes_requested', 'en', back).html).toContain('“The invoices &lt;of March&gt; are not readable.”');
      expect(say('report_changes_requested', 'en', { message: '' }).text).toContain('was sent back. Comments to answer: 2.');
      for (const kind of ['report_reopened', 'report_extended']) expect(say(kind, 'fr', { reason: 'Une ligne était fausse.' }).text).withContext(kind).toContain('La raison : «\u00a0Une ligne était fausse.\u00a0»');
      expect(say('report_extended', 'ar', { reason: 'Floods' }).text).toContain('السبب: \u2068«Floods»\u2069');
      expect(say('report_reopened', 'en', { reason: 'خطأ' }).text).withContext('Arabic in an English sentence').toContain('\u2068“خطأ”\u2069');
    });

    it('quote so much of a long reason, whole words', () => {
      const text = say('report_reopened', 'en', { reason: 'wrong '.repeat(700) }).text;
      expect(/“(.*)”/.exec(text)?.[1]).toMatch(/^(wrong ){49}wrong…$/);
    });
  });

  it('of payments say how much, when and under which reference', () => {
    const params = { code: 'P-1', title: 'Hives', amount: 123_456_78, currency: 'EUR', date: '2026-04-20', reference: 'TR-7' };
    for (const kind of ['payment_released', 'payment_refunded']) {
      const { text } = renderMail({ kind, locale: 'en', name: 'Nadia', link: 'https://portal.example.org/', params });
      for (const said of ['EUR\u00a0123,456.78', '20 April 2026', 'TR-7']) expect(text).withContext(kind).toContain(said);
    }
  });

  it('have a text for unknown kinds, and take neither markup nor header lines from params', () => {
    const mail = renderMail({ kind: 'constructor', locale: 'en', name: '<b>Eve</b>', link: 'https://x.example.org/', params: { title: 'Hives\r\nBcc: all@example.org' } });
    expect(mail.subject).toBe('News: Hives Bcc: all@example.org');
    expect(mail.html).not.toContain('<b>');
  });
});
