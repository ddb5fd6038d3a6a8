import { HttpTestingController } from '@angular/common/http/testing';
import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import type { PatchEntry, PatchResult } from '#shared/platform';
import { blankOfficerPart, blankReport, type ReportView } from '#shared/reports';
import { nextRequest, until } from '../platform/http/testing';
import { newId } from '../platform/new-id';
import { SessionStore } from '../platform/session/session-store';
import { Confirmations, type Confirmation } from '../ui/confirm-dialog';
import { aLine, aReport, aReportInReview } from './report.fixture';
import { ReportCheck } from './report-check/report-check';
import { ReportReview } from './report-review/report-review';
import { shown } from './shown-section.fixture';

const line = aLine();
const [spent, note] = [`/finance/${line.id}/actual`, `/finance/${line.id}/note`];
const [accepted, authorised] = [`/lines/${line.id}/accepted`, `/lines/${line.id}/authorised`];
const written = (actual: number) => ({
  ...blankReport(), narrative: { ...blankReport().narrative, achievements: 'Two schools opened.' }, finance: [{ line: line.id, actual, requested: 0, partnerSpent: null, note: '' }],
});
const aWrittenReport = (): ReportView => aReport({ version: 7, lines: [line], indicators: [], content: written(500_000), allowedActions: ['edit', 'submit'] });
const aReviewedReport = (): ReportView => {
  const view = aReportInReview({ version: 7, lines: [line], indicators: [] });
  const ratings = view.definitions.framework.outputs.map((one) => ({ output: one.id, status: 'on_track' as const, reason: 'Seen' }));
  const comments = [{ id: newId(), pointer: '/finance', text: 'Why?', quote: null, mentions: [], thread: null }];
  return { ...view, officer: { ...blankOfficerPart(), ratings, comments, lines: [{ line: line.id, accepted: 280_000, acceptedReason: '', authorised: 400_000, authorisedReason: '' }] } };
};

