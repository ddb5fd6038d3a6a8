import { inject, linkedSignal, resource } from '@angular/core';
import { UNSENT_RECORDS, type UnsentRecords, type UnsentWords } from '../platform/drafts/unsent-records';

type Read = ReadonlyMap<string, UnsentWords>;

/** Words for the fields of these records, by the address of the record: at once as exact as can be without it, then as the record has them. */
export function injectUnsentWords(urls: () => readonly string[]): (url: string) => UnsentWords {
  const areas = inject(UNSENT_RECORDS);
  const known = resource({ params: () => [...new Set(urls().map(recordOf))].sort().join(' '), loader: ({ params }) => readAll(areas, params.split(' ')) });
  /** The newest reading; stays while a new one is on its way. */
  const newest = linkedSignal<Read | undefined, Read>({ source: () => (known.hasValue() ? known.value() : undefined), computation: (value, before) => value ?? before?.value ?? new Map() });
  return (url) => newest().get(recordOf(url)) ?? areaOf(areas, recordOf(url)).plain(idOf(recordOf(url)));
}

async function readAll(areas: readonly UnsentRecords[], keys: readonly string[]): Promise<Read> {
  const read = await Promise.all(keys.filter(Boolean).map(async (key) => [key, await areaOf(areas, key).read(idOf(key)).catch(() => null)] as const));
  return new Map(read.flatMap(([key, words]) => (words ? [[key, words]] : [])));
}

/** The record that an address is of, as `reports/{id}`: what is kept of it may stand below, as `/reports/{id}/review`. */
export const recordOf = (url: string): string => url.split('/').slice(1, 3).join('/');
const idOf = (key: string): string => key.split('/')[1] ?? '';

function areaOf(areas: readonly UnsentRecords[], key: string): UnsentRecords {
  const area = areas.find(({ kind }) => kind === key.split('/')[0]);
  if (!area) throw new Error(`No area knows ${key}`);
  return area;
}
