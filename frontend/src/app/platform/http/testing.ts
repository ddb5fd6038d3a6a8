import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';

const MOST_TURNS = 4000;
const TURN_MS = 5;

type Looked<T> = T | null | undefined | false;

/** For specs: waits until this is so, as a person would. @throws Error saying what did not come */
export async function until<T>(what: string, look: () => Looked<T> | Promise<Looked<T>>): Promise<T> {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    TestBed.tick();
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    await new Promise((done) => setTimeout(done, TURN_MS));
  }
  throw new Error(`It never came: ${what}`);
}

/** For specs: the next request to this address below /api/v1, once it is made. */
export function nextRequest(method: string, path: string): Promise<TestRequest> {
  const http = TestBed.inject(HttpTestingController);
  return until(`${method} ${path}`, () => http.match((request) => request.method === method && request.url === `/api/v1${path}`)[0]);
}

/** For specs: waits until the element says this. @throws Error where it never does */
export async function says(element: HTMLElement, words: RegExp): Promise<void> {
  await until(`${String(words)} in "${element.textContent}"`, () => words.test(element.textContent));
}

/** A problem as the server answers it. */
export function problemOf(status: number, code: string): [object, { status: number; statusText: string }] {
  return [{ type: 'about:blank', title: 'No', status, code, traceId: 't', errors: [] }, { status, statusText: 'No' }];
}
