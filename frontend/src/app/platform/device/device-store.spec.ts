import { TestBed } from '@angular/core/testing';
import { newId } from '../new-id';
import { DeviceStore } from './device-store';

describe('what the device keeps for a person', () => {
  const another = () => TestBed.runInInjectionContext(() => new DeviceStore());
  const names = async () => (await indexedDB.databases()).map((one) => one.name);

  it('is gone in every tab once it is cleared in one, and kept anew when they sign in again', async () => {
    const person = newId();
    const [here, elsewhere] = [another(), another()];
    const entry = { pointer: '/narrative/lessons', value: 'Never to be sent', base: 1 };
    await here.put(person, '/reports/1', entry);
    expect((await elsewhere.unsent(person)).map((one) => one.value)).toEqual([entry.value]);
    await here.clear(person);
    for (const store of [here, elsewhere]) {
      await expectAsync(store.unsent(person)).toBeRejected();
      await expectAsync(store.put(person, '/reports/1', entry)).toBeRejected();
      expect(store.isFull()).toBeFalse();
    }
    expect(await names()).not.toContain(`portal.${person}`);
    elsewhere.begin(person);
    expect(await elsewhere.unsent(person)).toEqual([]);
    await elsewhere.clear(person);
  });

  it('keeps an answer in place of an older version alone; what was saved stands beside it until its version is kept', async () => {
    const person = newId();
    const store = another();
    const [url, at] = [`/reports/${newId()}`, '2026-01-01T00:00:00Z'];
    const keep = (version: number) => store.keepAnswer(person, { url, body: { version }, at });
    const saved = async () => (await Promise.all([url, `${url}/review`].map((one) => store.savedSince(person, one, 0)))).flat().map((one) => one.value);
    await keep(5);
    await store.keepSaved(person, url, 6, [{ pointer: '/narrative/lessons', value: 'Rain', base: 5 }]);
    await store.keepSaved(person, `${url}/review`, 8, [{ pointer: '/notes', value: 'Call', base: 5 }]);
    await keep(5);
    expect(await saved()).toEqual(['Rain', 'Call']);
    expect(await store.savedSince(person, url, 6)).toEqual([]);
    await keep(7);
    expect(await saved()).toEqual(['Call']);
    await keep(6);
    expect((await store.answer(person, url))?.body).toEqual({ version: 7 });
    await store.forgetAnswers(person);
    expect([await saved(), await store.answer(person, url)]).toEqual([[], undefined]);
    await store.clear(person);
  });

  it('is opened anew where a part of the portal did not come the first time', async () => {
    class Unlucky extends DeviceStore {
      private tries = 0;
      protected override open(person: string) {
        this.tries += 1;
        return this.tries === 1 ? Promise.reject(new Error('no line')) : super.open(person);
      }
    }
    const store = TestBed.runInInjectionContext(() => new Unlucky());
    const person = newId();
    await expectAsync(store.unsent(person)).toBeRejected();
    expect(await store.unsent(person)).toEqual([]);
    await store.clear(person);
  });
});
