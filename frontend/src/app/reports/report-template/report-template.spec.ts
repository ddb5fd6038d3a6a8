import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { provideRouter } from '@angular/router';
import { blankReport, type ReportImportView, type ReportView } from '#shared/reports';
import { until } from '../../platform/http/testing';
import { provideTestTexts } from '../../platform/i18n/testing';
import { newId } from '../../platform/new-id';
import { Board } from '../../ui/field/board';
import { provideIcons } from '../../ui/icons';
import { PartnerBoard } from '../data/boards';
import { ReportDesk } from '../data/report-desk';
import { aReport, anIndicator } from '../report.fixture';
import { ReportTemplate } from './report-template';

describe('The template of a report', () => {
  afterEach(() => localStorage.clear());
  const persons = anIndicator();
  const cell = `/values/${persons.id}/${persons.locations[0] ?? ''}/F`;
  const report = aReport({ indicators: [persons], allowedActions: ['edit'] });

  function aPreview(given: Partial<ReportImportView> = {}): ReportImportView {
    return {
      id: newId(), report: report.id, state: 'open', fileName: 'report.xlsx', language: 'en', createdAt: '2026-07-01T10:00:00.000Z', expiresAt: '2026-07-02T10:00:00.000Z', version: 3, written: null, errors: [],
      changes: [], findings: [], ...given,
    };
  }
  const aChange = (given: Partial<ReportImportView['changes'][number]> = {}) =>
    ({ sheet: 'Indicators', cell: 'E6', pointer: cell, label: 'Trainees', before: '3', after: '1234.5', conflict: null, ...given });

  async function shown() {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTestTexts('en', 'reports'), provideIcons(), ReportDesk, { provide: Board, useClass: PartnerBoard }],
    });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    const http = TestBed.inject(HttpTestingController);
    const desk = TestBed.inject(ReportDesk);
    desk.id.set(report.id);
    const fixture = TestBed.createComponent(ReportTemplate);
    TestBed.tick();
    http.expectOne(`/api/v1/reports/${report.id}`).flush(report);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const button = (text: string | RegExp) => loader.getHarness(MatButtonHarness.with({ text }));
    function choose(name: string, size = 10): void {
      const picker = element.querySelector<HTMLInputElement>('input[type=file]');
      if (!picker) throw new Error('There is nothing to choose a file with');
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array(size)], name));
      picker.files = files.files;
      picker.dispatchEvent(new Event('change'));
    }
    /** The next request to this address, once it is made. */
    const next = (url: string) => until(`a request for ${url}`, () => http.match((request) => request.url === `/api/v1${url}` || request.url.startsWith(`/api/v1${url}?`))[0]);
    /** Sends a file as far as the answer of the import, which the caller gives. */
    async function send(name = 'report.xlsx') {
      choose(name);
      const opened = await next('/files');
      const file = { ...(opened.request.body as { id: string; size: number }), type: 'x', received: 0, isComplete: false, sha256: null, state: 'uploading', keepsLocation: false };
      opened.flush(file);
      (await next(`/files/${file.id}/content`)).flush({ ...file, received: file.size });
      (await next(`/files/${file.id}/complete`)).flush({ ...file, received: file.size, isComplete: true });
      const asked = await next(`/reports/${report.id}/imports`);
      expect((asked.request.body as { file: string }).file).toBe(file.id);
      return asked;
    }
    async function previewed(preview: ReportImportView) {
      (await send()).flush(preview);
      await new Promise((resolve) => setTimeout(resolve, 5));
      await fixture.whenStable();
    }
    const lines = () => [...element.querySelectorAll('.lines li')].map((line) => [...line.children].map((one) => one.textContent.replace(/\s+/g, ' ').trim()).join(' | '));
    return { http, desk, element, button, choose, next, send, previewed, lines, stable: () => fixture.whenStable() };
  }

  it('offers the workbook in the reader’s language, and takes no other file', async () => {
    const { element, choose, stable } = await shown();
    expect(element.querySelector('a[download]')?.getAttribute('href')).toBe(`/api/v1/reports/${report.id}/template.xlsx?language=en`);
    choose('report.pdf');
    await stable();
    expect(element.querySelector('.refused')?.textContent).toContain('report.pdf is no .xlsx file');
    choose('large.xlsx', 6 * 1024 * 1024);
    await stable();
    expect(element.querySelector('.refused')?.textContent).toContain('larger than 5 MB');
  });

  it('shows every error by sheet and cell, offers the file with them, and writes nothing', async () => {
    const { element, previewed, lines, button } = await shown();
    const error = { pointer: cell, part: 'value' as const, params: { text: 'twelve' } };
    const sent = aPreview({ errors: [{ ...error, sheet: 'Indicators', cell: 'E6', code: 'not_a_number' }, { ...error, pointer: null, part: null, sheet: 'Mine', cell: null, code: 'sheet_unknown' }], changes: [aChange()] });
    await previewed(sent);
    expect(lines()).toEqual(['Indicators E6 · 1.1.1 Trainees · Beni Yenni · women | This is not a number', 'Mine | This sheet is not of the template: remove it.']);
    expect(element.querySelector('.note a')?.getAttribute('href')).toBe(`/api/v1/reports/${report.id}/imports/${sent.id}/file.xlsx`);
    expect(await (await button(/^Write/)).isDisabled()).toBeTrue();
    await (await button('Changes (1)')).click();
    expect(lines()).toEqual(['Indicators E6 · 1.1.1 Trainees · Beni Yenni · women | removed: 3added: 1,234.5']);
  });

  it('asks where somebody else wrote, writes what was chosen, and shows the report anew', async () => {
    const { desk, element, previewed, button, next, stable } = await shown();
    const sent = aPreview({ changes: [aChange({ conflict: { by: 'Nadia', version: 5 } }), aChange({ pointer: cell.replace(/F$/, 'M'), before: null, after: '2' })] });
    await previewed(sent);
    expect([await (await button(/^Write/)).isDisabled(), element.textContent.includes('Nadia changed this field')]).toEqual([true, true]);
    await (await button('Take 1,234.5')).click();
    await (await button('Write 2 changes')).click();
    const confirmed = await next(`/reports/${report.id}/imports/${sent.id}/confirm`);
    expect(confirmed.request.body).toEqual({ choices: [{ pointer: cell, choice: 'mine', version: 5 }] });
    confirmed.flush({ ...sent, state: 'confirmed', changes: [], written: 2, version: 6 });
    const leaf = { indicator: persons.id, location: persons.locations[0] ?? '', numerator: null, denominator: null, text: null };
    const written: ReportView = { ...report, version: 6, content: { ...blankReport(), values: [{ ...leaf, cell: 'F', value: '1234.5' }] } };
    (await next(`/reports/${report.id}`)).flush(written);
    await stable();
    expect(element.querySelector('.done')?.textContent).toContain('2 fields were written.');
    expect(desk.partner()?.value(cell)).toBe('1234.5');
  });

  it('asks again when the field changed once more', async () => {
    const { element, previewed, button, next, stable } = await shown();
    const change = aChange({ conflict: { by: 'Nadia', version: 5 } });
    const sent = aPreview({ changes: [change] });
    await previewed(sent);
    await (await button('Keep 3')).click();
    await (await button('Write 0 changes')).click();
    (await next(`/reports/${report.id}/imports/${sent.id}/confirm`)).flush(
      { type: 'about:blank', title: '', status: 422, code: 'rule_broken', traceId: 't', errors: [{ pointer: cell, code: 'import_conflict', detail: '' }] }, { status: 422, statusText: 'x' });
    (await next(`/reports/${report.id}/imports/${sent.id}`)).flush({ ...sent, changes: [{ ...change, before: '9', conflict: { by: 'Nadia', version: 7 } }] });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await stable();
    expect(element.querySelector('app-problem-panel')?.textContent).toContain('choose what stays');
    expect(await (await button(/^Write/)).isDisabled()).toBeTrue();
    expect(await (await button('Keep 9')).isDisabled()).toBeFalse();
  });

  it('says why a file is refused', async () => {
    const { element, send, stable } = await shown();
    (await send()).flush({ type: 'about:blank', title: '', status: 422, code: 'rule_broken', traceId: 't', errors: [{ pointer: '/file', code: 'template_of_another_report', detail: '' }] }, { status: 422, statusText: 'x' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await stable();
    expect(element.querySelector('app-problem-panel')?.textContent).toContain('This file belongs to another report.');
    expect(element.querySelector('.drop')).not.toBeNull();
  });

  it('shows long lists a part at a time, and says when there is nothing to write', async () => {
    const { previewed, lines, button, element, stable } = await shown();
    await previewed(aPreview({ changes: Array.from({ length: 250 }, (_, n) => aChange({ pointer: `${cell}${n}`, cell: `E${n}` })) }));
    expect(lines().length).toBe(100);
    await (await button('Show 150 more')).click();
    expect(lines().length).toBe(200);
    await (await button('Send another file')).click();
    await stable();
    await previewed(aPreview());
    expect(element.textContent).toContain('This file changes nothing');
    expect(await (await button(/^Write/)).isDisabled()).toBeTrue();
  });
});