describe('What is certified', () => {
  beforeEach(() => spyOn(SessionStore.prototype, 'can').and.callFake((permission) => permission !== 'report.note'));
  afterEach(() => localStorage.clear());

  async function opened<C>(section: Type<C>, view: ReportView) {
    const page = await shown(section, view);
    const http = TestBed.inject(HttpTestingController);
    const asked: Confirmation[] = [];
    spyOn(TestBed.inject(Confirmations), 'ask').and.callFake((question) => { asked.push(question); return Promise.resolve({ reason: '', day: '' }); });
    const url = `/reports/${view.id}`;
    /** Answers what is sent of the draft. */
    async function answer(path: string, version: number, result: (entry: PatchEntry) => PatchResult): Promise<void> {
      const request = await nextRequest('PATCH', path);
      request.flush({ version, results: (request.request.body as PatchEntry[]).map(result) });
    }
    const saved = (version: number) => ({ pointer }: PatchEntry): PatchResult => ({ pointer, status: 'saved', version });
    const reread = async (now: ReportView): Promise<void> => {
      await until('the reading', () => { TestBed.tick(); const [found] = http.match((request) => request.method === 'GET' && request.url === `/api/v1${url}`); found?.flush(now); return found !== undefined; });
      await page.stable();
    };
    const button = (text: string) => page.loader.getHarness(MatButtonHarness.with({ text }));
    /** A press that does not wait for what it begins. */
    const press = (text: string): void => { [...page.element.querySelectorAll('button')].find((one) => one.textContent.trim() === text)?.click(); };
    const certify = async () => (await page.loader.getHarness(MatCheckboxHarness)).check();
    const plain = (): string => page.element.textContent.replaceAll('\u00a0', ' ');
    return { ...page, http, asked, url, answer, saved, reread, button, press, certify, plain };
  }

  it('is what the page shows: figures that a colleague changed meanwhile are shown before they are asked about', async () => {
    const view = aWrittenReport();
    const { desk, certify, press, answer, saved, reread, asked, http, url, plain } = await opened(ReportCheck, view);
    await certify();
    desk.partner()?.put(note, 'Mine');
    press('Submit the report');
    await answer(url, 9, saved(9));
    await until('the words', () => { TestBed.tick(); return plain().includes('The record has changed since you read it'); });
    expect(asked).toEqual([]);
    await reread({ ...view, version: 9, content: { ...written(600_000), finance: [{ ...written(600_000).finance[0]!, note: 'Mine' }] } });
    press('Submit the report');
    const sent = await nextRequest('POST', `${url}/submit`);
    expect([sent.request.headers.get('If-Match'), asked.map((one) => one.text.replaceAll('\u00a0', ' '))]).toEqual(['"9"', [jasmine.stringContaining('EUR 6,000.00 spent')]]);
    http.expectNone((request) => request.method === 'PATCH');
  });

  it('is the version that the question was asked about, whatever is saved while it is open', async () => {
    const view = aWrittenReport();
    const { desk, certify, press, url, answer, saved } = await opened(ReportCheck, view);
    await certify();
    let say: (said: { reason: string; day: string }) => void = () => undefined;
    const ask = (TestBed.inject(Confirmations).ask as jasmine.Spy).and.returnValue(new Promise((resolve) => { say = resolve; }));
    press('Submit the report');
    await until('the question', () => ask.calls.count() > 0);
    desk.partner()?.put(note, 'Typed meanwhile');
    await answer(url, 9, saved(9));
    say({ reason: '', day: '' });
    expect((await nextRequest('POST', `${url}/submit`)).request.headers.get('If-Match')).toBe('"7"');
  });

  it('waits for an answer where two people wrote the same field', async () => {
    const view = aWrittenReport();
    const { desk, element, certify, press, button, answer, reread, asked, url, stable, plain } = await opened(ReportCheck, view);
    await certify();
    desk.partner()?.put(spent, 450_000);
    press('Submit the report');
    await answer(url, 8, ({ pointer }) => ({ pointer, status: 'conflict', theirs: 600_000, by: newId(), version: 8 }));
    await reread({ ...view, version: 8, content: written(600_000) });
    expect([asked, await (await button('Submit the report')).isDisabled()]).toEqual([[], true]);
    expect(plain()).toContain('Not on the server (1)');
    expect(plain()).toContain('A1 Coordinator · Actual expenditure');
    expect([...element.querySelectorAll('app-field-conflict dd')].map((one) => one.textContent)).toEqual(['4,500.00', '6,000.00']);
    press('Take theirs');
    await stable();
    expect(await (await button('Submit the report')).isDisabled()).toBeFalse();
    press('Submit the report');
    expect((await nextRequest('POST', `${url}/submit`)).request.headers.get('If-Match')).toBe('"8"');
    expect(asked[0]?.text.replaceAll('\u00a0', ' ')).toContain('EUR 6,000.00 spent');
  });

  it('is nothing that the server refused, until that is given up', async () => {
    const view = aWrittenReport();
    const { desk, certify, press, button, answer, reread, url, plain } = await opened(ReportCheck, view);
    await certify();
    desk.partner()?.put(spent, 450_000);
    await answer(url, 7, ({ pointer }) => ({ pointer, status: 'refused', code: 'not_of_type', detail: '' }));
    await until('the words', () => { TestBed.tick(); return plain().includes('This is not of the kind that is asked for here'); });
    expect(await (await button('Submit the report')).isDisabled()).toBeTrue();
    press('Give up what I typed');
    await reread(view);
    expect([desk.partner()?.value(spent), await (await button('Submit the report')).isDisabled()]).toEqual([500_000, false]);
  });

  it('is nothing that did not reach the server', async () => {
    const { desk, certify, press, url, asked, plain } = await opened(ReportCheck, aWrittenReport());
    await certify();
    desk.partner()?.put(note, 'Mine');
    press('Submit the report');
    (await nextRequest('PATCH', url)).flush({}, { status: 500, statusText: 'x' });
    await until('the words', () => { TestBed.tick(); return plain().includes('Not everything that you typed is saved yet'); });
    expect(asked).toEqual([]);
  });

  for (const [what, act, text] of [['approved', 'approve', 'Approve'], ['sent back', 'request-changes', 'Send back']] as const) {
    it(`of the officer waits too, to be ${what}: what two people decided is asked about where it is decided`, async () => {
      const view = aReviewedReport();
      if (act === 'approve') view.officer?.comments.splice(0);
      const { desk, element, press, button, answer, reread, url, stable, asked, plain } = await opened(ReportReview, view);
      expect(await (await button(text)).isDisabled()).toBeFalse();
      desk.officer()?.put(accepted, 270_000);
      await answer(`${url}/review`, 8, ({ pointer }) => ({ pointer, status: 'conflict', theirs: 260_000, by: newId(), version: 8 }));
      await reread({ ...view, version: 8 });
      expect(await (await button(text)).isDisabled()).toBeTrue();
      expect(plain()).toContain('A1 Coordinator · Accepted');
      expect([...element.querySelectorAll('app-field-conflict dd')].map((one) => one.textContent)).toEqual(['2,700.00', '2,600.00']);
      press('Keep mine');
      await answer(`${url}/review`, 9, ({ pointer }) => ({ pointer, status: 'saved', version: 9 }));
      desk.officer()?.put(`/lines/${line.id}/acceptedReason`, 'No receipt');
      await stable();
      press(text);
      await answer(`${url}/review`, 10, ({ pointer }) => ({ pointer, status: 'saved', version: 10 }));
      expect((await nextRequest('POST', `${url}/${act}`)).request.headers.get('If-Match')).toBe('"10"');
      expect(asked.length).toBe(1);
    });
  }

  it('of the officer is no text that is no amount', async () => {
    const view = aReviewedReport();
    view.officer?.comments.splice(0);
    const { desk, button, stable, plain } = await opened(ReportReview, view);
    expect(await (await button('Approve')).isDisabled()).toBeFalse();
    desk.officer()?.keepUnread(authorised, '1.234', 'amount_ambiguous');
    await stable();
    expect(await (await button('Approve')).isDisabled()).toBeTrue();
    expect(plain()).toContain('A1 Coordinator · Authorised: This is not of the kind that is asked for here');
  });

  it('is the report that is shown, also while the address leads to another one', async () => {
    const view = aReviewedReport();
    const { desk, press, url } = await opened(ReportReview, view);
    desk.id.set(newId());
    TestBed.tick();
    press('Send back');
    expect((await nextRequest('POST', `${url}/request-changes`)).request.headers.get('If-Match')).toBe('"7"');
  });
});
