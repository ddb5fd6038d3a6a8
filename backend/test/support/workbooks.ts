import { crc32, deflateRawSync } from 'node:zlib';

type Part = string | Buffer;
/** A part that lies about its size, or that is packed already. */
interface Packed {
  readonly packed: Buffer;
  readonly size: number;
  readonly crc: number;
}

/** An archive as anybody can make one: parts in order, deflated. The format is APPNOTE.TXT of PKWARE, 4.3. */
export function zipOf(parts: readonly (readonly [name: string, part: Part | Packed])[]): Buffer {
  const files: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, part] of parts) {
    const { packed, size, crc } = typeof part === 'string' || Buffer.isBuffer(part) ? pack(Buffer.from(part)) : part;
    const own = Buffer.from(name);
    const common = Buffer.alloc(26);
    [20, 0x0800, 8, 0, 0x21].forEach((value, at) => common.writeUInt16LE(value, at * 2));
    [crc, packed.length, size].forEach((value, at) => common.writeUInt32LE(value, 10 + at * 4));
    common.writeUInt16LE(own.length, 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), common, own, packed]);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, end, own]));
    files.push(file);
    offset += file.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, directory, Buffer.from('PK\x05\x06'), end]);
}

export function pack(content: Buffer): Packed {
  return { packed: deflateRawSync(content), size: content.length, crc: crc32(content) };
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = (list: string) => `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`;

/** The parts of a workbook with one sheet, as a list that a test can add to or change. */
export function workbookParts(given: { sheet?: string; sheetAttributes?: string; strings?: string; rels?: string; prolog?: string } = {}): [string, Part][] {
  const { sheet = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>hello</t></is></c></row></sheetData>', sheetAttributes = '', strings, rels = '', prolog = xml } = given;
  return [
    ['[Content_Types].xml', `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`],
    ['_rels/.rels', relations(`<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`)],
    ['xl/workbook.xml', `${xml}<workbook ${main} xmlns:r="${office}"><sheets><sheet name="One" sheetId="1" ${sheetAttributes} r:id="rId1"/></sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', relations(`<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>${strings === undefined ? '' : `<Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>`}${rels}`)],
    ['xl/worksheets/sheet1.xml', `${prolog}<worksheet ${main}>${sheet}</worksheet>`],
    ...(strings === undefined ? [] : [['xl/sharedStrings.xml', `${xml}<sst ${main}>${strings}</sst>`] as [string, Part]]),
  ];
}

/** Workbooks that are made to hurt, each with the code of its refusal. */
export function hostileWorkbooks(): [what: string, bytes: Buffer, code: string][] {
  const sheet = (content: string) => zipOf(workbookParts({ sheet: content }));
  const rows = (count: number, row: (n: number) => string) => `<sheetData>${Array.from({ length: count }, (_, n) => row(n + 1)).join('')}</sheetData>`;
  const declared = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>';
  const huge = Buffer.alloc(200 * 1024 * 1024, 0x20);
  const bomb = pack(huge);
  const external = `<Relationship Id="rId9" Type="${office}/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/>`;
  return [
    ['200 MB of blanks in 200 kB', zipOf([...workbookParts().slice(0, 4), ['xl/worksheets/sheet1.xml', bomb]]), 'workbook_too_large'],
    ['200 MB that say they are 1 kB', zipOf([...workbookParts().slice(0, 4), ['xl/worksheets/sheet1.xml', { ...bomb, size: 1000 }]]), 'workbook_damaged'],
    ['many parts of 20 MB', zipOf([...workbookParts(), ...Array.from({ length: 5 }, (_, n): [string, Buffer] => [`xl/media/image${n}.png`, noise(20)])]), 'workbook_too_large'],
    ['10 000 entries', zipOf([...workbookParts(), ...Array.from({ length: 10_000 }, (_, n): [string, string] => [`xl/media/${n}.txt`, ''])]), 'workbook_too_many_parts'],
    ['a million rows', sheet(rows(1_000_000, () => '<row/>')), 'workbook_too_large'],
    ['50 000 rows that differ', sheet(rows(50_000, (n) => `<row r="${n}" ht="${Math.sin(n)}"/>`)), 'workbook_too_many_rows'],
    ['300 000 empty cells', sheet(rows(20, (n) => `<row r="${n}">${Array.from({ length: 15_000 }, (_, at) => `<c s="${Math.abs(Math.round(Math.sin(n * at) * 1e6))}"/>`).join('')}</row>`)), 'workbook_too_many_cells'],
    ['merged areas over everything', sheet(`<sheetData/><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(1001)}</mergeCells>`), 'workbook_too_many_merges'],
    ['one long text in 300 cells', zipOf(workbookParts({ strings: `<si><t>${'x'.repeat(30_000)}</t></si>`, sheet: rows(20, (n) => `<row r="${n}">${'<c t="s"><v>0</v></c>'.repeat(15)}</row>`) })), 'workbook_too_much_text'],
    ['a text longer than any cell', sheet(`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(40_000)}</t></is></c></row></sheetData>`), 'workbook_too_much_text'],
    ['entities that unfold', zipOf(workbookParts({ prolog: declared, sheet: '<sheetData><row><c t="inlineStr"><is><t>&c;</t></is></c></row></sheetData>' })), 'workbook_declares_types'],
    ['an outside document type', zipOf(workbookParts({ prolog: '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/evil.dtd">' })), 'workbook_declares_types'],
    ['a link to another file', zipOf(workbookParts({ rels: external })), 'workbook_external_links'],
    ['a table of another file', zipOf([...workbookParts(), ['xl/externalLinks/externalLink1.xml', '<externalLink/>']]), 'workbook_external_links'],
    ['macros', zipOf([...workbookParts(), ['xl/vbaProject.bin', 'x']]), 'workbook_macros'],
    ['a cell beyond the sheet', sheet('<sheetData><row r="9999999"><c r="A9999999"><v>1</v></c></row></sheetData>'), 'workbook_damaged'],
    ['a cell of another row', sheet('<sheetData><row r="1"><c r="A2"><v>1</v></c></row></sheetData>'), 'workbook_damaged'],
    ['an unknown entity', sheet('<sheetData><row><c t="inlineStr"><is><t>&nope;</t></is></c></row></sheetData>'), 'workbook_damaged'],
    ['a part twice', zipOf([...workbookParts(), ['xl/workbook.xml', 'x']]), 'workbook_damaged'],
    ['half a file', zipOf(workbookParts()).subarray(0, 600), 'workbook_damaged'],
  ];
}

/** Megabytes that hardly pack. */
function noise(megabytes: number): Buffer {
  const bytes = Buffer.alloc(megabytes * 1024 * 1024);
  let state = 7;
  for (let at = 0; at + 4 <= bytes.length; at += 64) bytes.writeUInt32LE((state = Math.imul(state, 48_271) >>> 0), at);
  return bytes;
}
