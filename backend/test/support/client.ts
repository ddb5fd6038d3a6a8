import { randomUUID } from 'node:crypto';
import type { Portal } from './portal.js';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}
export interface Options {
  readonly ifMatch?: number;
  readonly key?: string;
  readonly headers?: Record<string, string>;
}

/** A person at the API: keeps the cookie, sends the guard's header, makes keys. */
export class Client {
  constructor(private readonly portal: Portal, private cookie = '') {}

  /** For requests that this client cannot make, such as downloads of bytes. */
  get sessionCookie(): string {
    return this.cookie;
  }

  static async signedIn(portal: Portal, email: string, password: string): Promise<Client> {
    const client = new Client(portal);
    const answer = await client.post('/auth/sign-in', { email, password });
    if (answer.status !== 200) throw new Error(`${email} cannot sign in: ${JSON.stringify(answer.body)}`);
    return client;
  }

  get<T = Record<string, unknown>>(path: string, options: Options = {}): Promise<Answer<T>> {
    return this.send('GET', path, undefined, options);
  }
  post<T = Record<string, unknown>>(path: string, body: unknown = {}, options: Options = {}): Promise<Answer<T>> {
    return this.send('POST', path, body, { key: randomUUID(), ...options });
  }
  patch<T = Record<string, unknown>>(path: string, body: unknown, options: Options = {}): Promise<Answer<T>> {
    return this.send('PATCH', path, body, options);
  }
  put<T = Record<string, unknown>>(path: string, body: unknown, options: Options = {}): Promise<Answer<T>> {
    return this.send('PUT', path, body, options);
  }
  delete<T = Record<string, unknown>>(path: string, options: Options = {}): Promise<Answer<T>> {
    return this.send('DELETE', path, undefined, options);
  }

  /** Any request, as it is. */
  request<T = Record<string, unknown>>(method: string, path: string, body: unknown, options: Options = {}): Promise<Answer<T>> {
    return this.send(method, path, body, options);
  }

  private async send<T>(method: string, path: string, body: unknown, options: Options): Promise<Answer<T>> {
    const response = await fetch(`${this.portal.url}/api/v1${path}`, {
      method,
      headers: {
        ...(method === 'GET' ? {} : { 'x-requested-by': 'test' }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(options.ifMatch === undefined ? {} : { 'if-match': `"${String(options.ifMatch)}"` }),
        ...(options.key === undefined ? {} : { 'idempotency-key': options.key }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const set = response.headers.getSetCookie()[0]?.split(';')[0];
    if (set !== undefined) this.cookie = set;
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: (isJson && text ? JSON.parse(text) : text) as T };
  }
}
