import { ApplicationInitStatus } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideRouter } from '@angular/router';
import type { Task } from '#shared/accounts';
import { provideTestTexts } from '../platform/i18n/testing';
import { newId } from '../platform/new-id';
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

  async function open(items: Task[]): Promise<void> {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTestTexts(), provideIcons()] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    fixture = TestBed.createComponent(Home);
    fixture.detectChanges();
    TestBed.inject(HttpTestingController).expectOne('/api/v1/me/tasks').flush({ items });
    await fixture.whenStable();
  }

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
});
