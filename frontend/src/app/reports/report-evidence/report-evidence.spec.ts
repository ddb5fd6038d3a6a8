import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus, Injector } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { provideRouter } from '@angular/router';
import type { FileView, PatchEntry } from '#shared/platform';
import { blankReport, type Evidence, type EvidenceFiles } from '#shared/reports';
import { DeviceStore } from '../../platform/device/device-store';
import type { KeptUpload } from '../../platform/device/device-database';
import { TabLocks } from '../../platform/drafts/tab-locks';
import { EvidenceUploads } from '../../platform/evidence-uploads';
import { until } from '../../platform/http/testing';
import { ServerReach } from '../../platform/http/server-reach';
import { provideTestTexts } from '../../platform/i18n/testing';
import { newId } from '../../platform/new-id';
import { Board } from '../../ui/field/board';
import { provideIcons } from '../../ui/icons';
import { PartnerBoard } from '../data/boards';
import { BegunWords } from '../data/begun-words';
import { ReportDesk } from '../data/report-desk';
import { ReportTalk } from '../data/report-talk';
import { aReport, anIndicator } from '../report.fixture';
import { ReportEvidence } from './report-evidence';
import { ReportUploads } from './report-uploads';

const indicator = anIndicator();
const aPhoto = (given: Partial<Evidence> = {}): Evidence => ({
  id: newId(), file: newId(), name: 'hives.jpg', size: 1000, type: 'image/jpeg', sha256: 'ab', keepsLocation: false, anchor: indicator.id, caption: 'Hives', location: null, place: 'Beni Yenni', takenOn: null,
  credit: 'Nadia', consent: 'yes', ...given,
});

