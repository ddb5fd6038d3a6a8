import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ApplicationInitStatus, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { permissionsOf, type Role } from '#shared/accounts';
import { blankReport, type ReportComment, type ReportView } from '#shared/reports';
import { nextRequest, until } from '../../platform/http/testing';
import { provideTestTexts } from '../../platform/i18n/testing';
import { newId } from '../../platform/new-id';
import { SessionStore } from '../../platform/session/session-store';
import { Board } from '../../ui/field/board';
import { provideIcons } from '../../ui/icons';
import { PartnerBoard } from '../data/boards';
import { BegunWords } from '../data/begun-words';
import { ReportDesk } from '../data/report-desk';
import { ReportTalk } from '../data/report-talk';
import { GridHistories } from '../../ui/grid/grid-history';
import { aReport } from '../report.fixture';
import { ValueLevels } from '../report-values/value-levels';

/** The reader. */
export const me = newId();
export const officer = { id: newId(), name: 'Olga Officer' };
export const at = '2026-07-10T12:00:00.000Z';
export function aThread(given: Partial<ReportComment> = {}): ReportComment {
  const id = newId();
  return { id, pointer: '/narrative/achievements', quote: null, submission: 1, state: 'open', entries: [{ id, text: 'Which schools?', by: officer, side: 'staff', at, mentions: [] }], ...given };
}
export const written = { ...blankReport(), narrative: { ...blankReport().narrative, achievements: 'Two schools opened. Bees stay.' } };
export const sentBack = (comments: ReportComment[]): ReportView => aReport({ state: 'changes_requested', content: written, comments, allowedActions: ['edit', 'answer', 'submit'] });

/** A section of a report in which things are said, with the report that the server answers. */
export async function shown<C>(section: Type<C>, view: ReportView, role: Role) {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTestTexts('en', 'reports'), provideIcons(), ReportDesk, ReportTalk, BegunWords, ValueLevels, GridHistories, { provide: Board, useClass: PartnerBoard },
    ],
  });
  await TestBed.inject(ApplicationInitStatus).donePromise;
  const http = TestBed.inject(HttpTestingController);
  const known = TestBed.inject(SessionStore).known();
  (await nextRequest('GET', '/auth/session')).flush({ person: { id: me, name: 'Ada', email: 'ada@example.org', locale: 'en' }, permissions: permissionsOf([role]), isDemo: false, memberships: [] });
  await known;
  const desk = TestBed.inject(ReportDesk);
  desk.id.set(view.id);
  const fixture = TestBed.createComponent(section);
  TestBed.tick();
  http.expectOne(`/api/v1/reports/${view.id}`).flush(view);
  /** The next request for an address that ends so. */
  const asked = (end: string): Promise<TestRequest> => until(`a request for ${end}`, () => http.match(({ url }) => url.endsWith(end))[0]);
  const note = { id: newId(), version: 1, pointer: '/narrative/achievements', quote: null, text: 'Call them.', by: officer, at, changedAt: null, mentions: [], isMine: false };
  if (permissionsOf([role]).includes('report.note')) (await asked('/notes')).flush({ items: [note] });
  await fixture.whenStable();
  http.expectNone(({ url }) => url.endsWith('/notes'));
  const element = fixture.nativeElement as HTMLElement;
  /** A press that waits for nothing: what it sends is on its way. */
  const press = (text: string): void => {
    [...element.querySelectorAll('button')].find((one) => one.textContent.trim().endsWith(text))?.click();
    TestBed.tick();
  };
  return { asked, press, desk, words: TestBed.inject(BegunWords), talk: TestBed.inject(ReportTalk), element, loader: TestbedHarnessEnvironment.loader(fixture), stable: () => fixture.whenStable() };
}
