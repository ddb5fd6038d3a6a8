import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus, DestroyRef, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { DeviceOwner } from '../platform/device/device-owner';
import { DeviceStore } from '../platform/device/device-store';
import { Drafts } from '../platform/drafts/drafts';
import { ServerReach } from '../platform/http/server-reach';
import { until } from '../platform/http/testing';
import { provideTestTexts } from '../platform/i18n/testing';
import { begunBy } from '../platform/kept-on-device';
import { newId } from '../platform/new-id';
import { SessionStore } from '../platform/session/session-store';
import { Confirmations, type Confirmation } from '../ui/confirm-dialog';
import { SignOut } from './sign-out';

describe('Signing out', () => {
  const person = newId();
  const url = `/reports/${newId()}`;
  afterEach(() => TestBed.inject(DeviceStore).clear(person));

  async function begin({ isAway = false, said = undefined as object | undefined } = {}) {
    const session = { person: signal({ id: person }), signOut: jasmine.createSpy('signOut').and.resolveTo() };
    const confirmations = { ask: jasmine.createSpy<(asked: Confirmation) => Promise<object | undefined>>('ask').and.resolveTo(said) };
    const router = { navigateByUrl: jasmine.createSpy('navigateByUrl').and.resolveTo(true) };
    const reach = { ask: jasmine.createSpy('ask').and.resolveTo(), isAway: signal(isAway) };
    TestBed.configureTestingModule({
      providers: [
        { provide: ServerReach, useValue: reach },
        provideHttpClient(), provideHttpClientTesting(), provideTestTexts('en'), { provide: SessionStore, useValue: session }, { provide: Confirmations, useValue: confirmations }, { provide: Router, useValue: router },
      ],
    });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    return { session, confirmations, router, device: TestBed.inject(DeviceStore) };
  }
  const aPhoto = () => ({ id: newId(), url, row: {}, name: 'hives.jpg', size: 4, hash: null, bytes: new Blob(['hive']), reason: null });

  it('asks before it deletes photos that are still on their way, and leads to them', async () => {
    const { session, confirmations, router, device } = await begin();
    for (const photo of [aPhoto(), aPhoto()]) await device.keepUpload(person, photo);
    await TestBed.inject(SignOut).run();
    expect(confirmations.ask.calls.mostRecent().args[0].text).toBe('2 photos or files on this device are not on the server yet. Cancel to leave the portal open until they are sent, or to download them.');
    expect(router.navigateByUrl).toHaveBeenCalledOnceWith('/device');
    expect([session.signOut.calls.count(), (await device.uploads(person)).length]).toEqual([0, 2]);
  });

  it('names both, fields and photos', async () => {
    const { confirmations, router, device } = await begin();
    await device.keepUpload(person, aPhoto());
    await device.put(person, url, { pointer: '/values/a', value: '1.234', base: 3 }, 'number_ambiguous');
    await TestBed.inject(SignOut).run();
    expect(confirmations.ask.calls.mostRecent().args[0].text).toMatch(/^1 field on this device is not.*\n1 photo or file on this device is not/);
    expect(router.navigateByUrl).toHaveBeenCalledOnceWith('/device');
  });

  it('counts what the device had no room for, each field once', async () => {
    const { confirmations, device } = await begin({ isAway: true });
    await device.put(person, url, { pointer: '/narrative/lessons', value: 'Rain', base: 3 });
    spyOn(device, 'putAll').and.rejectWith(new Error('no room'));
    const { queue } = TestBed.inject(Drafts).open(url, 3, TestBed.inject(DestroyRef));
    for (const pointer of ['/narrative/lessons', '/narrative/nextSteps']) queue.put(pointer, 'In memory');
    await until('what is in memory', () => TestBed.inject(Drafts).unkept().length === 2);
    await TestBed.inject(SignOut).run();
    expect(confirmations.ask.calls.mostRecent().args[0].text).toMatch(/^2 fields on this device are not on the server/);
    for (const pointer of ['/narrative/lessons', '/narrative/nextSteps']) queue.giveUp(pointer);
    await until('nothing in memory', () => TestBed.inject(Drafts).unkept().length === 0);
  });

  it('deletes everything without a question where nothing is left to send', async () => {
    const { session, confirmations, router } = await begin();
    await TestBed.inject(SignOut).run();
    expect([confirmations.ask.calls.count(), session.signOut.calls.count()]).toEqual([0, 1]);
    expect(router.navigateByUrl).toHaveBeenCalledOnceWith('/sign-in');
  });

  it('asks before it deletes what somebody began to write elsewhere, and deletes theirs alone', async () => {
    const [own, other] = [begunBy(person, 'call.new'), begunBy(newId(), 'call.new')];
    for (const key of [own, other]) localStorage.setItem(key, '{}');
    const { session, confirmations } = await begin();
    await TestBed.inject(SignOut).run();
    expect(confirmations.ask.calls.mostRecent().args[0].text).toMatch(/^A text that you began on this device is not saved/);
    expect([session.signOut.calls.count(), localStorage.getItem(own)]).toEqual([0, '{}']);
    confirmations.ask.and.resolveTo({});
    await TestBed.inject(SignOut).run();
    expect([session.signOut.calls.count(), localStorage.getItem(own), localStorage.getItem(other)]).toEqual([1, null, '{}']);
    localStorage.removeItem(other);
  });

  it('says without a line that the session on the server ends later, and stays where the person would rather wait', async () => {
    const { session, confirmations, router } = await begin({ isAway: true });
    await TestBed.inject(SignOut).run();
    expect(confirmations.ask.calls.mostRecent().args[0].text).toMatch(/^The server does not answer. This device is cleared now; on the server your session ends/);
    expect([session.signOut.calls.count(), router.navigateByUrl.calls.count()]).toEqual([0, 0]);
  });

  it('clears the device and leaves the page without waiting for a server that does not answer', async () => {
    const { session, router, device } = await begin({ isAway: true, said: {} });
    const told = Promise.withResolvers<undefined>();
    session.signOut.and.returnValue(told.promise);
    TestBed.inject(DeviceOwner).set(person);
    await device.put(person, url, { pointer: '/narrative/lessons', value: 'Rain', base: 3 });
    const clear = spyOn(device, 'clear').and.callThrough();
    const run = TestBed.inject(SignOut).run();
    await until('the device to be cleared', () => clear.calls.count() > 0);
    await clear.calls.mostRecent().returnValue;
    expect(router.navigateByUrl).toHaveBeenCalledOnceWith('/sign-in');
    device.begin(person);
    expect([TestBed.inject(DeviceOwner).person(), await device.unsent(person)]).toEqual([null, []]);
    told.resolve(undefined);
    await run;
  });

  it('leaves the page before the person is gone from it, and stays signed in where the page holds back', async () => {
    const { session, router, device } = await begin();
    router.navigateByUrl.and.callFake(async () => { expect(session.signOut).not.toHaveBeenCalled(); return false; });
    await device.put(person, url, { pointer: '/narrative/lessons', value: 'Rain', base: 3 });
    spyOn(device, 'unsent').and.resolveTo([]);
    await TestBed.inject(SignOut).run();
    expect([router.navigateByUrl.calls.count(), session.signOut.calls.count()]).toEqual([1, 0]);
  });
});
