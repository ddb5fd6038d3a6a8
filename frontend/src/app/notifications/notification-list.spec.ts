import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Notification } from '#shared/accounts';
import type { Language } from '#shared/platform';
import { nextRequest, until } from '../platform/http/testing';
import { provideTestTexts } from '../platform/i18n/testing';
import { newId } from '../platform/new-id';
import { provideIcons } from '../ui/icons';
import { NotificationList } from './notification-list';

describe('The list of notifications', () => {
  const aNotice = (kind: string, params: Notification['params']): Notification => ({ id: newId(), kind, at: '2026-04-20T10:00:00.000Z', isRead: false, link: '/reports/1', params });

  async function shown(items: Notification[], language: Language = 'en'): Promise<HTMLElement[]> {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTestTexts(language), provideIcons()] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    const element = TestBed.createComponent(NotificationList).nativeElement as HTMLElement;
    (await nextRequest('GET', '/me/notifications')).flush({ items, nextCursor: null, unread: items.length });
    await until('the list', () => element.querySelector('li'));
    return [...element.querySelectorAll('li')];
  }
  const linkOf = (item: HTMLElement | undefined): string => item?.querySelector('a')?.textContent.replace(/\s+/g, ' ').trim() ?? '';

  it('says of each report which one it is, and why it comes back in the words of who sent it', async () => {
    const items = await shown([
      aNotice('report_changes_requested', { code: 'P-1', title: 'Hives', end: '2026-03-31', comments: 2, message: 'Please attach the invoice.' }),
      aNotice('report_reopened', { code: 'P-1', title: 'Hives', end: '2025-12-31', reason: '<b>A line</b> was wrong.' }),
      aNotice('project_suspend', { code: 'P-2', title: 'Wells' }),
    ]);
    expect(items.map(linkOf)).toEqual([
      'New: A report was sent back with comments P-1 · period to 31 Mar 2026', 'New: An approved report was reopened P-1 · period to 31 Dec 2025', 'New: A project was suspended P-2',
    ]);
    expect(items.map((item) => item.querySelector('q')?.textContent ?? null)).toEqual(['Please attach the invoice.', '<b>A line</b> was wrong.', null]);
  });

  it('in Arabic keeps code and day in their own direction', async () => {
    const [item] = await shown([aNotice('report_approved', { code: 'P-1', title: 'Hives', end: '2026-03-31' })], 'ar');
    expect(linkOf(item)).toContain('\u2068P-1\u2069');
    expect(linkOf(item)).toContain('الفترة حتى');
  });
});
