import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus, type Type } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { preferencesOf } from '#shared/accounts';
import { says, until } from '../../platform/http/testing';
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
  const next = (http: HttpTestingController, method: string, url: string) => until(`${method} ${url}`, () => http.match({ method, url })[0]);

  it('each topic of messages has its way, saved at once', async () => {
    const { http, fixture, element, loader } = await shown(OwnNotices, '/api/v1/me/preferences', preferencesOf({}, []));
    const selects = await loader.getAllHarnesses(MatSelectHarness);
    expect(await Promise.all(selects.map((one) => one.getValueText()))).toEqual(['In one mail a day', ...Array<string>(5).fill('By mail at once')]);
    await selects[0]!.open();
    await selects[0]!.clickOptions({ text: 'Not by mail' });
    const request = await next(http, 'PATCH', '/api/v1/me/preferences');
    expect(request.request.body).toEqual({ notices: { reminders: 'portal' } });
    request.flush(preferencesOf({ notices: { reminders: 'portal' } }, []));
    await fixture.whenStable();
    expect(await selects[0]!.getValueText()).toBe('Not by mail');
    expect(element.querySelector('[role=status]')?.textContent).toContain('Saved');
  });

  it('choices made quickly are saved one after the other', async () => {
    const { http, loader } = await shown(OwnNotices, '/api/v1/me/preferences', preferencesOf({}, []));
    const [first, second] = await loader.getAllHarnesses(MatSelectHarness);
    for (const one of [first!, second!]) {
      await one.open();
      await one.clickOptions({ text: 'Not by mail' });
    }
    const before = await next(http, 'PATCH', '/api/v1/me/preferences');
    http.expectNone({ method: 'PATCH', url: '/api/v1/me/preferences' });
    before.flush(preferencesOf({ notices: { reminders: 'portal' } }, []));
    (await next(http, 'PATCH', '/api/v1/me/preferences')).flush(preferencesOf({ notices: { reminders: 'portal', reports: 'portal' } }, []));
    await until('both', () => http.match(() => true).length === 0);
    expect(await Promise.all([first!, second!].map((one) => one.getValueText()))).toEqual(['Not by mail', 'Not by mail']);
  });

  it('single kinds of a topic are switched off, as is the mail of the day switched on again', async () => {
    const kinds = ['report_due', 'report_overdue', 'report_approved', 'something_without_words'];
    const { http, element, loader } = await shown(OwnNotices, '/api/v1/me/preferences', preferencesOf({ off: ['report_overdue', 'digest'] }, kinds));
    const boxes = await loader.getAllHarnesses(MatCheckboxHarness);
    expect(await Promise.all(boxes.map(async (one) => [await one.getLabelText(), await one.isChecked()]))).toEqual([['A report is due soon', true], ['A report is overdue', false], ['A report was approved', true]]);
    expect(element.querySelector('summary')?.textContent).toContain('1 switched off');
    await boxes[0]!.uncheck();
    const request = await next(http, 'PATCH', '/api/v1/me/preferences');
    expect(request.request.body).toEqual({ kinds: [{ kind: 'report_due', isOff: true }] });
    request.flush(preferencesOf({ off: ['report_overdue', 'digest', 'report_due'] }, kinds));
    await says(element, /2 switched off/);
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Get them again' }))).click();
    const again = await next(http, 'PATCH', '/api/v1/me/preferences');
    expect(again.request.body).toEqual({ kinds: [{ kind: 'digest', isOff: false }] });
    again.flush(preferencesOf({ notices: { reminders: 'portal' } }, kinds));
    await until('the mail of the day again', () => !element.textContent.includes('The mail of the day is switched off'));
    expect(element.querySelectorAll('summary').length).withContext('a topic without mails has no kinds to choose').toBe(1);
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
