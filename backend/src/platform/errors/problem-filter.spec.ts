import { Logger, type ArgumentsHost } from '@nestjs/common';
import { ProblemFilter } from './problem-filter.js';

describe('a request that failed', () => {
  it('is logged without the secret that stands in its path', () => {
    const logged = spyOn(Logger.prototype, 'error');
    const response = { headersSent: true, destroy: () => undefined };
    const request = { path: '/api/v1/calendar/s3cr3t.ics', headers: {} };
    const host = { switchToHttp: () => ({ getRequest: () => request, getResponse: () => response }) } as unknown as ArgumentsHost;
    new ProblemFilter().catch(new Error('the database went away'), host);
    expect(logged).toHaveBeenCalledOnceWith(jasmine.objectContaining({ path: '/api/v1/calendar/…' }), 'request failed');
  });
});
