import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { SwUpdate } from '@angular/service-worker';
import { NEVER } from 'rxjs';
import type { Permission } from '#shared/accounts';
import type { ReportRow } from '#shared/reports';
import { aReport } from '../report.fixture';
import { nextRequest, problemOf, until } from '../../platform/http/testing';
import { provideTestTexts } from '../../platform/i18n/testing';
import { newId } from '../../platform/new-id';
import { SessionStore } from '../../platform/session/session-store';
import { DeviceOwner } from '../../platform/device/device-owner';
import { DeviceStore } from '../../platform/device/device-store';
import { keptAnswersInterceptor } from '../../platform/device/kept-answers';
import { OfflinePortal } from '../../platform/device/offline-portal';

const aView = (given: Partial<ReportRow> = {}) => aReport({ state: given.state ?? 'draft', version: given.version ?? 3, clock: given.clock ?? null });
const wasSubmitted = ['changes_requested', 'reopened'];
const rowOf = ({ id, version, project, lead, period, state, clock, isLate }: ReturnType<typeof aReport>): ReportRow =>
  ({ id, version, project, lead, period, state, clock, isLate, submittedAt: null, firstSubmittedAt: null, submissions: wasSubmitted.includes(state) ? 2 : 0, findings: 0, openComments: 0 });

describe('The portal without a line', () => {
  let person: string;
  let device: DeviceStore;
  let http: HttpTestingController;
  let portal: OfflinePortal;
  let may: Permission;

  beforeEach(() => {
    person = newId();
    may = 'report.write';
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([keptAnswersInterceptor])), provideHttpClientTesting(), provideTestTexts('en'),
        { provide: SwUpdate, useValue: { isEnabled: true, versionUpdates: NEVER, unrecoverable: NEVER } },
        { provide: SessionStore, useValue: { person: signal({ id: person }), can: (one: Permission) => one === may } },
      ],
    });
    spyOnProperty(navigator.serviceWorker, 'controller').and.returnValue({} as ServiceWorker);
    spyOn(window, 'fetch').and.callFake(() => Promise.resolve(new Response('{"assetGroups":[]}')));
    TestBed.inject(DeviceOwner).set(person);
    device = TestBed.inject(DeviceStore);
    http = TestBed.inject(HttpTestingController);
    portal = TestBed.inject(OfflinePortal);
  });
  afterEach(async () => {
    TestBed.inject(DeviceOwner).forget();
    await device.clear(person);
  });

  const tasks = async () => { (await nextRequest('GET', '/me/tasks')).flush({ items: [] }); };
  /** Answers the next list of reports; says what was asked for. */
  async function lists(views: readonly ReturnType<typeof aReport>[], nextCursor: string | null = null): Promise<string> {
    const asked = await nextRequest('GET', '/reports');
    asked.flush({ items: views.map(rowOf), nextCursor });
    return asked.request.params.toString();
  }
  async function reads(view: ReturnType<typeof aReport>): Promise<void> {
    (await nextRequest('GET', `/reports/${view.id}`)).flush(view);
    if (!wasSubmitted.includes(view.state)) return;
    (await nextRequest('GET', `/reports/${view.id}/history`)).flush({ items: [], nextCursor: null });
    const { content, definitions } = view;
    (await nextRequest('GET', `/reports/${view.id}/versions/2`)).flush({ n: 2, content, definitions, at: '2026-07-04T10:00:00.000Z', by: null, onBehalfOf: null, hash: '', told: null, decision: null });
  }

  it('is ready once the device keeps every report that the partner may write now, however many there are, and why each came back', async () => {
    const [draft, later, back, reopened] = [aView({ clock: 'open' }), aView({ clock: 'upcoming' }), aView({ state: 'changes_requested' }), aView({ state: 'reopened' })];
    const prepared = portal.prepare();
    await tasks();
    expect(await lists([draft, later], 'c')).toBe('status=draft&status=changes_requested&status=reopened&sort=due');
    expect(await lists([back, reopened])).toMatch(/&cursor=c$/);
    await reads(draft);
    await reads(back);
    expect(portal.isReady()).toBeFalse();
    await reads(reopened);
    await prepared;
    expect(portal.isReady()).toBeTrue();
    const paths = [draft, back, reopened].map(({ id }) => `/reports/${id}`);
    for (const path of [...paths, `${paths[1] ?? ''}/history`, `${paths[2] ?? ''}/versions/2`]) expect(await device.answer(person, path)).withContext(path).toBeDefined();
    http.verify();
  });

  it('is not ready where the device could not keep one', async () => {
    const view = aView();
    const keep = device.keepAnswer.bind(device);
    spyOn(device, 'keepAnswer').and.callFake((who, answer) => (answer.url.startsWith('/reports/') ? Promise.reject(new Error('no room')) : keep(who, answer)));
    const prepared = portal.prepare();
    await tasks();
    await lists([view]);
    await reads(view);
    await prepared;
    expect(portal.isReady()).toBeFalse();
  });

  it('fetches, when asked again, what came back or was written since, and that alone; is not ready while it cannot', async () => {
    const [draft, back] = [aView(), aView({ state: 'changes_requested' })];
    const first = portal.prepare();
    await tasks();
    await lists([draft]);
    await reads(draft);
    await first;
    const second = portal.prepare();
    await tasks();
    await lists([draft, back]);
    (await nextRequest('GET', `/reports/${back.id}`)).flush(...problemOf(503, 'busy'));
    await second;
    expect(portal.isReady()).toBeFalse();
    const third = portal.prepare();
    void portal.prepare(); // meanwhile: another round follows
    await tasks();
    await lists([{ ...draft, version: 4 }, back]);
    await reads({ ...draft, version: 4 });
    await reads(back);
    await tasks();
    await lists([{ ...draft, version: 4 }, back]);
    await third;
    expect(portal.isReady()).toBeTrue();
    http.verify();
  });

  it('is ready for an officer with the reports that they review', async () => {
    may = 'report.review';
    const [submitted, reviewed] = [aView({ state: 'submitted' }), aView({ state: 'in_review' })];
    const prepared = portal.prepare();
    await tasks();
    expect(await lists([submitted, reviewed])).toBe('status=submitted&status=in_review&sort=submittedAt');
    await reads(reviewed);
    await prepared;
    await until('it', () => portal.isReady());
    http.verify();
  });
});
