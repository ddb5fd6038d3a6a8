import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { EnvironmentInjector, createEnvironmentInjector, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { z } from 'zod';
import { Api } from './api';
import { nextRequest, until } from './testing';

describe('A read of the API', () => {
  it('made of a record is asked once, however often the record is read, and anew for another', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const record = signal<{ id: string; version: number } | undefined>(undefined);
    const read = TestBed.runInInjectionContext(() => TestBed.inject(Api).resource(z.number(), () => {
      const one = record();
      return one && { url: `/records/${one.id}`, query: { limit: 5 } };
    }));
    const http = TestBed.inject(HttpTestingController);
    TestBed.tick();
    http.expectNone(() => true);
    record.set({ id: 'a', version: 1 });
    (await nextRequest('GET', '/records/a')).flush(1);
    await until('the answer', () => read.value() === 1);
    record.set({ id: 'a', version: 2 });
    TestBed.tick();
    http.expectNone(() => true);
    expect(read.value()).withContext('stays').toBe(1);
    read.reload();
    (await nextRequest('GET', '/records/a')).flush(2);
    await until('the newer answer', () => read.value() === 2);
    record.set({ id: 'b', version: 1 });
    (await nextRequest('GET', '/records/b')).flush(3);
  });

  it('ends with the page that made it', () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const id = signal<string | undefined>(undefined);
    const page = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    runInInjectionContext(page, () => TestBed.inject(Api).resource(z.number(), () => { const one = id(); return one && `/records/${one}`; }));
    TestBed.tick();
    page.destroy();
    id.set('a');
    TestBed.tick();
    expect(TestBed.inject(HttpTestingController).match(() => true)).toEqual([]);
  });
});
