import { randomUUID } from 'node:crypto';
import { request, type APIRequestContext } from '@playwright/test';

/** The address of the portal under test. */
export function baseUrl(): string {
  const address = process.env['BASE_URL'];
  if (!address) throw new Error('BASE_URL is missing: run the journeys by npm run test:e2e');
  return address;
}

/** A person at the API, for what a journey only needs to be there. What it is about is done on screens. */
export class ApiClient {
  private constructor(private readonly context: APIRequestContext) {}

  static async open(): Promise<ApiClient> {
    return new ApiClient(await request.newContext({ baseURL: baseUrl(), extraHTTPHeaders: { 'x-requested-by': 'journeys' } }));
  }

  static async signedIn(email: string, password: string): Promise<ApiClient> {
    const client = await ApiClient.open();
    await client.send('POST', '/auth/sign-in', { email, password });
    return client;
  }

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  async send<T>(method: string, path: string, body?: unknown, version?: number): Promise<T> {
    const headers = { 'idempotency-key': randomUUID(), ...(version === undefined ? {} : { 'if-match': `"${version.toString()}"` }) };
    const answer = await this.context.fetch(`/api/v1${path}`, { method, headers, ...(body === undefined ? {} : { data: body }) });
    const text = await answer.text();
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status().toString()} ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }

  /** Its cookies, for a browser that goes on as the same person. */
  async cookies() {
    const { cookies } = await this.context.storageState();
    return cookies;
  }

  async close(): Promise<void> {
    await this.context.dispose();
  }
}
