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
});