describe('The evidence of a report', () => {
  /** Pictures are named, not fetched: there is no server behind them. */
  beforeEach(() => {
    spyOnProperty(HTMLImageElement.prototype, 'src', 'set').and.callFake(function (this: HTMLImageElement, src: string) { this.dataset['src'] = src; });
  });
  afterEach(async () => {
    localStorage.clear();
    await TestBed.inject(DeviceStore).clear('');
  });

  async function shown({ evidence = [] as Evidence[], allowedActions = ['edit'], states = new Map<string, FileView['state']>(), left = [] as Omit<KeptUpload, 'url' | 'reason'>[] } = {}) {
    const report = aReport({ indicators: [indicator], content: { ...blankReport(), evidence }, allowedActions });
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTestTexts('en', 'reports'), provideIcons(), ReportDesk, ReportTalk, BegunWords, ReportUploads, { provide: Board, useClass: PartnerBoard }],
    });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    for (const one of left) await TestBed.inject(DeviceStore).keepUpload('', { ...one, url: `/reports/${report.id}`, reason: null });
    TestBed.inject(EvidenceUploads).start(TestBed.inject(Injector));
    const http = TestBed.inject(HttpTestingController);
    const desk = TestBed.inject(ReportDesk);
    desk.id.set(report.id);
    const fixture = TestBed.createComponent(ReportEvidence);
    TestBed.tick();
    http.expectOne(`/api/v1/reports/${report.id}`).flush(report);
    /** The next request to an address that ends so, once it is made. */
    const next = (method: string, ending: string) => until(`${method} ${ending}`, () => http.match((request) => request.method === method && request.url.endsWith(ending))[0]);
    const files: EvidenceFiles = { items: evidence.map((one) => ({ evidence: one.id, file: one.file, state: states.get(one.file) ?? 'ready' })) };
    (await next('GET', '/evidence')).flush(files);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const loader = TestbedHarnessEnvironment.loader(fixture);
    async function choose(files: File[], picker = 'input[type=file]'): Promise<void> {
      const field = await until('a way to choose a file', () => element.querySelector<HTMLInputElement>(picker));
      const list = new DataTransfer();
      for (const file of files) list.items.add(file);
      field.files = list.files;
      field.dispatchEvent(new Event('change'));
    }
    /** The server's side of an upload: what was opened, and how far it is. */
    async function opened(received = 0): Promise<FileView> {
      const request = await next('POST', '/files');
      const { id, name, size, keepsLocation = false } = request.request.body as { id: string; name: string; size: number; keepsLocation?: boolean };
      const view: FileView = { id, name, size, type: 'image/jpeg', received, isComplete: false, sha256: null, state: 'uploading', keepsLocation };
      request.flush(view);
      return view;
    }
    async function completed(view: FileView): Promise<void> {
      (await next('POST', `/files/${view.id}/complete`)).flush({ ...view, received: view.size, isComplete: true, sha256: 'ff', state: 'ready' });
      const row = await next('PATCH', `/reports/${report.id}`);
      row.flush({ version: report.version + 1, results: [{ pointer: (row.request.body as PatchEntry[])[0]?.pointer, status: 'saved', version: report.version + 1 }] });
      await until('the end of the upload', () => !TestBed.inject(EvidenceUploads).items().some(({ id }) => id === view.id));
    }
    const texts = (selector: string) => [...element.querySelectorAll(selector)].map((one) => one.textContent.replace(/\s+/g, ' ').trim());
    return { report, element, loader, desk, fixture, next, choose, opened, completed, texts, rows: () => desk.partner()?.content().evidence ?? [], root: TestbedHarnessEnvironment.documentRootLoader(fixture) };
  }
  const aFile = (size = 10, name = 'new.jpg') => new File([new Uint8Array(size)], name, { type: 'image/jpeg', lastModified: Date.parse('2026-05-02T12:00:00') });

  it('is of what was chosen, also once the report was read again', async () => {
    const { report, element, desk, fixture, choose, opened } = await shown();
    const about = element.querySelector('select');
    if (!about) throw new Error('There is no choice');
    about.value = indicator.id;
    about.dispatchEvent(new Event('change'));
    desk.reread();
    TestBed.tick();
    TestBed.inject(HttpTestingController).expectOne(`/api/v1/reports/${report.id}`).flush({ ...report, definitions: structuredClone(report.definitions) });
    await fixture.whenStable();
    expect(about.value).toBe(indicator.id);
    await choose([aFile()]);
    const { id } = await opened();
    expect(TestBed.inject(EvidenceUploads).items().find((one) => one.id === id)?.row.anchor).toBe(indicator.id);
  });

  it('stands by what it shows, to read for those who do not write it', async () => {
    const [photo, list] = [aPhoto(), aPhoto({ name: 'present.csv', type: 'text/csv', anchor: null, caption: '', consent: null })];
    const { element, texts } = await shown({ evidence: [photo, list], allowedActions: [], states: new Map([[list.file, 'removed']]) });
    expect(texts('h2')).toEqual(['The report as a whole', '1.1.1 Trainees']);
    expect([element.querySelector('input'), element.querySelectorAll('img').length, element.querySelector('img')?.dataset['src']]).toEqual([null, 1, `/api/v1/files/${photo.file}/pictures/320`]);
    expect(texts('.facts li')).toEqual(['Beni Yenni', '© Nadia', 'Consent not told: not shown to donors', 'Beni Yenni', '© Nadia', 'Everybody shown has agreed']);
    expect([texts('.bad'), [...element.querySelectorAll('a[download]')].map((one) => one.getAttribute('href'))]).toEqual([['Removed: a virus was found in it'], [`/api/v1/files/${photo.file}`]]);
  });

  it('says why nobody can have it yet', async () => {
    const [checking, unclear] = [aPhoto(), aPhoto({ name: 'large.jpg' })];
    const { element, texts } = await shown({ evidence: [checking, unclear], allowedActions: [], states: new Map([[checking.file, 'checking'], [unclear.file, 'unclear']]) });
    expect(texts('article > p.small')).toEqual(['Being checked for viruses', jasmine.stringMatching(/^The virus scanner could not judge it/)]);
    expect([element.querySelector('img'), element.querySelector('a[download]')]).toEqual([null, null]);
  });

  it('says that there is none, and what it is good for', async () => {
    expect((await shown()).texts('app-empty-state .title')).toEqual(['No photo or file yet']);
  });

  it('asks how the files stand only when there are others than before', async () => {
    const evidence = [aPhoto()];
    const { desk, next, report } = await shown({ evidence });
    const http = TestBed.inject(HttpTestingController);
    async function reread(version: number, now: Evidence[]): Promise<void> {
      desk.reread();
      TestBed.tick();
      http.expectOne(`/api/v1/reports/${report.id}`).flush({ ...report, version, content: { ...blankReport(), evidence: now } });
      await until('the reading', () => desk.view()?.version === version);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await reread(4, [{ ...evidence[0]!, caption: 'Hives in May' }]);
    expect(desk.view()?.version).toBe(4);
    http.expectNone(`/api/v1/reports/${report.id}/evidence`);
    await reread(5, [...evidence, aPhoto()]);
    (await next('GET', '/evidence')).flush({ items: [] });
  });

  it('takes several files one after the other, and each becomes a row to describe', async () => {
    const { choose, opened, next, completed, rows, texts, element, fixture } = await shown();
    await choose([aFile(), aFile(20, 'second.jpg'), aFile(10, 'IMG_1.HEIC'), aFile(0, 'empty.pdf'), aFile(5, 'film.mp4')]);
    await until('what is refused', () => texts('p.refused').length === 3);
    expect(texts('p.refused')).toEqual([jasmine.stringMatching(/^IMG_1.HEIC: the format HEIC/), 'empty.pdf: it is empty, or larger than 20 MB.', 'film.mp4: files of this type are not taken.']);
    const first = await opened();
    (await next('PUT', '/content')).flush({ ...first, received: 10 });
    await completed(first);
    expect(rows().map(({ file, name, sha256, anchor, takenOn, consent }) => [file, name, sha256, anchor, takenOn, consent])).toEqual([[first.id, 'new.jpg', 'ff', null, '2026-05-02', null]]);
    const second = await opened();
    expect(second.name).toBe('second.jpg');
    (await next('PUT', '/content')).flush({ ...second, received: 20 });
    await completed(second);
    await fixture.whenStable();
    expect([rows().length, element.querySelectorAll('app-evidence-card textarea').length, texts('app-upload-list li')]).toEqual([2, 2, []]);
  });

  it('goes on by itself, where the server has it, after the line was cut', async () => {
    const { choose, opened, next, completed, texts, rows } = await shown();
    await choose([aFile(300 * 1024)]);
    const view = await opened();
    (await next('PUT', '/content')).flush({ ...view, received: 256 * 1024 });
    (await next('PUT', '/content')).error(new ProgressEvent('error'), { status: 0 });
    await until('the cut', () => texts('app-upload-list [role=status]')[0] === 'no line: goes on by itself');
    expect(texts('app-upload-list [role=status]')).toEqual(['no line: goes on by itself']);
    TestBed.inject(ServerReach).found();
    const again = await opened(256 * 1024);
    expect(again.id).toBe(view.id);
    const rest = await next('PUT', '/content');
    expect([rest.request.params.get('offset'), (rest.request.body as Blob).size]).toEqual([String(256 * 1024), 44 * 1024]);
    rest.flush({ ...view, received: view.size });
    await completed(view);
    expect(rows().length).toBe(1);
  });

  it('goes on after the page was left, with the bytes that the device kept', async () => {
    const id = newId();
    const { opened, completed, rows, next } = await shown({
      left: [{ id, row: { id: newId(), anchor: indicator.id, takenOn: null, keepsLocation: true }, name: 'kept.jpg', size: 4, hash: null, bytes: new Blob(['hive']) }],
    });
    const view = await opened(2);
    expect([view.id, view.name, view.keepsLocation]).toEqual([id, 'kept.jpg', true]);
    const rest = await next('PUT', '/content');
    expect(await (rest.request.body as Blob).text()).toBe('ve');
    rest.flush({ ...view, received: 4 });
    await completed(view);
    expect([rows()[0]?.anchor, rows()[0]?.keepsLocation]).toEqual([indicator.id, true]);
    expect(await TestBed.inject(DeviceStore).uploads('', `/reports/${TestBed.inject(ReportDesk).id() ?? ''}`)).toEqual([]);
  });

  it('is not sent again, and not written over, when another tab has brought it to its end meanwhile', async () => {
    const id = newId();
    const letGo = await TestBed.inject(TabLocks).lead(`portal.upload.${id}`);
    TestBed.resetTestingModule();
    const { desk, texts, rows } = await shown({ left: [{ id, row: { id: newId(), anchor: null, takenOn: null, keepsLocation: false }, name: 'kept.jpg', size: 4, hash: null, bytes: new Blob(['hive']) }] });
    await until('the file', () => texts('app-upload-list bdi').length > 0);
    expect(texts('app-upload-list bdi')).toEqual(['kept.jpg']);
    await TestBed.inject(DeviceStore).dropUpload('', id);
    letGo();
    await until('its end', () => texts('app-upload-list bdi').length === 0);
    expect([texts('app-upload-list bdi'), rows(), desk.partner()?.draft?.queue.unsent()]).toEqual([[], [], []]);
    TestBed.inject(HttpTestingController).expectNone('/api/v1/files');
  });

  it('asks for the same file where the device could not keep it, and takes no other', async () => {
    const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(10)))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const { choose, opened, texts } = await shown({ left: [{ id: newId(), row: { id: newId(), anchor: null, takenOn: null, keepsLocation: false }, name: 'new.jpg', size: 10, hash, bytes: null }] });
    await choose([new File([new Uint8Array(10).fill(1)], 'new.jpg')], 'app-upload-list input');
    await until('what is refused', () => texts('app-upload-list .refused').length > 0);
    expect(texts('app-upload-list .refused')).toEqual(['This is another file than new.jpg.']);
    await choose([aFile()], 'app-upload-list input');
    expect((await opened()).name).toBe('new.jpg');
  });

  it('can be stopped, and tells why the server did not take it', async () => {
    const { choose, opened, next, texts, loader, fixture } = await shown();
    await choose([aFile(10, 'bad.jpg'), aFile(10, 'other.jpg')]);
    const view = await opened();
    (await next('PUT', '/content')).flush({ ...view, received: 10 });
    const problem = { type: 'x', title: 'This type of content is not accepted', status: 415, code: 'unsupported_type', traceId: 't', errors: [{ pointer: '/name', code: 'file_type_differs', detail: 'x' }] };
    (await next('POST', '/complete')).flush(problem, { status: 415, statusText: 'x' });
    await opened();
    await fixture.whenStable();
    expect(texts('app-upload-list .refused')[0]).toContain('The content is not what the file’s name says');
    await (await loader.getHarness(MatButtonHarness.with({ selector: '[aria-label="Cancel: bad.jpg"]' }))).click();
    expect(texts('app-upload-list bdi')).toEqual(['other.jpg']);
  });

  for (const [act, isKept] of [['Keep it', true], ['Remove it all the same', false]] as const) {
    it(`is asked about where it was removed while a colleague described it: ${act}`, async () => {
      const photo = aPhoto();
      const { desk, report, next, rows, texts, element, loader } = await shown({ evidence: [photo] });
      desk.partner()?.put(`/evidence/${photo.id}`, null);
      const theirs = { ...photo, caption: 'Hives in May' };
      const answered = await next('PATCH', `/reports/${report.id}`);
      answered.flush({ version: 8, results: [{ pointer: `/evidence/${photo.id}`, status: 'conflict', theirs, by: newId(), version: 8 }] });
      (await next('GET', `/reports/${report.id}`)).flush({ ...report, version: 8, content: { ...blankReport(), evidence: [theirs] } });
      await until('the question', () => texts('[role=alert] p').length > 0);
      expect([rows(), texts('[role=alert] p')]).toEqual([[], ['You removed hives.jpg while somebody else changed what is said of it. It is still in the report.']]);
      await (await loader.getHarness(MatButtonHarness.with({ text: act }))).click();
      expect([rows().map((one) => one.caption), element.querySelector('[role=alert]')]).toEqual([isKept ? ['Hives in May'] : [], null]);
      if (isKept) return;
      const again = await next('PATCH', `/reports/${report.id}`);
      expect(again.request.body).toEqual([{ pointer: `/evidence/${photo.id}`, value: null, base: 8 }]);
    });
  }

  it('is looked at large, by keyboard', async () => {
    const evidence = [aPhoto(), aPhoto({ name: 'second.jpg', caption: 'Second' })];
    const { root } = await shown({ evidence, allowedActions: [] });
    document.querySelector<HTMLButtonElement>('button[aria-label="Look at it large: Hives"]')?.click();
    const dialog = await root.getHarness(MatDialogHarness);
    expect([await dialog.getTitleText(), await (await dialog.host()).text()]).toEqual(['Hives', jasmine.stringContaining('1 of 2')]);
    document.querySelector('app-evidence-viewer')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    expect([await dialog.getTitleText(), document.querySelector<HTMLElement>('app-evidence-viewer img')?.dataset['src']]).toEqual(['Second', `/api/v1/files/${evidence[1]?.file ?? ''}/pictures/1280`]);
    await dialog.close();
  });
});
