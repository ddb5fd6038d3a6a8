import { randomUUID } from 'node:crypto';
import { reportView, type ReportView } from '#shared/reports';
import { expect, type APIRequestContext } from '@playwright/test';
import { ownHeaders } from './browsers.js';

/** A report as whoever asks sees it now. */
export async function reportOf(api: APIRequestContext, id: string): Promise<ReportView> {
  return reportView.parse(await (await api.get(`/api/v1/reports/${id}`)).json());
}

/** An act on a report, as it is now, of somebody who is not on a screen in this journey. */
export async function act(api: APIRequestContext, report: string, name: string, data: unknown): Promise<void> {
  const { version } = await reportOf(api, report);
  const headers = { ...ownHeaders, 'idempotency-key': randomUUID(), 'if-match': `"${version.toString()}"` };
  const answer = await api.post(`/api/v1/reports/${report}/${name}`, { data, headers });
  expect(answer.ok(), `${name}: ${await answer.text()}`).toBe(true);
}
