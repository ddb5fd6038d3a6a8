import { posix } from 'node:path';
import type { Sheet } from '#shared/platform';
import { SharedStrings, SheetPart, Tally } from './sheet-parts.js';
import { workbookLimits as limits, WorkbookRefusal } from './workbook-limits.js';
import { attributeOf, readXml } from './xml-part.js';
import { ZipParts } from './zip-parts.js';

interface Relation {
  readonly id: string;
  /** The last word of its type: `worksheet`. */
  readonly kind: string;
  readonly target: string;
}

/**
 * Reads a workbook that somebody sent, part by part and within limits; whatever is not needed is not unpacked.
 * @throws WorkbookRefusal, or the error of a broken archive or of broken XML
 */
export async function readWorkbook(bytes: Buffer): Promise<Sheet[]> {
  const parts = await ZipParts.open(bytes);
  for (const name of parts.names.filter((one) => one.endsWith('.rels'))) await relationsOf(parts, name);
  const book = (await relationsOf(parts, '_rels/.rels')).find((one) => one.kind === 'officeDocument')?.target;
  if (book === undefined) throw new WorkbookRefusal('workbook_damaged');
  const relations = await relationsOf(parts, posix.join(posix.dirname(book), '_rels', `${posix.basename(book)}.rels`));
  const tally = new Tally();
  const strings = new SharedStrings(tally);
  const table = relations.find((one) => one.kind === 'sharedStrings')?.target;
  if (table !== undefined) await readXml(parts, table, strings);
  const sheets: Sheet[] = [];
  for (const { name, isHidden, relation } of await sheetsOf(parts, book)) {
    const target = relations.find((one) => one.id === relation && one.kind === 'worksheet')?.target;
    const part = new SheetPart(tally, strings.texts);
    if (target !== undefined) await readXml(parts, target, part);
    sheets.push(part.sheet(name, isHidden));
  }
  return sheets;
}

async function sheetsOf(parts: ZipParts, book: string): Promise<{ name: string; isHidden: boolean; relation: string }[]> {
  const sheets: { name: string; isHidden: boolean; relation: string }[] = [];
  await readXml(parts, book, {
    open: (name, attributes) => {
      if (name !== 'sheet') return;
      if (sheets.length >= limits.sheets) throw new WorkbookRefusal('workbook_too_many_sheets', limits.sheets);
      sheets.push({ name: attributes['name'] ?? '', isHidden: (attributes['state'] ?? 'visible') !== 'visible', relation: attributeOf(attributes, 'id') ?? '' });
    },
  });
  return sheets;
}

/** The relations of a part. Only links of texts may lead out of the file: they are never followed. */
async function relationsOf(parts: ZipParts, name: string): Promise<Relation[]> {
  const relations: Relation[] = [];
  if (!parts.has(name)) return relations;
  const base = posix.dirname(posix.dirname(name));
  await readXml(parts, name, {
    open: (element, attributes) => {
      if (element !== 'Relationship') return;
      const kind = (attributes['Type'] ?? '').split('/').at(-1) ?? '';
      const isOutside = (attributes['TargetMode'] ?? '').toLowerCase() === 'external';
      if (isOutside ? kind !== 'hyperlink' : kind.startsWith('externalLink')) throw new WorkbookRefusal('workbook_external_links');
      const target = attributes['Target'] ?? '';
      relations.push({ id: attributes['Id'] ?? '', kind, target: target.startsWith('/') ? target.slice(1) : posix.join(base, target) });
    },
  });
  return relations;
}
