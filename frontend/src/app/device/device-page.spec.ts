import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus, DestroyRef, Injector, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { provideRouter } from '@angular/router';
import { provideServiceWorker } from '@angular/service-worker';
import { DeviceStore } from '../platform/device/device-store';
import { Drafts } from '../platform/drafts/drafts';
import { UNSENT_RECORDS, type UnsentRecords, type UnsentWords } from '../platform/drafts/unsent-records';
import { EvidenceUploads } from '../platform/evidence-uploads';
import { nextRequest, problemOf, says, until } from '../platform/http/testing';
import { provideTestTexts } from '../platform/i18n/testing';
import { newId } from '../platform/new-id';
import { SessionStore } from '../platform/session/session-store';
import { provideIcons } from '../ui/icons';
import { DevicePage } from './device-page';

/** Words as an area would tell them of its records. */
const told = (id: string, record: string): UnsentWords => ({
  record: () => record, place: (pointer) => `${record} at ${pointer}`, value: (_pointer, value) => (typeof value === 'string' ? value : null), page: () => ({ path: `/reports/${id}`, query: {} }),
});

describe('What is on this device', () => {
  let read: () => Promise<UnsentWords>;
  const records: UnsentRecords = { kind: 'reports', plain: (id) => told(id, 'Some report'), read: () => read() };
  const person = newId();
  let url: string;
  let device: DeviceStore;

  beforeEach(async () => {
    read = () => Promise.reject(new Error('no line'));
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideServiceWorker('none.js', { enabled: false }), provideTestTexts('en', 'reports', 'proposals'), provideIcons(),
        { provide: UNSENT_RECORDS, useValue: records, multi: true },
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
    const element = fixture.nativeElement as HTMLElement;
    await until('what waits', () => element.querySelector('app-skeleton') === null);
    const rows = () => [...element.querySelectorAll('section li')].map((row) => row.textContent.replace(/\s+/g, ' ').trim());
    return { fixture, element, rows, loader: TestbedHarnessEnvironment.loader(fixture) };
  }

  it('offers to try again what was refused, but not what is no clear value', async () => {
    await device.mark(person, await device.put(person, url, { pointer: '/narrative/lessons', value: 'Rain', base: 3 }), 'refused', 'wrong_state');
    await device.put(person, url, { pointer: '/values/a', value: '1.234', base: 3 }, 'number_ambiguous');
    const { rows, loader } = await shown();
    expect(rows()).toEqual([jasmine.stringMatching(/Rain.*Refused.*Try again/), jasmine.stringMatching(/1\.234.*Not a clear value yet: finish it in its record.*Discard$/)]);
    await (await loader.getHarness(MatButtonHarness.with({ text: /Send now/ }))).click();
    TestBed.inject(HttpTestingController).expectNone(`/api/v1${url}`);
  });

  it('discards after a question, and leads on to the next record by keyboard; a word that was begun says so', async () => {
    const other = `/reports/${newId()}`;
    await device.put(person, url, { pointer: '/narrative/lessons', value: 'Rain', base: 3 }, 'not_of_type');
    await device.put(person, `${other}/words`, { pointer: '/words/answer/x', value: { text: 'We have' }, base: 0 }, 'word_begun');
    const { rows, loader, fixture } = await shown();
    expect(rows()[1]).toMatch(/at \/words\/answer\/x.*Begun and not said/);
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Discard' }))).click();
    const dialog = TestbedHarnessEnvironment.documentRootLoader(fixture);
    await (await dialog.getHarness(MatButtonHarness.with({ text: 'Discard', ancestor: 'mat-dialog-container' }))).click();
    await until('one row', () => rows().length === 1);
    await fixture.whenStable();
    expect(document.activeElement?.getAttribute('href')).toBe(other);
  });

  it('tells at once what it can, and the record by its name once that is read', async () => {
    await device.put(person, `${url}/review`, { pointer: '/notes', value: 'Rain', base: 3 });
    await device.put(person, url, { pointer: '/finance/a/actual', value: 100, base: 3 });
    await device.put(person, url, { pointer: '/narrative/lessons', value: '', base: 3 });
    const reading = Promise.withResolvers<UnsentWords>();
    read = () => reading.promise;
    const { element, rows } = await shown();
    await says(element, /Some report at \/notes/);
    reading.resolve(told('x', 'P-1'));
    await says(element, /P-1 at \/notes/);
    expect(rows()).toEqual([jasmine.stringMatching(/P-1 at \/notes ?Rain.*Waiting/), jasmine.stringMatching(/P-1 at \/finance\/a\/actual ?a choice or an amount/), jasmine.stringMatching(/P-1 at \/narrative\/lessons ?emptied/)]);
  });

  it('lists photos that wait alone, each with its size and how far it is, and does not say that all is sent', async () => {
    const [photo, lost] = [newId(), newId()];
    const half = { url, row: {}, size: 2 * 1024 * 1024, hash: null, reason: null };
    await device.keepUpload(person, { ...half, id: photo, name: 'hives.jpg', bytes: new Blob(['hive']) });
    await device.keepUpload(person, { ...half, id: lost, name: 'lost.jpg', bytes: null });
    const { fixture, element } = await shown();
    (await nextRequest('GET', `/files/${photo}`)).flush({ id: photo, name: 'hives.jpg', size: half.size, type: 'image/jpeg', sha256: null, received: 1024 * 1024, isComplete: false, state: 'uploading', keepsLocation: false });
    (await nextRequest('GET', `/files/${lost}`)).flush({}, { status: 404, statusText: 'Not Found' });
    await says(element, /50 %/);
    expect([...element.querySelectorAll('li')].map((one) => one.textContent.replace(/\s+/g, ' ').trim()).sort()).toEqual([
      'hives.jpg 2 MBSome reportwaiting50 %DownloadDiscard', 'lost.jpg 2 MBSome reportthis device could not keep it0 %Discard',
    ]);
    expect(element.textContent).not.toContain('Everything is on the server');
    expect(element.querySelector('li a')?.getAttribute('href')).toBe(`${url}?section=evidence`);
    await device.dropUpload(person, photo);
    await device.dropUpload(person, lost);
    await until('nothing', () => { void fixture.whenStable(); return element.textContent.includes('Everything is on the server'); });
  });

  it('tells why a photo goes no further, gives it back as a file, sends it again and gives it up', async () => {
    const id = newId();
    await device.keepUpload(person, { id, url, row: { id: newId() }, name: 'hives.jpg', size: 4, hash: null, bytes: new Blob(['hive']), reason: 'wrong_state' });
    TestBed.inject(EvidenceUploads).start(TestBed.inject(Injector));
    const { element } = await shown();
    const press = (within: ParentNode, text: string) => until(text, () => [...within.querySelectorAll('button')].find((one) => one.textContent.trim() === text)).then((button) => { button.click(); });
    await says(element, /not sent.*Its report was submitted meanwhile.*Try again.*Download.*Discard/);
    await press(element, 'Try again');
    (await nextRequest('POST', '/files')).flush(...problemOf(403, 'not_allowed'));
    await says(element, /not sent.*You may not do this/);
    expect((await device.uploads(person)).map((one) => one.reason)).toEqual(['not_allowed']);
    await press(element, 'Discard');
    await press(await until('the question', () => document.querySelector('mat-dialog-container')), 'Discard');
    await says(element, /Everything is on the server/);
    expect(await device.uploads(person)).toEqual([]);
  });

  it('says when the browser keeps it from the page, and reads it again', async () => {
    const unsent = spyOn(device, 'unsent').and.rejectWith(new Error('blocked'));
    const { element, loader } = await shown();
    await says(element, /does not let the portal read what is kept here/);
    expect(element.textContent).not.toContain('Everything is on the server');
    unsent.and.callThrough();
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Try again' }))).click();
    await says(element, /Everything is on the server/);
  });

  it('brings back from a file what is missing here, as it was kept, and says how many places were written later', async () => {
    const older = { pointer: '/narrative/lessons', value: 'Older', base: 2 };
    const file = new File([JSON.stringify({ kind: 'unsent fields', format: 1, fields: [{ ...older, url }, { url, pointer: '/values/a', value: '1.234', base: 2, state: 'unread', reason: 'number_ambiguous' }] })], 'unsent.json');
    await device.put(person, url, { ...older, value: 'Typed later', base: 3 }, 'not_of_type');
    const { element } = await shown();
    const field = element.querySelector<HTMLInputElement>('input[type=file]');
    const list = new DataTransfer();
    list.items.add(file);
    if (field) field.files = list.files;
    field?.dispatchEvent(new Event('change'));
    await until('what was skipped', () => element.querySelector('p[role=status]'));
    expect(element.querySelector('p[role=status]')?.textContent).toBe('1 field of the file was skipped: what waits here for it was typed later.');
    expect((await device.unsent(person, url)).map(({ value, state, reason }) => [value, state, reason])).toEqual([['Typed later', 'unread', 'not_of_type'], ['1.234', 'unread', 'number_ambiguous']]);
  });

  it('lists what the device had no room for in place of what it has of that field, gives it in the file and gives it up', async () => {
    await device.put(person, url, { pointer: '/narrative/lessons', value: 'Rain', base: 3 }, 'not_of_type');
    spyOn(device, 'putAll').and.rejectWith(new Error('no room'));
    TestBed.inject(Drafts).open(url, 3, TestBed.inject(DestroyRef)).queue.keepUnread('/narrative/lessons', 'Rain and wind', 'not_of_type');
    const { rows, loader, fixture, element } = await shown();
    await says(element, /Rain and wind/);
    expect(rows()).toEqual([jasmine.stringMatching(/Rain and wind.*In this window alone: the device has no room for it/)]);
    const files = spyOn(URL, 'createObjectURL').and.returnValue('blob:none');
    await (await loader.getHarness(MatButtonHarness.with({ text: /Download all/ }))).click();
    const written = JSON.parse(await (files.calls.mostRecent().args[0] as Blob).text()) as { fields: { value: unknown }[] };
    expect(written.fields.map((one) => one.value)).toEqual(['Rain and wind']);
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Discard' }))).click();
    await (await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(MatButtonHarness.with({ text: 'Discard', ancestor: 'mat-dialog-container' }))).click();
    await until('nothing', () => { void fixture.whenStable(); return element.textContent.includes('Everything is on the server'); });
    expect(await device.unsent(person)).toEqual([]);
  });
});
