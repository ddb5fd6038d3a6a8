import { createRequire } from 'node:module';
import { SaxesParser } from 'saxes';

/** A cell as a reader that knows nothing of the writer finds it. */
export interface ReadCell {
  readonly type: string;
  readonly style: number;
  readonly text: string;
  readonly formula: string | null;
}
export interface ReadSheet {
  readonly name: string;
  readonly rows: (ReadCell | null)[][];
  readonly isRightToLeft: boolean;
  readonly isFrozen: boolean;
  readonly tableRange: string | null;
  readonly filterRange: string | null;
  readonly widths: number;
}
export interface ReadWorkbook {
  readonly sheets: ReadSheet[];
  readonly names: Record<string, string>;
  /** All parts by name, as text. */
  readonly parts: ReadonlyMap<string, string>;
}

interface ZipFile {
  readEntry(): void;
  on(event: 'entry', listener: (entry: { fileName: string }) => void): void;
  on(event: 'end', listener: () => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  openReadStream(entry: { fileName: string }, done: (error: Error | null, stream: NodeJS.ReadableStream) => void): void;
}
const yauzl = createRequire(import.meta.url)('yauzl') as { fromBuffer(bytes: Buffer, options: object, done: (error: Error | null, file: ZipFile) => void): void };

/** Reads a workbook by another zip reader and another XML reader than the portal writes with; both check what they read. */
export async function readWorkbook(bytes: Buffer): Promise<ReadWorkbook> {
  const parts = await unzip(bytes);
  const relations = elements(parts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship');
  const targets = new Map(relations.map((one) => [one['Id'], `xl/${one['Target'] ?? ''}`]));
  const workbook = parts.get('xl/workbook.xml') ?? '';
  const sheets = elements(workbook, 'sheet').map((one) => readSheet(one['name'] ?? '', targets.get(one['r:id']) ?? '', parts));
  const names = Object.fromEntries([...workbook.matchAll(/<definedName name="([^"]+)">([^<]+)</g)].map(([, name, range]) => [name, range]));
  return { sheets, names, parts };
}

export function unzip(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, file) => {
      if (error) { reject(error); return; }
      const parts = new Map<string, string>();
      file.on('error', reject);
      file.on('end', () => { resolve(parts); });
      file.on('entry', (entry) => {
        file.openReadStream(entry, (failure, stream) => {
          if (failure) { reject(failure); return; }
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('error', reject);
          stream.on('end', () => { parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8')); file.readEntry(); });
        });
      });
      file.readEntry();
    });
  });
}

function elements(xml: string, name: string): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => { if (tag.name === name) found.push(tag.attributes); });
  parser.write(xml).close();
  return found;
}

function readSheet(name: string, part: string, parts: ReadonlyMap<string, string>): ReadSheet {
  const xml = parts.get(part) ?? '';
  const rows: (ReadCell | null)[][] = [];
  let cell: { type: string; style: number; text: string; formula: string | null } | null = null;
  let into: 'text' | 'formula' | null = null;
  const parser = new SaxesParser();
  parser.on('error', (error) => { throw error; });
  parser.on('opentag', (tag) => {
    const attributes = tag.attributes as Record<string, string>;
    if (tag.name === 'row') rows.push([]);
    if (tag.name === 'c') cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), text: '', formula: null };
    into = tag.name === 'v' || tag.name === 't' ? 'text' : tag.name === 'f' ? 'formula' : into;
  });
  parser.on('text', (text) => {
    if (cell && into === 'text') cell.text += text;
    if (cell && into === 'formula') cell.formula = (cell.formula ?? '') + text;
  });
  parser.on('closetag', (tag) => {
    if (tag.name === 'v' || tag.name === 't' || tag.name === 'f') into = null;
    if (tag.name !== 'c') return;
    rows.at(-1)?.push(cell && (cell.text !== '' || cell.formula !== null) ? cell : null);
    cell = null;
  });
  parser.write(xml).close();
  const table = elements(parts.get(part.replace('worksheets', 'tables').replace('sheet', 'table')) ?? '<none/>', 'table')[0];
  const view = elements(xml, 'sheetView')[0];
  return {
    name, rows, isRightToLeft: view?.['rightToLeft'] === '1', isFrozen: elements(xml, 'pane').some((pane) => pane['state'] === 'frozen'), tableRange: table?.['ref'] ?? null,
    filterRange: elements(xml, 'autoFilter')[0]?.['ref'] ?? null, widths: elements(xml, 'col').length,
  };
}
