import { expect, type Page } from '@playwright/test';

/** Waits until this device holds a text as it was typed, in a field or in a word that was begun: a cut comes after the disk had its moment. */
export const isKept = (page: Page, text: string) => expect.poll(() => page.evaluate(async (typed) => {
  const known = (await indexedDB.databases()).find(({ name }) => name?.startsWith('portal.'));
  const opened = indexedDB.open(known?.name ?? '');
  await new Promise((resolve) => { opened.onsuccess = resolve; });
  const rows = opened.result.transaction('unsent').objectStore('unsent').getAll();
  await new Promise((resolve) => { rows.onsuccess = resolve; });
  opened.result.close();
  return rows.result.some(({ value }: { value: unknown }) => value === typed || (value as { text?: unknown } | null)?.text === typed);
}, text), { intervals: [20] }).toBe(true);
