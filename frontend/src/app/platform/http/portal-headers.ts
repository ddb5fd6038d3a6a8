import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { SessionStore } from '../session/session-store';

const hex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (b) => b.toString(16).padStart(2, '0')).join('');

/**
 * On requests to our own API: the guard against requests from other sites, a trace (W3C Trace Context), the person whom this tab shows
 * (another one who signs in elsewhere in this browser does nothing in their name), and a sign that the service worker keeps out.
 */
export const portalHeaders: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const person = /\/(auth|demo)\//.test(request.url) ? undefined : inject(SessionStore).person()?.id;
  const trace = { traceparent: `00-${hex(16)}-${hex(8)}-01`, 'ngsw-bypass': '1', ...(person === undefined ? {} : { 'X-Person': person }) };
  const isSafe = ['GET', 'HEAD', 'OPTIONS'].includes(request.method);
  return next(request.clone({ setHeaders: isSafe ? trace : { ...trace, 'X-Requested-By': 'portal' } }));
};
