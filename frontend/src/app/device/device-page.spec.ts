import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { provideRouter } from '@angular/router';
import { provideServiceWorker } from '@angular/service-worker';
import { DeviceStore } from '../platform/device/device-store';
import { until } from '../platform/http/testing';
import { provideTestTexts } from '../platform/i18n/testing';
import { newId } from '../platform/new-id';
import { SessionStore } from '../platform/session/session-store';
import { provideIcons } from '../ui/icons';
import { DevicePage } from './device-page';

describe('What is on this device', () => {
  const person = newId();
  let url: string;
  let device: DeviceStore;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideServiceWorker('none.js', { enabled: false }), provideTestTexts('en', 'reports', 'proposals'), provideIcons(),
        { provide: SessionStore, useValue: { person: signal({ id: person }) } },
      ],
    });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    url = `/reports/${newId()}`;
    device = TestBed.inject(DeviceStore);
  });
  afterEach(() => device.clear(person));

  async function shown() {
    const fixture = TestBed.createComponent(DevicePage);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const rows = () => [...element.querySelectorAll('tbody tr')].map((row) => row.textContent.replace(/\s+/g, ' ').trim());
    return { fixture, element, rows, loader: TestbedHarnessEnvironment.loader(fixture) };
  }

  it('offers to try again what was refused, but not what is no clear value', async () => {
    await device.mark(person, await device.put(person, url, { pointer: '/narrative/lessons', value: 'Rain', base: 3 }), 'refused', 'wrong_state');
    await device.put(person, url, { pointer: '/values/a', value: '1.234', base: 3 }, 'number_ambiguous');
    const { rows, loader } = await shown();
    expect(rows()).toEqual([jasmine.stringMatching(/Rain.*Refused.*Try again/), jasmine.stringMatching(/1\.234.*Not a clear value yet: finish it in its record\s*Discard$/)]);
    await (await loader.getHarness(MatButtonHarness.with({ text: /Send now/ }))).click();
    TestBed.inject(HttpTestingController).expectNone(`/api/v1${url}`);
  });

  it('discards after a question, and leads on to the next record by keyboard; a word that was begun is told by its text', async () => {
    const other = `/reports/${newId()}`;
    await device.put(person, url, { pointer: '/narrative/lessons', value: 'Rain', base: 3 }, 'not_of_type');
    await device.put(person, `${other}/words`, { pointer: `/words/answer/${newId()}`, value: { id: newId(), text: 'We have', quote: null, mentions: [] }, base: 0 }, 'word_begun');
    const { rows, loader, fixture } = await shown();
    expect(rows()[1]).toMatch(/Begun words › Answer in a thread.*We have.*Begun and not said/);
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Discard' }))).click();
    const dialog = TestbedHarnessEnvironment.documentRootLoader(fixture);
    await (await dialog.getHarness(MatButtonHarness.with({ text: 'Discard', ancestor: 'mat-dialog-container' }))).click();
    await until('one row', () => rows().length === 1);
    await fixture.whenStable();
    expect(document.activeElement?.getAttribute('href')).toBe(other);
  });

  it('brings back from a file what is missing here, as it was kept, and says how many places were written later', async () => {
    const older = { pointer: '/narrative/lessons', value: 'Older', base: 2 };
    const file = new File([JSON.stringify({ kind: 'unsent fields', format: 1, fields: [{ ...older, url }, { url, pointer: '/values/a', value: '1.234', base: 2, state: 'unread', reason: 'number_ambiguous' }] })], 'unsent.json');
    await device.put(person, url, { ...older, value: 'Typed later', base: 3 }, 'not_of_type');
    const { element, fixture } = await shown();
    const field = element.querySelector<HTMLInputElement>('input[type=file]');
    const list = new DataTransfer();
    list.items.add(file);
    if (field) field.files = list.files;
    field?.dispatchEvent(new Event('change'));
    for (let turn = 0; turn < 200 && !element.querySelector('p[role=status]'); turn++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await fixture.whenStable();
    }
    expect(element.querySelector('p[role=status]')?.textContent).toBe('1 field of the file was skipped: what waits here for it was typed later.');
    expect((await device.unsent(person, url)).map(({ value, state, reason }) => [value, state, reason])).toEqual([['Typed later', 'unread', 'not_of_type'], ['1.234', 'unread', 'number_ambiguous']]);
  });
});
