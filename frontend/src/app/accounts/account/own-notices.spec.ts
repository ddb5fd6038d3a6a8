import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus, type Type } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { preferencesOf } from '#shared/accounts';
import { provideTestTexts } from '../../platform/i18n/testing';
import { provideIcons } from '../../ui/icons';
import { OwnCalendar } from './own-calendar';
import { OwnNotices } from './own-notices';

describe('In the account', () => {
  async function shown(component: Type<unknown>, url: string, first: object) {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideTestTexts('en', 'accounts'), provideIcons()] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(component);
    TestBed.tick();
    http.expectOne(url).flush(first);
    await fixture.whenStable();
    return { http, fixture, element: fixture.nativeElement as HTMLElement, loader: TestbedHarnessEnvironment.loader(fixture) };
  }
  /** The next request to this address, once it is made. */
  async function next(http: HttpTestingController, method: string, url: string) {
    for (let turn = 0; turn < 100; turn++) {
      const [found] = http.match({ method, url });
      if (found) return found;
      await new Promise((done) => setTimeout(done));
    }
    throw new Error(`Nobody asked ${method} ${url}`);
  }

  it('each topic of messages has its way, saved at once', async () => {
    const { http, fixture, element, loader } = await shown(OwnNotices, '/api/v1/me/preferences', preferencesOf({}));
    const selects = await loader.getAllHarnesses(MatSelectHarness);
    expect(await Promise.all(selects.map((one) => one.getValueText()))).toEqual(['In one mail a day', ...Array<string>(5).fill('By mail at once')]);
    await selects[0]!.open();
    await selects[0]!.clickOptions({ text: 'Not by mail' });
    const request = await next(http, 'PATCH', '/api/v1/me/preferences');
    expect(request.request.body).toEqual({ notices: { reminders: 'portal' } });
    request.flush(preferencesOf({ reminders: 'portal' }));
    await fixture.whenStable();
    expect(await selects[0]!.getValueText()).toBe('Not by mail');
    expect(element.querySelector('[role=status]')?.textContent).toContain('Saved');
  });

  it('the address of the calendar is made and shown once', async () => {
    const { http, fixture, element, loader } = await shown(OwnCalendar, '/api/v1/me/calendar', { since: null });
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Make an address' }))).click();
    const since = '2026-01-31T10:00:00.000Z';
    (await next(http, 'POST', '/api/v1/me/calendar')).flush({ address: 'https://portal.example.org/api/v1/calendar/secret.ics', since });
    (await next(http, 'GET', '/api/v1/me/calendar')).flush({ since });
    await fixture.whenStable();
    expect(element.querySelector('input')?.value).toBe('https://portal.example.org/api/v1/calendar/secret.ics');
    expect(element.textContent).toContain('it is not shown again');
    expect((await loader.getAllHarnesses(MatButtonHarness.with({ text: 'End it' }))).length).toBe(1);
  });
});
