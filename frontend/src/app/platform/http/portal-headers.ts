import type { HttpInterceptorFn } from '@angular/common/http';

const hex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (b) => b.toString(16).padStart(2, '0')).join('');

/** The guard against requests from other sites (api.md, sign-in) and a trace (W3C Trace Context) on requests to our own API. */
export const portalHeaders: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const trace = { traceparent: `00-${hex(16)}-${hex(8)}-01` };
  const isSafe = ['GET', 'HEAD', 'OPTIONS'].includes(request.method);
  return next(request.clone({ setHeaders: isSafe ? trace : { ...trace, 'X-Requested-By': 'portal' } }));
};
