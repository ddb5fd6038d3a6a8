import { HttpErrorResponse, HttpResponse, type HttpInterceptorFn } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import { catchError, from, of, switchMap, tap, throwError } from 'rxjs';
import { SessionStore } from '../session/session-store';
import { DeviceOwner } from './device-owner';
import { DeviceStore } from './device-store';

const root = '/api/v1';
/** What is kept for reading without a line, and nothing else: of a report also the newest of its history and what was submitted, never the notes among staff. */
const kept = [/^\/auth\/session$/, /^\/me\/tasks$/, /^\/reports(\?[^#]*)?$/, /^\/reports\/[\w-]{36}(\/history|\/versions\/\d+)?$/, /^\/proposals\/[\w-]{36}$/, /^\/calls\/[\w-]{36}$/, /^\/programmes\/[\w-]{36}$/];
const private_ = /iban|bic$|swift|bank|account_?(no|number|holder)|passport|national_?id|identity|birth|tax_?(id|number)|document_?number/i;

/** The path below `/api/v1` when its answer may be kept, else null. */
export function keptPath(method: string, url: string): string | null {
  const path = url.startsWith(root) ? url.slice(root.length) : '';
  return method === 'GET' && kept.some((one) => one.test(path)) ? path : null;
}

/** The same without bank and identity data, wherever they stand. */
export function withoutPrivate(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withoutPrivate);
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !private_.test(name)).map(([name, value]) => [name, withoutPrivate(value)]));
}

/** Since when what is shown was kept; null when all of it comes from the server. */
@Injectable({ providedIn: 'root' })
export class ShownAsOf {
  /** By path, of what the server has not answered since. */
  private readonly kept = signal<ReadonlyMap<string, string>>(new Map());
  readonly at = computed(() => [...this.kept().values()].sort()[0] ?? null);

  add(path: string, at: string): void {
    this.kept.update((all) => new Map(all).set(path, at));
  }

  now(path: string): void {
    if (this.kept().has(path)) this.kept.update((all) => new Map([...all].filter(([known]) => known !== path)));
  }
}

/** On a person's own device: answers are kept, and answer again when the server cannot be reached, until it says that the session is over. */
export const keptAnswersInterceptor: HttpInterceptorFn = (request, next) => {
  const person = inject(DeviceOwner).person();
  const path = keptPath(request.method, request.urlWithParams);
  if (person === null || path === null) return next(request);
  const store = inject(DeviceStore);
  const session = inject(SessionStore);
  const asOf = inject(ShownAsOf);
  const keep = (body: unknown): void => {
    const who = path === '/auth/session' ? (body as { person?: { id?: string } } | null)?.person?.id : session.person()?.id;
    if (who === person) store.keepAnswer(person, { url: path, body: withoutPrivate(body), at: new Date().toISOString() }).catch(() => undefined);
  };
  return next(request).pipe(
    tap((event) => {
      if (!(event instanceof HttpResponse)) return;
      keep(event.body);
      asOf.now(path);
    }),
    catchError((error: unknown) => {
      if (path === '/auth/session' && error instanceof HttpErrorResponse && error.status === 401) store.forgetAnswers(person).catch(() => undefined);
      if (!(error instanceof HttpErrorResponse) || ![0, 502, 503, 504].includes(error.status)) return throwError(() => error);
      return from(store.answer(person, path).catch(() => undefined)).pipe(switchMap((answer) => {
        if (!answer) return throwError(() => error);
        asOf.add(path, answer.at);
        return of(new HttpResponse({ status: 200, url: request.url, body: answer.body }));
      }));
    }),
  );
};
