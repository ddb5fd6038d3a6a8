import { configWarnings } from './config.js';

describe('the configuration', () => {
  it('warns of a production that mails nobody', () => {
    expect(configWarnings({ isProduction: true, smtpUrl: null })).toEqual([jasmine.stringContaining('SMTP_URL')]);
    expect(configWarnings({ isProduction: true, smtpUrl: 'smtp://mail.example.org' })).toEqual([]);
    expect(configWarnings({ isProduction: false, smtpUrl: null })).toEqual([]);
  });
});
