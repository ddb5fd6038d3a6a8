import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus, type Type } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter } from '@angular/router';
import type { ReportView } from '#shared/reports';
import { ApiProblem } from '../../platform/http/api-problem';
import { nextRequest, problemOf, until } from '../../platform/http/testing';
import { provideTestTexts } from '../../platform/i18n/testing';
import { newId } from '../../platform/new-id';
import { Act } from '../../ui/act';
import { provideIcons } from '../../ui/icons';
import { ReportDesk } from '../data/report-desk';
import { aReport } from '../report.fixture';
import { DueMoved } from './due-moved';
import { ExtendDue } from './extend-due';

describe('The due day of a report', () => {
  const report = aReport({ allowedActions: ['extend'] });

  async function shown(component: Type<unknown>, view: ReportView, inputs: Record<string, unknown> = {}) {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTestTexts('en', 'reports'), provideIcons(), ReportDesk] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    const http = TestBed.inject(HttpTestingController);
    TestBed.inject(ReportDesk).id.set(view.id);
    const fixture = TestBed.createComponent(component);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    TestBed.tick();
    http.expectOne(`/api/v1/reports/${view.id}`).flush(view);
    await until('the report', () => TestBed.inject(ReportDesk).view());
    await fixture.whenStable();
    return { element: fixture.nativeElement as HTMLElement, root: TestbedHarnessEnvironment.documentRootLoader(fixture) };
  }

  async function asked(act = new Act()) {
    const at = await shown(ExtendDue, report, { act });
    await (await at.root.getHarness(MatButtonHarness.with({ text: 'Extend the due day' }))).click();
    const dialog = await at.root.getHarness(MatDialogHarness);
    const day = document.querySelector<HTMLInputElement>('mat-dialog-container input[type=date]');
    if (!day) throw new Error('No day is asked for');
    const choose = (value: string) => {
      day.value = value;
      day.dispatchEvent(new Event('input'));
    };
    return { ...at, act, dialog, day, choose, extend: await dialog.getHarness(MatButtonHarness.with({ text: 'Extend' })), reason: await dialog.getHarness(MatInputHarness.with({ selector: 'textarea' })) };
  }

  it('is moved by a dialog that says what is now, proposes two weeks more, and asks why', async () => {
    const { dialog, day, choose, extend, reason, act } = await asked();
    expect(await dialog.getContentText()).toContain('The report is due on 30 Jul 2026.');
    expect([day.value, day.min, day.max, await extend.isDisabled()]).toEqual(['2026-08-13', '2026-07-01', '2027-07-01', true]);
    await reason.setValue('Roads are closed');
    expect(await extend.isDisabled()).toBeFalse();
    for (const wrong of ['', '2026-06-30', '2027-07-02']) {
      choose(wrong);
      expect(await extend.isDisabled()).withContext(wrong).toBeTrue();
    }
    choose('2026-10-15');
    expect(await extend.isDisabled()).toBeFalse();
    await extend.click();
    const request = await nextRequest('POST', `/reports/${report.id}/extend`);
    expect([request.request.body, request.request.headers.get('If-Match')]).toEqual([{ due: '2026-10-15', reason: 'Roads are closed' }, '"3"']);
    const { id, version, officerVersion, state, clock, isLate, comments, submissions, allowedActions } = report;
    request.flush({ id, version: version + 1, officerVersion, state, clock, isLate, comments, submissions, allowedActions });
    (await nextRequest('GET', `/reports/${report.id}`)).flush({ ...report, version: version + 1 });
    expect(act.problem()).toBeNull();
  });

  it('stays where the dialog is left, and where the server refuses the page says why', async () => {
    const left = await asked();
    await (await left.dialog.getHarness(MatButtonHarness.with({ text: 'Cancel' }))).click();
    TestBed.inject(HttpTestingController).expectNone(`/api/v1/reports/${report.id}/extend`);
    TestBed.resetTestingModule();
    const { reason, extend, act } = await asked();
    await reason.setValue('Roads are closed');
    await extend.click();
    (await nextRequest('POST', `/reports/${report.id}/extend`)).flush(...problemOf(409, 'wrong_state'));
    await until('the problem', () => act.problem());
    expect(ApiProblem.of(act.problem()).code).toBe('wrong_state');
  });

  it('shows who moved it, from when to when and why, and a later move by the project’s end', async () => {
    const extension = { from: '2026-07-30', to: '2026-10-15', at: '2026-07-20T10:00:00.000Z', by: { id: newId(), name: 'Olga Officer' }, reason: 'Roads are closed' };
    const moved = await shown(DueMoved, aReport({ extension, period: { ...report.period, due: '2026-10-15' } }));
    expect(moved.element.textContent).toMatch(/Olga Officer moved the due day from 30 Jul 2026 to 15 Oct 2026 \(20 Jul 2026\):\s+Roads are closed\s*$/);
    TestBed.resetTestingModule();
    const ended = await shown(DueMoved, aReport({ extension, period: { ...report.period, due: '2026-11-01' } }));
    expect(ended.element.textContent).toContain('The project’s new end has moved it on to 1 Nov 2026.');
    TestBed.resetTestingModule();
    expect((await shown(DueMoved, aReport())).element.textContent.trim()).toBe('');
  });
});
