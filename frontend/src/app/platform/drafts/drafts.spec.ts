import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { DestroyRef, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { PatchEntry } from '#shared/platform';
import { DeviceOwner } from '../device/device-owner';
import { DeviceStore } from '../device/device-store';
import { until as untilThere } from '../http/testing';
import { ServerReach } from '../http/server-reach';
import { newId } from '../new-id';
import { provideTestTexts } from '../i18n/testing';
import { SessionStore } from '../session/session-store';
import { Drafts } from './drafts';

/** A page that can be left. */
class Page extends DestroyRef {
  private readonly ends: (() => void)[] = [];
  override readonly destroyed = false;
  override onDestroy(act: () => void): () => void {
    this.ends.push(act);
    return () => undefined;
  }
  leave(): void {
    for (const end of this.ends) end();
  }
}

describe('Drafts', () => {
  const nobody = '';
  let url: string;
  let store: DeviceStore;
  let http: HttpTestingController;
  let drafts: Drafts;
  const person = signal<{ id: string } | null>(null);

  const visit = (): void => {
    TestBed.resetTestingModule().configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideTestTexts('en'), { provide: SessionStore, useValue: { person } }] });
    store = TestBed.inject(DeviceStore);
    http = TestBed.inject(HttpTestingController);
    drafts = TestBed.inject(Drafts);
  };
  beforeEach(() => {
    url = `/reports/${newId()}`;
    visit();
  });
  afterEach(() => {
    TestBed.inject(DeviceOwner).forget();
    person.set(null);
    return store.clear(nobody);
  });

  async function asked(version = 9): Promise<PatchEntry[]> {
    const one = await untilThere('what is sent', () => http.match(`/api/v1${url}`)[0]);
    const entries = one.request.body as PatchEntry[];
    one.flush({ version, results: entries.map(({ pointer }) => ({ pointer, status: 'saved', version })) });
    return entries;
  }
  const until = (isSo: () => Promise<boolean> | boolean) => untilThere(String(isSo), isSo);

  it('keeps many fields of one moment, the last value of each, in the order of typing', async () => {
    const { queue } = drafts.open(url, 3, new Page());
    for (let at = 0; at < 300; at += 1) queue.put(`/many/${String(at % 250)}`, at);
    await until(async () => (await store.unsent(nobody, url)).length === 250);
    const rows = await store.unsent(nobody, url);
    expect([rows.at(0)?.value, rows.at(-1)?.value, new Set(rows.map((row) => row.pointer)).size]).toEqual([50, 299, 250]);
    await asked();
    await until(async () => (await store.unsent(nobody, url)).length === 0);
    expect((await store.unsent(nobody, url)).length).toBe(0);
  });

  it('keeps each value in the order of typing until the server has exactly that one', async () => {
    const { queue } = drafts.open(url, 3, new Page());
    queue.put('/a', 1);
    queue.put('/b', 2);
    queue.put('/a', 3);
    await until(async () => (await store.unsent(nobody, url)).some((row) => row.value === 3));
    expect((await store.unsent(nobody, url)).map(({ pointer, value, base, state }) => [pointer, value, base, state])).toEqual([['/b', 2, 3, 'waiting'], ['/a', 3, 3, 'waiting']]);
    expect(await asked()).toEqual([{ pointer: '/b', value: 2, base: 3 }, { pointer: '/a', value: 3, base: 3 }]);
    await until(async () => (await store.unsent(nobody, url)).length === 0);
    expect(await store.unsent(nobody, url)).toEqual([]);
  });

  it('shows on the page what an earlier visit left, and sends it upon its old base', async () => {
    await store.put(nobody, url, { pointer: '/a', value: 'left', base: 2 });
    const shown: PatchEntry[] = [];
    drafts.open(url, 3, new Page(), (entries) => shown.push(...entries));
    expect(await asked()).toEqual([{ pointer: '/a', value: 'left', base: 2 }]);
    expect(shown.map((entry) => entry.value)).toEqual(['left']);
  });

  it('asks about what was refused: restored it is sent, discarded it is gone', async () => {
    for (const pointer of ['/a', '/b']) await store.mark(nobody, await store.put(nobody, url, { pointer, value: pointer, base: 2 }), 'refused', 'wrong_state');
    const first = drafts.open(url, 3, new Page());
    await until(() => first.left().length === 2);
    expect(first.left().map((entry) => entry.pointer)).toEqual(['/a', '/b']);
    first.discard(first.left());
    await until(async () => (await store.unsent(nobody, url)).length === 0);
    expect(await store.unsent(nobody, url)).toEqual([]);
    expect(first.left()).toEqual([]);
  });

  it('asks no more about what was written anew meanwhile', async () => {
    for (const pointer of ['/a', '/b']) await store.mark(nobody, await store.put(nobody, url, { pointer, value: pointer, base: 2 }), 'refused', 'wrong_state');
    const { left, queue } = drafts.open(url, 3, new Page());
    await until(() => left().length === 2);
    queue.put('/a', 'anew');
    expect(left().map((entry) => entry.pointer)).toEqual(['/b']);
  });

  it('takes over as unread what is no value, also as it was kept before that was a state of its own, and never sends it', async () => {
    await store.put(nobody, url, { pointer: '/a', value: '1.234', base: 2 }, 'number_ambiguous');
    await store.mark(nobody, await store.put(nobody, url, { pointer: '/b', value: '1.500', base: 2 }), 'refused', 'amount_ambiguous');
    await drafts.sendLeft(nobody);
    const { queue, left, restore } = drafts.open(url, 3, new Page());
    await until(() => queue.fields().size === 2);
    expect([...queue.fields()]).toEqual([['/a', { kind: 'unread', mine: '1.234', code: 'number_ambiguous' }], ['/b', { kind: 'unread', mine: '1.500', code: 'amount_ambiguous' }]]);
    expect(left()).toEqual([]);
    restore(left());
    await queue.flush();
    http.expectNone(`/api/v1${url}`);
    expect((await store.unsent(nobody, url)).map(({ value, state }) => [value, state])).toEqual([['1.234', 'unread'], ['1.500', 'unread']]);
  });

  it('tells an open page that others wrote too, when its own saving raised the version by more than one', async () => {
    const { queue } = drafts.open(url, 3, new Page());
    queue.put('/a', 1);
    await asked(4);
    await until(() => queue.state() === 'saved');
    expect(queue.isBehind()).withContext('only its own change').toBe(false);
    queue.put('/a', 2);
    await asked(7);
    await until(() => queue.state() === 'saved');
    expect(queue.isBehind()).toBe(true);
  });

  it('sends what no page has open, and leaves an open page to send its own', async () => {
    await store.put(nobody, url, { pointer: '/a', value: 1, base: 2 });
    const sent = drafts.sendLeft(nobody);
    expect(await asked()).toEqual([{ pointer: '/a', value: 1, base: 2 }]);
    await sent;
    expect(await store.unsent(nobody, url)).toEqual([]);
    const page = new Page();
    const opened = drafts.open(url, 9, page);
    await until(async () => (await navigator.locks.query()).held?.some((lock) => lock.name?.endsWith(url)) ?? false);
    opened.queue.put('/a', 2);
    await until(async () => (await store.unsent(nobody, url)).length === 1);
    await drafts.sendLeft(nobody);
    http.expectNone(`/api/v1${url}`);
    page.leave();
    expect(await asked()).toEqual([{ pointer: '/a', value: 2, base: 9 }]);
  });

  it('lets a page end a draft before it goes itself: what waits is sent, once', async () => {
    const page = new Page();
    const opened = drafts.open(url, 9, page);
    await until(async () => (await navigator.locks.query()).held?.some((lock) => lock.name?.endsWith(url)) ?? false);
    opened.queue.put('/a', 2);
    await until(async () => (await store.unsent(nobody, url)).length === 1);
    opened.end();
    expect(await asked()).toEqual([{ pointer: '/a', value: 2, base: 9 }]);
    page.leave();
    await new Promise((resolve) => setTimeout(resolve, 700));
    http.expectNone(`/api/v1${url}`);
  });

  it('shows on one’s own device what was saved from elsewhere upon the older answer that it keeps, as seen, with what waits on top', async () => {
    TestBed.inject(DeviceOwner).set(nobody);
    for (const [pointer, version] of [['/a', 4], ['/b', 5]] as const) {
      await store.put(nobody, url, { pointer, value: 'sent', base: 3 });
      const sent = drafts.sendLeft(nobody);
      await asked(version);
      await sent;
    }
    await store.put(nobody, url, { pointer: '/b', value: 'waits', base: 5 });
    visit();
    const shown: PatchEntry[] = [];
    const { queue } = drafts.open(url, 3, new Page(), (entries) => shown.push(...entries));
    await until(() => shown.length === 3);
    expect(shown.map(({ pointer, value }) => [pointer, value])).toEqual([['/a', 'sent'], ['/b', 'sent'], ['/b', 'waits']]);
    expect(await asked(6)).toEqual([{ pointer: '/b', value: 'waits', base: 5 }]);
    queue.put('/a', 'anew');
    expect(await asked(7)).toEqual([{ pointer: '/a', value: 'anew', base: 4 }]);
  });

  it('keeps nothing that was saved on a device that is nobody’s', async () => {
    await store.put(nobody, url, { pointer: '/a', value: 'sent', base: 3 });
    const sent = drafts.sendLeft(nobody);
    await asked(4);
    await sent;
    expect(await store.savedSince(nobody, url, 0)).toEqual([]);
  });

  describe('that the device has no room for', () => {
    const gone = new ProgressEvent('error');
    /** Typed without a line and without room, then the page is left. */
    async function leftInMemory(): Promise<void> {
      if (!jasmine.isSpy(store.putAll)) spyOn(store, 'putAll').and.rejectWith(new Error('no room'));
      const page = new Page();
      TestBed.inject(ServerReach).lost();
      drafts.open(url, 3, page).queue.put('/a', 'in memory');
      page.leave();
      await until(() => http.match(`/api/v1${url}`).map((one) => { one.error(gone); }).length > 0);
      await until(() => drafts.unkept().length === 1 && drafts.state() === 'away');
    }

    it('are carried beyond their page, and asked about before the browser goes, until the server has them', async () => {
      const [asks, asksNoMore] = [spyOn(window, 'addEventListener').and.callThrough(), spyOn(window, 'removeEventListener').and.callThrough()];
      await leftInMemory();
      expect(drafts.unkept()).toEqual([{ url, pointer: '/a', value: 'in memory', base: 3, at: jasmine.any(String), state: 'waiting', reason: null }]);
      await until(() => asks.calls.allArgs().some(([name]) => name === 'beforeunload'));
      const ask = asks.calls.allArgs().find(([name]) => name === 'beforeunload')?.[1] as (event: Event) => void;
      const going = new Event('beforeunload', { cancelable: true });
      ask(going);
      expect(going.defaultPrevented).toBeTrue();
      TestBed.inject(ServerReach).found();
      expect(await asked()).toEqual([{ pointer: '/a', value: 'in memory', base: 3 }]);
      await until(() => drafts.state() === null);
      expect([drafts.state(), drafts.unkept()]).toEqual([null, []]);
      await until(() => asksNoMore.calls.allArgs().some(([name, act]) => name === 'beforeunload' && act === ask));
      expect(asksNoMore).toHaveBeenCalledWith('beforeunload', ask as never);
    });

    it('go over to the page that opens their record again', async () => {
      await leftInMemory();
      const shown: PatchEntry[] = [];
      const { queue } = drafts.open(url, 3, new Page(), (entries) => shown.push(...entries));
      await until(() => shown.length === 1);
      expect([shown, drafts.unkept().length]).toEqual([[{ pointer: '/a', value: 'in memory', base: 3 }], 1]);
      expect(await asked()).toEqual([{ pointer: '/a', value: 'in memory', base: 3 }]);
      await until(() => queue.state() === 'saved' && drafts.unkept().length === 0);
      http.expectNone(`/api/v1${url}`);
    });

    it('are tried again or given up from elsewhere, and end with their person', async () => {
      await leftInMemory();
      const [one] = drafts.unkept();
      if (one) drafts.tryAgain({ ...one, value: 'again' });
      await until(() => drafts.unkept()[0]?.value === 'again');
      if (one) drafts.giveUp(one);
      await until(() => drafts.state() === null);
      expect(drafts.unkept()).toEqual([]);
      await leftInMemory();
      person.set({ id: 'other' });
      await until(() => drafts.state() === null);
      expect([drafts.state(), drafts.unkept()]).toEqual([null, []]);
    });

    it('are kept once there is room; a row with an older value goes with what was saved', async () => {
      const { queue } = drafts.open(url, 3, new Page());
      queue.put('/a', 1);
      await until(async () => (await store.unsent(nobody, url)).length === 1);
      const room = spyOn(store, 'putAll').and.rejectWith(new Error('no room'));
      queue.put('/a', 2);
      queue.put('/b', 2);
      await until(() => drafts.unkept().length === 2);
      room.and.callThrough();
      queue.put('/c', 3);
      await until(() => drafts.unkept().length === 0);
      expect((await store.unsent(nobody, url)).map(({ pointer, value }) => [pointer, value])).toEqual([['/c', 3], ['/a', 2], ['/b', 2]]);
      room.and.rejectWith(new Error('no room'));
      queue.put('/a', 4);
      await until(() => drafts.unkept().length === 1);
      await asked();
      await until(async () => (await store.unsent(nobody, url)).length === 0);
      expect([await store.unsent(nobody, url), drafts.unkept()]).toEqual([[], []]);
    });
  });
});
