import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { PatchEntry } from '#shared/platform';
import type { ReportView } from '#shared/reports';
import { DeviceStore } from '../../platform/device/device-store';
import { nextRequest, until } from '../../platform/http/testing';
import { aReport } from '../report.fixture';
import { ReportNarrative } from '../report-narrative/report-narrative';
import { shown } from '../shown-section.fixture';

describe('The desk of a report', () => {
  afterEach(() => TestBed.inject(DeviceStore).clear(''));

  it('ends the draft of a report when the page goes on to another one: back there, one sends what is typed', async () => {
    const [first, second] = [aReport({ allowedActions: ['edit'] }), aReport({ allowedActions: ['edit'] })];
    const { desk } = await shown(ReportNarrative, first);
    const http = TestBed.inject(HttpTestingController);
    const go = async (view: ReportView): Promise<void> => {
      desk.id.set(view.id);
      (await nextRequest('GET', `/reports/${view.id}`)).flush(view);
      await until('the report', () => desk.shownId() === view.id);
    };
    const place = '/narrative/lessons';
    const unsent = () => desk.partner()?.draft?.queue.unsent() ?? [];

    const device = TestBed.inject(DeviceStore);
    desk.partner()?.put(place, 'Mi');
    for (let turn = 0; turn < 400 && (await device.unsent('')).length === 0; turn++) await new Promise((resolve) => setTimeout(resolve, 10));
    await go(second);
    (await nextRequest('PATCH', `/reports/${first.id}`)).flush({}, { status: 500, statusText: 'x' });
    await go(first);
    await until('what was kept', () => unsent().length > 0);
    const sent = await nextRequest('PATCH', `/reports/${first.id}`);
    const entries = ({ request }: TestRequest): unknown[] => (request.body as PatchEntry[]).map(({ pointer, value, base }) => [pointer, value, base]);
    expect(entries(sent)).toEqual([[place, 'Mi', 3]]);
    sent.flush({ version: 4, results: [{ pointer: place, status: 'saved', version: 4 }] });
    await until('nothing to send', () => unsent().length === 0);
    desk.partner()?.put(place, 'Mine');
    await new Promise((resolve) => setTimeout(resolve, 1300));
    expect(http.match((request) => request.method === 'PATCH').map(entries)).toEqual([[[place, 'Mine', 4]]]);
  });
});
