import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus, type Type } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { blankOfficerPart, blankReport, type BulkAction, type BulkPreview, type ReportContent, type ReportView } from '#shared/reports';
import { ServerReach } from '../platform/http/server-reach';
import { nextRequest, says, until } from '../platform/http/testing';
import { provideTestTexts } from '../platform/i18n/testing';
import { newId } from '../platform/new-id';
import { SessionStore } from '../platform/session/session-store';
import { Board } from '../ui/field/board';
import { provideIcons } from '../ui/icons';
import { PartnerBoard } from './data/boards';
import { BegunWords } from './data/begun-words';
import { ReportDesk } from './data/report-desk';
import { ReportTalk } from './data/report-talk';
import { reopenWords } from './data/reopen-words';
import { Languages } from '../platform/i18n/languages';
import { Texts } from '../platform/i18n/texts';
import { BulkDialog } from './report-bulk/bulk-dialog';
import { Chosen } from './report-bulk/bulk-selection';
import { ReportCompare } from './report-compare/report-compare';
import { AcceptLines } from './report-finance/accept-lines';
import { ReportReturn } from './report-return/report-return';
import { aLine, aReportInReview, anIndicator } from './report.fixture';

const plain = (element: HTMLElement): string => element.textContent.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();

describe('The officer’s tools', () => {
  afterEach(() => localStorage.clear());

  async function begin(providers: unknown[] = []): Promise<HttpTestingController> {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTestTexts('en', 'reports'), provideIcons(), ReportDesk, ReportTalk, BegunWords, { provide: Board, useClass: PartnerBoard }, ...(providers as [])],
    });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    return TestBed.inject(HttpTestingController);
  }

  /** Answers on their way have come, and what follows from them is shown. */
  async function settled(fixture: ComponentFixture<unknown>): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  }

  /** `answer` gives what the section asks for besides the report. */
  async function shown<C>(section: Type<C>, view: ReportView, answer: (http: HttpTestingController) => void = () => undefined) {
    const http = await begin();
    const desk = TestBed.inject(ReportDesk);
    desk.id.set(view.id);
    const fixture = TestBed.createComponent(section);
    TestBed.tick();
    http.expectOne(`/api/v1/reports/${view.id}`).flush(view);
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    answer(http);
    await settled(fixture);
    return { http, desk, fixture, element: fixture.nativeElement as HTMLElement, loader: TestbedHarnessEnvironment.loader(fixture) };
  }

  describe('all lines but those in question', () => {
    const lines = [aLine(), aLine({ code: 'B1', category: 'B' }), aLine({ code: 'C1', category: 'C' })];
    const [a, b, c] = lines.map((one) => one.id) as [string, string, string];
    const decided = (line: string) => ({ line, accepted: 200_000, authorised: 400_000, acceptedReason: 'No receipt', authorisedReason: '' });
    const view = () => aReportInReview({
      lines, officer: { lines: [decided(b)], ratings: [], comments: [{ id: newId(), pointer: `/finance/${c}/actual`, text: 'Why so much?', quote: null, mentions: [], thread: null }], waivers: [], notes: '' },
    });

    it('leaves out what is cut or commented on, and undoes the whole act at once', async () => {
      const { desk, loader, element } = await shown(AcceptLines, view());
      await (await loader.getHarness(MatButtonHarness.with({ text: 'Accept all but …' }))).click();
      const boxes = await loader.getAllHarnesses(MatCheckboxHarness);
      expect(await Promise.all(boxes.map((box) => box.isChecked()))).toEqual([true, false, false]);
      await boxes[1]!.check();
      await (await loader.getHarness(MatButtonHarness.with({ text: 'Accept 2 lines' }))).click();
      const standing = () => [a, b, c].map((line) => [desk.officer()?.value(`/lines/${line}/accepted`), desk.officer()?.value(`/lines/${line}/authorised`)]);
      expect(standing()).toEqual([[280_000, 400_000], [280_000, 400_000], [null, null]]);
      expect(document.activeElement?.textContent.trim()).withContext('back where it was opened').toBe('Accept all but …');
      expect(plain(element)).toContain('2 lines accepted.');
      desk.officer()?.put(`/lines/${a}/authorised`, 100);
      await (await loader.getHarness(MatButtonHarness.with({ text: /Undo/ }))).click();
      expect(standing()).withContext('what was written since stays').toEqual([[null, 100], [200_000, 400_000], [null, null]]);
      expect(await loader.getHarnessOrNull(MatButtonHarness.with({ text: /Undo/ }))).toBeNull();
      expect(document.activeElement?.textContent.trim()).toBe('Accept all undecided lines');
    });

    it('of the undecided, touches no decision', async () => {
      const { desk, loader } = await shown(AcceptLines, view());
      await (await loader.getHarness(MatButtonHarness.with({ text: 'Accept all undecided lines' }))).click();
      expect(desk.officer()?.value(`/lines/${b}/accepted`)).toBe(200_000);
      expect(desk.officer()?.value(`/lines/${c}/authorised`)).toBe(400_000);
    });
  });

  describe('side by side', () => {
    const indicator = anIndicator();
    const line = aLine();
    const leaf = (cell: string, value: string) => ({ indicator: indicator.id, location: indicator.locations[0] ?? '', cell, value, numerator: null, denominator: null, text: null });
    const photo = (id: string, caption: string, takenOn: string | null = null): ReportContent['evidence'][number] => ({
      id, file: id, name: 'hives.jpg', size: 1, type: 'image/jpeg', sha256: '', keepsLocation: false, anchor: null, caption, location: null, place: '', takenOn, credit: '', consent: 'yes',
    });
    const pictures = [newId(), newId()] as const;
    const content = (value: string, actual: number, achievements: string, evidence: ReportContent['evidence']): ReportContent => ({
      ...blankReport(), narrative: { ...blankReport().narrative, achievements }, values: [leaf('F', value), leaf('M', '3')], evidence,
      finance: [{ line: line.id, actual, requested: 400_000, partnerSpent: null, note: '' }],
    });
    const submission = (n: number) => ({ n, at: `2026-07-0${String(n)}T10:00:00.000Z`, by: null, onBehalfOf: null, isLate: false, hash: 'abc', outcome: 'changes_requested', outcomeAt: null });

    it('shows what changed since one’s own last review, in figures, totals and words; and all of it when asked', async () => {
      const view = aReportInReview({
        officer: { ...blankOfficerPart(), lines: [{ line: line.id, accepted: 240_000, acceptedReason: 'Twice', authorised: 400_000, authorisedReason: '' }] },
        lines: [line], indicators: [indicator], content: content('12', 250_000, 'Three schools opened.', [photo(pictures[1], 'The third school', '2026-05-02')]), submissions: [1, 2, 3].map(submission), lastReviewed: { n: 1, at: '2026-07-01T12:00:00.000Z' },
      });
      const before = { n: 1, content: content('10', 280_000, 'Two schools opened.', [photo(pictures[0], 'Rain')]), definitions: view.definitions, at: '2026-07-01T10:00:00.000Z', by: null, onBehalfOf: null, hash: 'abc', decision: null, told: [{ line: line.id, accepted: 270_000, acceptedReason: 'No receipt', authorised: 400_000, authorisedReason: '' }] };
      const { fixture, element, loader } = await shown(ReportCompare, view, (http) => {
        http.expectOne(`/api/v1/reports/${view.id}/versions/1`).flush(before);
        http.expectOne(`/api/v1/reports/${view.id}/versions/3/diff`).flush({ from: 2, to: 3, changes: [] });
      });
      const rows = (): string[] => [...element.querySelectorAll<HTMLElement>('tbody tr')].map((row) => [...row.querySelectorAll<HTMLElement>('th, td.number')].map(plain).join(' | '));
      await until('the cells, once they are seen', () => {
        element.scrollIntoView(); // specs before may have left the page elsewhere
        return rows().some((row) => row.includes('Beni Yenni'));
      });
      expect(plain(element)).toContain('5 fields differ.');
      expect(rows()).toEqual([
        'changed: Beni Yenni · women | 10 | 12 | +2', 'Total | 13 | 15 | +2', 'changed: A1 Coordinator · Actual expenditure | 2,800.00 | 2,500.00 | -300.00',
        'changed: A1 Coordinator · Accepted | 2,700.00No receipt | 2,400.00Twice | -300.00',
        'Total · Actual expenditure | EUR 2,800.00 | EUR 2,500.00 | -300.00', 'Total · New request | EUR 4,000.00 | EUR 4,000.00 | –',
      ]);
      expect([element.querySelector('del')?.textContent, element.querySelector('ins')?.textContent]).toEqual(['removed: Two', 'added: Three']);
      expect(element.querySelectorAll('app-place-comments').length).toBe(5);
      expect([...element.querySelectorAll<HTMLElement>('app-compare-files li')].map(plain)).toEqual(['hives.jpgAddedThe third school · 2 May 2026 · those shown agreeComment', 'hives.jpgRemovedRain · those shown agreeComment']);
      await (await loader.getHarness(MatCheckboxHarness)).uncheck();
      await fixture.whenStable();
      await until('every cell', () => rows().includes('Beni Yenni · men | 3 | 3 | –'));
      expect(rows()).toContain('A1 Coordinator · Authorised | 4,000.00 | 4,000.00 | –');
    });

    it('shows the partner who corrects what the officer had accepted of it, and nothing of the draft', async () => {
      const officer = { ...blankOfficerPart(), lines: [{ line: line.id, accepted: 240_000, acceptedReason: 'Twice', authorised: 400_000, authorisedReason: '' }] };
      const view = aReportInReview({ state: 'changes_requested', allowedActions: ['edit'], officer, lines: [line], indicators: [indicator], content: content('12', 250_000, 'Three', []), submissions: [submission(1)] });
      const before = { n: 1, content: content('12', 280_000, 'Three', []), definitions: view.definitions, at: '2026-07-01T10:00:00.000Z', by: null, onBehalfOf: null, hash: 'abc', decision: null, told: officer.lines };
      const { element } = await shown(ReportCompare, view, (http) => {
        http.expectOne(`/api/v1/reports/${view.id}/versions/1`).flush(before);
        http.expectOne(`/api/v1/reports/${view.id}/versions/1/diff`).flush({ from: null, to: 1, changes: [] });
      });
      const rows = [...element.querySelectorAll<HTMLElement>('tbody tr')].map((row) => [...row.querySelectorAll<HTMLElement>('th, td.number')].map(plain).join(' | '));
      expect(rows.slice(0, 2)).toEqual(['changed: A1 Coordinator · Actual expenditure | 2,800.00 | 2,500.00 | -300.00', 'A1 Coordinator · Accepted | 2,400.00Twice | – | –']);
    });
  });

  describe('several at once', () => {
    const project = { id: newId(), code: 'P-1', title: 'Hives' };
    const report = { project, lead: { id: newId(), code: 'L', name: 'Lead' }, start: '2026-04-01', end: '2026-06-30', due: '2026-07-30', state: 'in_review' as const };
    const euros = (minor: number) => ({ minor, currency: 'EUR' });

    async function opened(action: BulkAction, preview: BulkPreview) {
      const close = jasmine.createSpy('close');
      const asked = { action, reports: preview.items.map(({ id }) => ({ id, version: 4 })) };
      const http = await begin([{ provide: MAT_DIALOG_DATA, useValue: asked }, { provide: MatDialogRef, useValue: { close } }]);
      const fixture = TestBed.createComponent(BulkDialog);
      TestBed.tick();
      http.expectOne('/api/v1/reports/bulk/preview').flush(preview);
      await settled(fixture);
      return { http, fixture, close, element: fixture.nativeElement as HTMLElement, loader: TestbedHarnessEnvironment.loader(fixture) };
    }

    it('says before what will happen, with the figures, and sends only what is ready; then what became of each', async () => {
      const [ready, odd, gone] = [newId(), newId(), newId()];
      const { http, fixture, element, loader, close } = await opened('approve', {
        action: 'approve', items: [
          { id: ready, isReady: true, reasons: [], report, figures: { accepted: euros(900_000), authorised: euros(500_000) } },
          { id: odd, isReady: false, reasons: [{ code: 'bulk_has_findings', params: { n: 2 }, n: 1 }, { code: 'face_undecided', params: {}, n: 4 }], report, figures: null },
          { id: gone, isReady: false, reasons: [{ code: 'not_found', params: {}, n: 1 }], report: null, figures: null },
        ],
      });
      expect(plain(element)).toContain('1 report will be approved.Accepted EUR 9,000.00, authorised EUR 5,000.00');
      expect(plain(element)).toContain('Has findings: look at it by itself (2).Decide this amount. (4 times)');
      await (await loader.getHarness(MatButtonHarness.with({ text: 'Approve 1 report' }))).click();
      const sent = http.expectOne('/api/v1/reports/bulk');
      expect(sent.request.body).toEqual({ action: 'approve', reports: [{ id: ready, version: 4 }] });
      sent.flush({ action: 'approve', items: [{ id: ready, isDone: false, reasons: [{ code: 'stale_version', params: {}, n: 1 }] }] });
      await settled(fixture);
      expect(plain(element)).toContain('0 reports were approved.');
      expect(plain(element)).toContain('The record has changed since you read it');
      await (await loader.getHarness(MatButtonHarness.with({ text: 'Close' }))).click();
      expect(close).toHaveBeenCalledOnceWith(true);
    });

    it('has the list read again after a run that was cut in the middle, and not when none was begun', async () => {
      const preview: BulkPreview = { action: 'remind', items: [{ id: newId(), isReady: true, reasons: [], report, figures: null }] };
      const { http, fixture, loader, close } = await opened('remind', preview);
      await (await loader.getHarness(MatButtonHarness.with({ text: 'Cancel' }))).click();
      await (await loader.getHarness(MatButtonHarness.with({ text: 'Remind of 1 report' }))).click();
      http.expectOne('/api/v1/reports/bulk').error(new ProgressEvent('error'), { status: 0 });
      await settled(fixture);
      await (await loader.getHarness(MatButtonHarness.with({ text: 'Cancel' }))).click();
      expect(close.calls.allArgs()).toEqual([[false], [true]]);
    });

    it('does nothing where nothing is ready', async () => {
      const { loader } = await opened('remind', { action: 'remind', items: [{ id: newId(), isReady: false, reasons: [{ code: 'reminded_today', params: {}, n: 1 }], report, figures: null }] });
      expect(await (await loader.getHarness(MatButtonHarness.with({ text: 'Remind of 0 reports' }))).isDisabled()).toBeTrue();
    });

    it('are at most fifty', () => {
      const chosen = new Chosen();
      chosen.choose(Array.from({ length: 60 }, (_, n) => String(n)), true);
      expect([chosen.count(), chosen.isFull(), chosen.has('49'), chosen.has('50')]).toEqual([50, true, true, false]);
      chosen.choose(['3'], false);
      expect([chosen.count(), chosen.has('3')]).toEqual([49, false]);
    });
  });

  it('tell the partner why it came back', async () => {
    spyOn(SessionStore.prototype, 'can').and.returnValue(true);
    const view = aReportInReview({ state: 'changes_requested', officer: null, allowedActions: ['edit'] });
    const event = (seq: number, action: string, details: Record<string, unknown>) => ({ seq, action, at: '2026-07-04T10:00:00.000Z', recordedAt: '2026-07-04T10:00:00.000Z', by: { id: newId(), name: 'Olga' }, onBehalfOf: null, details });
    const { element } = await shown(ReportReturn, view, (http) => {
      http.expectOne((request) => request.url === `/api/v1/reports/${view.id}/history`)
        .flush({ items: [event(3, 'remind', {}), event(2, 'request-changes', { message: 'Please count the hives.' }), event(1, 'submit', {})], nextCursor: null });
    });
    expect(plain(element)).toMatch(/^Sent back to the partner · .* · Olga ?Please count the hives\.$/);
  });

  it('tell the partner that why it came back cannot be read without a line, and tell it once the server is back', async () => {
    spyOn(SessionStore.prototype, 'can').and.returnValue(true);
    const view = aReportInReview({ state: 'reopened', officer: null, allowedActions: ['edit'] });
    const { element } = await shown(ReportReturn, view, (http) => { http.expectOne(`/api/v1/reports/${view.id}/history`).error(new ProgressEvent('error')); });
    expect(plain(element)).toBe('Why this report came back cannot be read now.');
    TestBed.inject(ServerReach).lost();
    TestBed.tick();
    TestBed.inject(ServerReach).found();
    const at = '2026-07-04T10:00:00.000Z';
    (await nextRequest('GET', `/reports/${view.id}/history`)).flush({ items: [{ seq: 1, action: 'reopen', at, recordedAt: at, by: null, onBehalfOf: null, details: { reason: 'A wrong line' } }], nextCursor: null });
    await says(element, /Reopened · .*A wrong line/);
  });

  it('say what a reopening would change', async () => {
    await begin();
    const euros = (minor: number) => ({ minor, currency: 'EUR' });
    const later = { id: newId(), start: '2026-07-01', end: '2026-09-30', state: 'submitted' as const };
    const words = reopenWords({
      accepted: euros(900_000), authorised: euros(500_000), released: euros(0), releasable: euros(200_000), liquidated: euros(900_000), indicators: [{ id: newId(), code: '1.1.1', title: 'Trainees', unit: 'persons', actual: '48' }],
      next: { ...later, opening: euros(10_000) }, waiting: [later], endsFinalStatuses: false, delaysClosing: true,
    }, TestBed.inject(Texts), TestBed.inject(Languages)).map((one) => one.replaceAll('\u00a0', ' '));
    expect(words.length).toBe(6);
    expect(words[0]).toBe('EUR 9,000.00 accepted and EUR 5,000.00 authorised keep counting until it is approved again.');
    expect(words[1]).toContain('1.1.1: 48 persons');
    expect(words[4]).toMatch(/Waiting for review/);
  });
});
