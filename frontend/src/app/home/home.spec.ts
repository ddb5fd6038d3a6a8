import { ApplicationInitStatus } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideRouter } from '@angular/router';
import { permissionsOf, type Role, type Task } from '#shared/accounts';
import { nextRequest } from '../platform/http/testing';
import { provideTestTexts } from '../platform/i18n/testing';
import { newId } from '../platform/new-id';
import { SessionStore } from '../platform/session/session-store';
import { provideIcons } from '../ui/icons';
import { Home } from './home';

function aTask(act: string, n: number, change: Partial<Task> = {}): Task {
  const subject = { kind: 'report', id: newId(), code: `R-${n}`, title: `Bees ${n}`, project: null };
  return { id: `${act}-${n}`, kind: 'report', act, subject, state: null, since: null, due: null, daysLeft: null, params: {}, ...change };
}

describe('Home', () => {
  let fixture: ComponentFixture<Home>;
  const text = (): string => (fixture.nativeElement as HTMLElement).textContent;
  const rows = (): number => (fixture.nativeElement as HTMLElement).querySelectorAll('app-task-row').length;

  async function open(items: Task[], roles: Role[] = [], mail?: 'sent' | 'kept'): Promise<void> {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTestTexts(), provideIcons()] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    const http = TestBed.inject(HttpTestingController);
    await signIn(roles);
    fixture = TestBed.createComponent(Home);
    fixture.detectChanges();
    http.expectOne('/api/v1/me/tasks').flush({ items });
    if (mail) http.expectOne('/api/v1/health/ready').flush({ status: 'ok', mail });
    http.verify();
    await fixture.whenStable();
  }

  async function signIn(roles: Role[]): Promise<void> {
    const known = TestBed.inject(SessionStore).known();
    const organisation = { id: newId(), code: 'ORG', name: 'Organisation', type: 'un' };
    (await nextRequest('GET', '/auth/session')).flush({
      person: { id: newId(), name: 'Ada', email: 'ada@example.org', locale: 'en' }, permissions: permissionsOf(roles), isDemo: false,
      memberships: roles.map((role) => ({ id: newId(), role, organisation, programmes: 'all', from: '2020-01-01', until: null })),
    });
    await known;
  }
  const links = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll('app-shortcuts a')].map((a) => a.getAttribute('href'));

  it('says what is due, how long still, and offers one button', async () => {
    await open([aTask('fill', 1, { due: '2026-04-30', daysLeft: 2 })]);
    expect(text()).toContain('Report to fill in');
    expect(text()).toContain('2 days left');
    expect(text()).toContain('30 Apr 2026');
    const button = await TestbedHarnessEnvironment.loader(fixture).getHarness(MatButtonHarness);
    expect(await button.getText()).toBe('Fill in');
  });

  it('says that something is late', async () => {
    await open([aTask('fill', 1, { due: '2026-04-30', daysLeft: -1 })]);
    expect(text()).toContain('1 day late');
  });

  it('puts a long queue into groups, what others owe last, and opens a group', async () => {
    await open([...Array.from({ length: 9 }, (_, i) => aTask('chase', i)), ...Array.from({ length: 4 }, (_, i) => aTask('review', i))]);
    const heads = [...(fixture.nativeElement as HTMLElement).querySelectorAll('h2')].map((h) => h.textContent.trim());
    expect(heads).toEqual(['Report to review 4', 'Report overdue at the partner 9']);
    expect(rows()).toBe(10);
    await (await TestbedHarnessEnvironment.loader(fixture).getHarness(MatButtonHarness.with({ text: '3 more' }))).click();
    expect(rows()).toBe(13);
  });

  it('says that nothing waits', async () => {
    await open([]);
    expect(text()).toContain('Nothing waits for you');
  });

  it('shows a donor what was approved of late, and the ways to their figures', async () => {
    const id = newId();
    await open([aTask('read', 1, { kind: 'figures', since: '2026-04-10T12:00:00.000Z', subject: { kind: 'project', id, code: 'P-1', title: 'Bees', project: id } })], ['donor']);
    expect(text()).toContain('New for you');
    expect(text()).toContain('New approved figures');
    expect(text()).toContain('approved on 10 Apr 2026');
    expect((fixture.nativeElement as HTMLElement).querySelector('app-task-row a')?.getAttribute('href')).toBe(`/dashboards/projects/${id}`);
    expect(links()).toEqual(['/dashboards', '/exports', '/projects', '/reports', '/calls']);
  });

  it('tells an administrator that no mail is sent, and a task of a file where to fetch it', async () => {
    const file = aTask('download', 1, { kind: 'export', subject: { kind: 'export', id: newId(), code: '', title: 'values.csv', project: null } });
    await open([file], ['administrator'], 'kept');
    expect(text()).toContain('Mails are not sent');
    expect((fixture.nativeElement as HTMLElement).querySelector('app-task-row a')?.getAttribute('href')).toBe('/exports');
    expect(links()).toEqual(['/users', '/organisations', '/programmes', '/calls']);
  });

  it('offers an officer no shortcuts while work waits', async () => {
    await open([aTask('review', 1)], ['programme_officer']);
    expect(links()).toEqual([]);
  });
});
