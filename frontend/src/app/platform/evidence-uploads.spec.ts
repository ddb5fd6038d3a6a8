import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { DestroyRef, EnvironmentInjector, createEnvironmentInjector, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { FileView, PatchEntry } from '#shared/platform';
import { DeviceStore } from './device/device-store';
import { Drafts } from './drafts/drafts';
import { EvidenceUploads, type BegunRow } from './evidence-uploads';
import { nextRequest, problemOf, until } from './http/testing';
import { ServerReach } from './http/server-reach';
import { provideTestTexts } from './i18n/testing';
import { newId } from './new-id';
import { SessionStore } from './session/session-store';

describe('Evidence on its way', () => {
  const person = newId();
  let url: string;
  let row: BegunRow;
  let device: DeviceStore;
  let uploads: EvidenceUploads;
  let frame: EnvironmentInjector;

  beforeEach(() => {
    url = `/reports/${newId()}`;
    row = { id: newId(), anchor: null, takenOn: null, keepsLocation: false };
    visit();
  });
  afterEach(async () => {
    frame.destroy();
    await device.clear(person);
  });

  /** A visit of the portal at a page that is not the report's: the home page. */
  function visit(): void {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideTestTexts('en'), { provide: SessionStore, useValue: { person: signal({ id: person }) } }] });
    device = TestBed.inject(DeviceStore);
    uploads = TestBed.inject(EvidenceUploads);
    frame = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
  }
  const kept = (name = 'hives.jpg') => ({ id: newId(), url, row, name, size: 4, hash: null, bytes: new Blob(['hive']), reason: null });
  /** The server's side: a file of four bytes is opened, sent and completed. */
  async function sent(): Promise<FileView> {
    const view = await opened();
    (await nextRequest('PUT', `/files/${view.id}/content`)).flush({ ...view, received: 4 });
    const whole: FileView = { ...view, received: 4, isComplete: true, sha256: 'ff', state: 'ready' };
    (await nextRequest('POST', `/files/${view.id}/complete`)).flush(whole);
    return whole;
  }
  async function opened(): Promise<FileView> {
    const request = await nextRequest('POST', '/files');
    const { id, name, size } = request.request.body as { id: string; name: string; size: number };
    const view: FileView = { id, name, size, type: 'image/jpeg', received: 0, isComplete: false, sha256: null, state: 'uploading', keepsLocation: false };
    request.flush(view);
    return view;
  }
  const saved = { version: 9, results: [{ pointer: 'x', status: 'saved', version: 9 }] };
  const conflict = { version: 9, results: [{ pointer: 'x', status: 'conflict', theirs: null, by: null, version: 8 }] };
  const nothingLeft = async (): Promise<void> => {
    await until('its end', () => uploads.items().length === 0);
    expect(await device.uploads(person)).toEqual([]);
  };
  const quiet = () => new Promise((resolve) => setTimeout(resolve, 100));

  it('becomes a row of its report while its page is not open', async () => {
    uploads.start(frame);
    await uploads.add(url, row, new File(['hive'], 'hives.jpg', { type: 'image/jpeg' }));
    expect(uploads.state()).toBe('waiting');
    const { id } = await sent();
    const patch = await nextRequest('PATCH', url);
    expect((await device.uploads(person)).length).withContext('until its row is in the report').toBe(1);
    const [entry] = patch.request.body as PatchEntry[];
    expect([entry?.pointer, entry?.base, entry?.value]).toEqual([`/evidence/${row.id}`, 1, jasmine.objectContaining({ id: row.id, file: id, name: 'hives.jpg', sha256: 'ff', consent: null })]);
    patch.flush(saved);
    await nothingLeft();
    expect(uploads.state()).toBeNull();
  });

  it('goes on at the next visit, at whatever page that begins', async () => {
    await device.keepUpload(person, kept());
    uploads.start(frame);
    await sent();
    (await nextRequest('PATCH', url)).flush(saved);
    await nothingLeft();
  });

  it('is written once where the portal was left while its row was being written', async () => {
    await device.keepUpload(person, kept());
    uploads.start(frame);
    const view = await sent();
    const first = await nextRequest('PATCH', url);
    frame.destroy();
    first.flush(saved);
    visit();
    uploads.start(frame);
    (await nextRequest('POST', '/files')).flush(view);
    const again = await nextRequest('PATCH', url);
    expect((again.request.body as PatchEntry[]).map(({ pointer, base }) => [pointer, base])).toEqual([[`/evidence/${row.id}`, 1]]);
    again.flush(conflict);
    await nothingLeft();
  });

  it('waits for the line with its row as with its bytes', async () => {
    await device.keepUpload(person, kept());
    uploads.start(frame);
    await sent();
    (await nextRequest('PATCH', url)).error(new ProgressEvent('error'), { status: 0 });
    await until('no line', () => uploads.state() === 'away');
    TestBed.inject(ServerReach).found();
    (await nextRequest('PATCH', url)).flush(saved);
    await nothingLeft();
  });

  it('shows its row on a page of the report that had read it before', async () => {
    await device.keepUpload(person, kept());
    uploads.start(frame);
    await sent();
    const patch = await nextRequest('PATCH', url);
    const [entry] = patch.request.body as PatchEntry[];
    patch.flush({ version: 4, results: [{ pointer: entry?.pointer, status: 'saved', version: 4 }] });
    await nothingLeft();
    const shown: string[] = [];
    TestBed.inject(Drafts).open(url, 3, frame.get(DestroyRef), (entries) => shown.push(...entries.map(({ pointer }) => pointer)));
    await until('the row', () => shown.length > 0);
    expect(shown).toEqual([`/evidence/${row.id}`]);
  });

  it('stops where its report was submitted meanwhile, stays on the device with the reason, and is sent again when asked for alone', async () => {
    const [photo, other] = [{ ...kept(), id: '0190a3c4-0000-7000-8000-000000000001' }, { ...kept('other.jpg'), url: `/reports/${newId()}` }];
    for (const one of [photo, other]) await device.keepUpload(person, one);
    uploads.start(frame);
    const view = await sent();
    (await nextRequest('PATCH', url)).flush(...problemOf(409, 'wrong_state'));
    await until('the reason', () => uploads.items()[0]?.reason === 'wrong_state');
    expect(uploads.state()).toBe('refused');
    await sent();
    (await nextRequest('PATCH', other.url)).flush(saved);
    await until('the other one', () => uploads.items().length === 1);
    expect((await device.uploads(person)).map(({ id, reason }) => [id, reason])).toEqual([[photo.id, 'wrong_state']]);

    frame.destroy();
    visit();
    uploads.start(frame);
    await until('it is shown', () => uploads.items()[0]?.state === 'stopped');
    await quiet();
    TestBed.inject(HttpTestingController).expectNone('/api/v1/files');
    void uploads.again(photo.id);
    (await nextRequest('POST', '/files')).flush(view);
    (await nextRequest('PATCH', url)).flush(saved);
    await nothingLeft();
  });

  it('writes no row of what was discarded in another tab meanwhile', async () => {
    const photo = kept();
    await device.keepUpload(person, photo);
    uploads.start(frame);
    const view = await opened();
    await device.dropUpload(person, photo.id);
    (await nextRequest('PUT', `/files/${view.id}/content`)).flush({ ...view, received: 4 });
    (await nextRequest('POST', `/files/${view.id}/complete`)).flush({ ...view, received: 4, isComplete: true });
    await nothingLeft();
    TestBed.inject(HttpTestingController).expectNone(`/api/v1${url}`);
  });

  it('ends with the session, and writes nothing to the device any more', async () => {
    await device.keepUpload(person, kept());
    uploads.start(frame);
    const view = await opened();
    const part = await nextRequest('PUT', `/files/${view.id}/content`);
    frame.destroy();
    const writes = [spyOn(device, 'dropUpload').and.callThrough(), spyOn(device, 'markUpload').and.callThrough(), spyOn(device, 'keepUpload').and.callThrough()];
    part.flush({ ...view, received: 4 });
    await quiet();
    expect([uploads.items().length, ...writes.map((one) => one.calls.count())]).toEqual([0, 0, 0, 0]);
    TestBed.inject(HttpTestingController).expectNone(`/api/v1/files/${view.id}/complete`);
    visit();
  });
});
