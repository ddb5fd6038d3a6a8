import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Injectable, Injector, computed, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { z } from 'zod';
import { newId } from '../new-id';
import { ApiProblem } from './api-problem';

export const apiRoot = '/api/v1';

type QueryValue = string | number | boolean | readonly string[] | null | undefined;
export type Query = Readonly<Record<string, QueryValue>>;
export interface SendOptions {
  /** The version that was read: goes as `If-Match: "7"`. */
  ifMatch?: number;
  /** Idempotency key of a POST; a new one when left out. Keep one yourself to repeat the same act safely. */
  key?: string;
  query?: Query;
}
export interface ReadRequest {
  readonly url: string;
  readonly query?: Query;
}

/** The portal's API: paths below `/api/v1`, answers parsed by their schema, failures as `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly http = inject(HttpClient);

  async get<S extends z.ZodType>(schema: S, url: string, query: Query = {}): Promise<z.output<S>> {
    return parse(schema, await firstValueFrom(this.http.get<unknown>(apiRoot + url, { params: paramsOf(query) })));
  }

  async send<S extends z.ZodType>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', schema: S, url: string, body?: unknown, options: SendOptions = {},
  ): Promise<z.output<S>> {
    const headers: Record<string, string> = {};
    if (method === 'POST') headers['Idempotency-Key'] = options.key ?? newId();
    if (options.ifMatch !== undefined) headers['If-Match'] = `"${options.ifMatch}"`;
    const answer = this.http.request<unknown>(method, apiRoot + url, { body, headers, params: paramsOf(options.query ?? {}) });
    return parse(schema, await firstValueFrom(answer));
  }

  /**
   * A read that follows its signals: `undefined` asks nothing. For fields of components and stores. It asks anew only where it would ask
   * for something else: a request made of a record is not repeated when the record is read again (`reload` does that). It ends with whoever made it.
   */
  resource<S extends z.ZodType>(schema: S, request: () => string | ReadRequest | undefined): HttpResourceRef<z.output<S> | undefined> {
    const asked = computed(() => requestOf(request()), { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) });
    return httpResource(asked, { parse: (raw) => parse(schema, raw), injector: inject(Injector) });
  }
}

function parse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new ApiProblem(0, 'unexpected_answer', parsed.error.message);
  return parsed.data;
}

function requestOf(asked: string | ReadRequest | undefined): { url: string; params: ReturnType<typeof paramsOf> } | undefined {
  if (asked === undefined) return undefined;
  const { url, query = {} } = typeof asked === 'string' ? { url: asked } : asked;
  return { url: apiRoot + url, params: paramsOf(query) };
}

/** Empty values are left out; a list is repeated (`?status=a&status=b`). */
function paramsOf(query: Query): Record<string, string | string[]> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(given.map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]));
}
