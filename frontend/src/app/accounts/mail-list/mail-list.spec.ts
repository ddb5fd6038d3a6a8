import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { provideRouter } from '@angular/router';
import type { TroubledMail } from '#shared/accounts';
import { nextRequest, problemOf, says, until } from '../../platform/http/testing';
import { provideTestTexts } from '../../platform/i18n/testing';
import { newId } from '../../platform/new-id';
import { provideIcons } from '../../ui/icons';
import { MailList } from './mail-list';

describe('Mails that were not delivered', () => {
  const aMail = (given: Partial<TroubledMail> = {}): TroubledMail => ({
    id: newId(), kind: 'report_due', person: { id: newId(), name: 'Edda' }, address: 'edda@example.org', state: 'failed', attempts: 3, createdAt: '2026-01-31T10:00:00.000Z',
    refusal: { fault: 'mailbox_full', said: '552 5.2.2 over quota', at: '2026-01-31T12:00:00.000Z' }, nextAt: null, mayRetry: true, ...given,
  });

  async function shown(items: TroubledMail[] | null, nextCursor: string | null = null) {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTestTexts('en', 'accounts'), provideIcons()] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(MailList);
    TestBed.tick();
    const element = fixture.nativeElement as HTMLElement;
    const skeleton = element.querySelector('app-skeleton') !== null;
    const first = http.expectOne((request) => request.url === '/api/v1/mails' && request.params.get('state') === 'failed');
    if (items) first.flush({ items, nextCursor, count: items.length });
    else first.flush(...problemOf(500, 'internal'));
    await until('the list', () => element.querySelector('tbody tr, app-empty-state, app-problem-panel'));
    const root = TestbedHarnessEnvironment.documentRootLoader(fixture);
    return { element, skeleton, root, button: (text: string | RegExp) => root.getHarness(MatButtonHarness.with({ text })) };
  }

  it('stand with whom they were for, why in words, and the server’s own words', async () => {
    const { element, skeleton } = await shown([aMail(), aMail({ kind: 'something_new', refusal: { fault: 'unreachable', said: '', at: '2026-01-31T12:00:00.000Z' } }), aMail({ kind: 'invitation', refusal: { fault: 'access_ended', said: '', at: '2026-01-31T12:00:00.000Z' }, mayRetry: false })]);
    expect(skeleton).withContext('while it is read').toBeTrue();
    const rows = [...element.querySelectorAll('tbody tr')].map((row) => row.textContent);
    expect(rows[0]).toMatch(/Edda.*edda@example\.org.*A report is due soon.*The mailbox is full\..*552 5\.2\.2 over quota.*Attempts: 3.*Try again/s);
    expect(rows[1]).toMatch(/A message.*could not be reached/s);
    expect(rows[2]).toMatch(/Invitation.*access has ended/s);
    expect(rows[2]).not.toContain('Try again');
  });

  it('are tried again one by one', async () => {
    const mail = aMail();
    const { button, element } = await shown([mail]);
    await (await button('Try again')).click();
    (await nextRequest('POST', `/mails/${mail.id}/retry`)).flush({ ...mail, state: 'trying', attempts: 0, nextAt: '2026-01-31T13:00:00.000Z' });
    (await nextRequest('GET', '/mails')).flush({ items: [], nextCursor: null, count: 0 });
    await says(element, /The mail to Edda is tried now\..*No mail was given up/s);
    expect(element.querySelector('tbody')).toBeNull();
  });

  it('are tried again all at once, after a question that says how many', async () => {
    const { button, element, root } = await shown([aMail(), aMail()]);
    await (await button('Try all again')).click();
    const dialog = await root.getHarness(MatDialogHarness);
    expect(await dialog.getContentText()).toContain('2 mails are tried at once.');
    await (await dialog.getHarness(MatButtonHarness.with({ text: 'Try all again' }))).click();
    const request = await nextRequest('POST', '/mails/retry');
    expect(request.request.body).toEqual({ state: 'failed' });
    request.flush({ count: 2 });
    (await nextRequest('GET', '/mails')).flush({ items: [], nextCursor: null, count: 0 });
    await says(element, /2 mails are tried now\..*No mail was given up/s);
  });

  it('are read on by a cursor, and where the server fails the page says so', async () => {
    const { button, element } = await shown([aMail()], 'more');
    await (await button('Load more')).click();
    const request = await nextRequest('GET', '/mails');
    expect(request.request.params.get('cursor')).toBe('more');
    request.flush({ items: [aMail({ person: { id: newId(), name: 'Sig' } })], nextCursor: null });
    await says(element, /Edda.*Sig/s);
    TestBed.resetTestingModule();
    expect((await shown(null)).element.querySelector('app-problem-panel')).not.toBeNull();
  });
});
