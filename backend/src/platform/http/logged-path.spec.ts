import { loggedPath } from './logged-path.js';

describe('the log', () => {
  const cases: [string, string][] = [
    ['/api/v1/calendar/s3cr3t.ics', '/api/v1/calendar/…'], ['/api/v1/unsubscribe/s3cr3t', '/api/v1/unsubscribe/…'], ['/api/v1/unsubscribe/s3cr3t/choice?x=s3cr3t', '/api/v1/unsubscribe/…/choice'],
    ['/api/v1/Calendar/s3cr3t.ics', '/api/v1/Calendar/…'], ['/api/v1/me/calendar', '/api/v1/me/calendar'], ['/api/v1/reports?q=name', '/api/v1/reports'],
  ];
  for (const [url, kept] of cases) it(`keeps ${url} without secrets`, () => expect(loggedPath(url)).toBe(kept));
});
