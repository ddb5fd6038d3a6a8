import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { SessionView } from '#shared/accounts';
import { DeviceOwner } from '../device/device-owner';
import { DeviceStore } from '../device/device-store';
import { ServerReach } from '../http/server-reach';
import { nextRequest } from '../http/testing';
import { provideTestTexts } from '../i18n/testing';
import { newId } from '../new-id';
import { SessionStore } from './session-store';

describe('The session', () => {
  const view = (id: string): SessionView => ({ person: { id, email: `${id}@example.org`, name: 'Edda', locale: 'en' }, memberships: [], permissions: [], isDemo: false });
  const asked = { email: 'a@example.org', password: 'a long password', isMyDevice: false };
  let back: PromiseWithResolvers<undefined>;

  /** Another visit of the same browser. */
  async function visit(): Promise<SessionStore> {
    back = Promise.withResolvers<undefined>();
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideTestTexts('en'), { provide: ServerReach, useValue: { back: () => back.promise } }],
    });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    return TestBed.inject(SessionStore);
  }
  async function signedIn(store: SessionStore, id: string): Promise<void> {
    const done = store.signIn(asked);
    (await nextRequest('POST', '/auth/sign-in')).flush(view(id));
    await done;
  }
  const cut = async () => (await nextRequest('POST', '/auth/sign-out')).error(new ProgressEvent('error'));
  const ends = async () => (await nextRequest('POST', '/auth/sign-out')).flush(null, { status: 204, statusText: 'No Content' });

  afterEach(() => {
    TestBed.inject(HttpTestingController).verify();
    localStorage.removeItem('portal.signed-out');
    TestBed.inject(DeviceOwner).forget();
  });

  it('that was left without a line is over here at once, and on the server as soon as it answers', async () => {
    const store = await visit();
    await signedIn(store, newId());
    const told = store.signOut();
    expect(store.person()).toBeNull();
    await cut();
    await told;
    back.resolve(undefined);
    await ends();
  });

  it('that was left without a line is ended at the next visit before anybody is asked for, and the device cleared where it was not', async () => {
    const person = newId();
    const before = await visit();
    await signedIn(before, person);
    await TestBed.inject(DeviceStore).keepAnswer(person, { url: '/me/tasks', body: {}, at: '2026-01-01T00:00:00Z' });
    const told = before.signOut();
    await cut();
    await told;
    const store = await visit();
    const clear = spyOn(TestBed.inject(DeviceStore), 'clear').and.callThrough();
    const known = store.known();
    await ends();
    expect(await known).toBeNull();
    expect(clear).toHaveBeenCalledOnceWith(person);
    await clear.calls.mostRecent().returnValue;
    TestBed.inject(DeviceStore).begin(person);
    expect(await TestBed.inject(DeviceStore).answer(person, '/me/tasks')).toBeUndefined();
    const next = await visit();
    void next.known();
    (await nextRequest('GET', '/auth/session')).flush({}, { status: 401, statusText: 'Unauthorized' });
  });

  it('is not let in while the server does not answer, although its cookie is still here', async () => {
    const before = await visit();
    await signedIn(before, newId());
    const told = before.signOut();
    await cut();
    await told;
    const known = (await visit()).known();
    await cut();
    expect(await known).toBeNull();
  });

  it('of somebody else begins after the one before has ended', async () => {
    const before = await visit();
    await signedIn(before, newId());
    const told = before.signOut();
    await cut();
    await told;
    const store = await visit();
    const done = store.signIn(asked);
    TestBed.inject(HttpTestingController).expectNone('/api/v1/auth/sign-in');
    await ends();
    const other = newId();
    (await nextRequest('POST', '/auth/sign-in')).flush(view(other));
    await done;
    expect(store.person()?.id).toBe(other);
  });

  it('of somebody else leaves no answers of the person whose device it was', async () => {
    const owner = newId();
    const store = await visit();
    const device = TestBed.inject(DeviceStore);
    TestBed.inject(DeviceOwner).set(owner);
    await device.keepAnswer(owner, { url: '/me/tasks', body: {}, at: '2026-01-01T00:00:00Z' });
    await signedIn(store, owner);
    expect(await device.answer(owner, '/me/tasks')).toBeDefined();
    await signedIn(store, newId());
    expect([TestBed.inject(DeviceOwner).person(), await device.answer(owner, '/me/tasks')]).toEqual([null, undefined]);
    await device.clear(owner);
  });

  it('that begins is not ended by what waited to end the one before', async () => {
    const store = await visit();
    await signedIn(store, newId());
    const told = store.signOut();
    await cut();
    await told;
    const done = store.signIn(asked);
    await cut();
    const begins = await nextRequest('POST', '/auth/sign-in');
    back.resolve(undefined);
    await new Promise((resolve) => setTimeout(resolve));
    const other = newId();
    begins.flush(view(other));
    await done;
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.inject(HttpTestingController).expectNone('/api/v1/auth/sign-out');
    expect(store.person()?.id).toBe(other);
  });

  it('remembers the language that was asked for last', async () => {
    const store = await visit();
    await signedIn(store, newId());
    const both = [store.useLanguage('ar'), store.useLanguage('fr')];
    const remembered = await nextRequest('PATCH', '/me');
    expect(remembered.request.body).toEqual({ locale: 'fr' });
    remembered.flush(null);
    await Promise.all(both);
    TestBed.inject(HttpTestingController).expectNone('/api/v1/me');
    localStorage.removeItem('portal.language');
  });
});
