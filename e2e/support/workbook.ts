import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

/** The texts and numbers of each row of a workbook's sheets that holds this text, in the order of the sheets: read by hand, as any program could. */
export async function rowsWith(path: string, text: string): Promise<string[][]> {
  const rows: string[][] = [];
  const file = await openPromise(path);
  for await (const entry of file.eachEntry()) {
    if (!entry.fileName.startsWith('xl/worksheets/')) continue;
    const sheet = (await buffer(await file.openReadStreamPromise(entry))).toString('utf8');
    const found = sheet.split('</row>').filter((row) => row.includes(text));
    rows.push(...found.map((row) => [...row.matchAll(/<(?:t|v)[^>]*>([^<]*)</g)].map(([, value]) => value ?? '')));
  }
  return rows;
}
