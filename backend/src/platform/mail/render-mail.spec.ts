import { languages } from '#shared/platform';
import { mailTexts, renderMail } from './render-mail.js';

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
    const mail = renderMail({ kind: 'report_approved', locale: 'ar', name: 'نادية', link: 'https://portal.example.org/reports/1', params: { code: 'P-1', title: 'Hives' } });
    expect(mail.subject).toBe('اعتُمد تقريركم: P-1');
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

  it('have a text for unknown kinds, and take neither markup nor header lines from params', () => {
    const mail = renderMail({ kind: 'constructor', locale: 'en', name: '<b>Eve</b>', link: 'https://x.example.org/', params: { title: 'Hives\r\nBcc: all@example.org' } });
    expect(mail.subject).toBe('News: Hives Bcc: all@example.org');
    expect(mail.html).not.toContain('<b>');
  });
});
