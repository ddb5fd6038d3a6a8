import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { provideRouter } from '@angular/router';
import { nextRequest, problemOf, says, until } from '../../platform/http/testing';
import { provideTestTexts } from '../../platform/i18n/testing';
import { provideIcons } from '../../ui/icons';
import { Unsubscribe } from './unsubscribe';

describe('The link of a mail that switches such mails off', () => {
  const url = '/api/v1/unsubscribe/a-secret/choice';

  async function shown(kind: string | null, isOff = false) {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTestTexts('en', 'accounts'), provideIcons()] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(Unsubscribe);
    fixture.componentRef.setInput('secret', 'a-secret');
    TestBed.tick();
    const request = http.expectOne({ method: 'GET', url });
    if (kind === null) request.flush(...problemOf(404, 'not_found'));
    else request.flush({ kind, isOff });
    const element = fixture.nativeElement as HTMLElement;
    await until('the page', () => element.querySelector('h1'));
    http.verify();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const press = async (text: string, answer: object) => {
      const button = await loader.getHarness(MatButtonHarness.with({ text }));
      await button.focus();
      await button.click();
      const put = await nextRequest('PUT', '/unsubscribe/a-secret/choice');
      put.flush(answer);
      return put.request.body as unknown;
    };
    return { element, press };
  }

  it('asks before anything changes, says what was switched off, and gives it back', async () => {
    const { element, press } = await shown('report_due');
    expect(element.textContent).toMatch(/Stop these mails\?.*A report is due soon/s);
    expect(await press('Stop them', { kind: 'report_due', isOff: true })).toEqual({ isOff: true });
    await says(element, /These mails are switched off.*A report is due soon.*no more by mail.*portal/s);
    expect(document.activeElement?.textContent.trim()).withContext('who pressed it stands where it is taken back').toBe('Get them again');
    expect(await press('Get them again', { kind: 'report_due', isOff: false })).toEqual({ isOff: false });
    await says(element, /Stop these mails\?/);
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/account');
  });

  it('names the mail of the day, and says so where the link is not good', async () => {
    expect((await shown('digest', true)).element.textContent).toContain('The mail of the day');
    TestBed.resetTestingModule();
    expect((await shown(null)).element.textContent).toContain('This link is not good');
  });
});
