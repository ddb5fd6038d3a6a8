import { languages } from '#shared/platform';
import { mailTexts, renderMail } from './render-mail.js';

const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort().join();

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

  it('have a text for unknown kinds, and take neither markup nor header lines from params', () => {
    const mail = renderMail({ kind: 'constructor', locale: 'en', name: '<b>Eve</b>', link: 'https://x.example.org/', params: { title: 'Hives\r\nBcc: all@example.org' } });
    expect(mail.subject).toBe('News: Hives Bcc: all@example.org');
    expect(mail.html).not.toContain('<b>');
  });
});
