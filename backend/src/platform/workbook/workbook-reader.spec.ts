import ExcelJS from 'exceljs';
import { hostileWorkbooks, workbookParts, zipOf } from '../../../test/support/workbooks.js';
import type { Problem } from '../errors/problem.js';
import { WorkbookReader } from './workbook-reader.js';

describe('reading a workbook that somebody sent', () => {
  const reader = new WorkbookReader();
  const refusal = (bytes: Uint8Array) => reader.read(bytes).then(() => 'read', (error: unknown) => (error as Problem).errors[0]?.code);

  it('tells what stands in its cells, and what is hidden', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Données');
    sheet.getCell('A1').value = 'é\nب';
    sheet.getCell('C2').value = 1234.5;
    sheet.getCell('D2').value = { formula: 'C2*2', result: 2469 };
    sheet.getCell('E2').value = true;
    sheet.getCell('F2').value = { richText: [{ text: 'two ' }, { text: 'pieces', font: { bold: true } }] };
    sheet.getCell('G2').value = { error: '#REF!' };
    sheet.getCell('H2').value = { text: 'a page', hyperlink: 'https://example.org/' };
    sheet.getCell('I2').value = '_x000D_ stays';
    sheet.getRow(2).hidden = true;
    sheet.getColumn(3).hidden = true;
    book.addWorksheet('Caché', { state: 'veryHidden' });
    const [first, second] = await reader.read(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(first).toEqual({
      name: 'Données', isHidden: false, hiddenRows: [2], hiddenColumns: [3], cells: [
        { row: 1, column: 1, kind: 'text', text: 'é\nب', isFormula: false }, { row: 2, column: 3, kind: 'number', text: '1234.5', isFormula: false },
        { row: 2, column: 4, kind: 'number', text: '2469', isFormula: true }, { row: 2, column: 5, kind: 'boolean', text: 'TRUE', isFormula: false },
        { row: 2, column: 6, kind: 'text', text: 'two pieces', isFormula: false }, { row: 2, column: 7, kind: 'error', text: '#REF!', isFormula: false },
        { row: 2, column: 8, kind: 'text', text: 'a page', isFormula: false }, { row: 2, column: 9, kind: 'text', text: '\r stays', isFormula: false },
      ],
    });
    expect([second?.name, second?.isHidden]).toEqual(['Caché', true]);
  });

  it('takes cells without names, phonetic texts, prefixes and a row that is hidden by its height', async () => {
    const strings = '<si><r><t>東</t></r><rPh sb="0" eb="1"><t>ひがし</t></rPh></si>';
    const sheet = '<sheetFormatPr zeroHeight="1"/><sheetData><row><c/><c t="s"><v>0</v></c></row><row hidden="0" ht="0"><c><v>5</v></c></row><row hidden="0"/></sheetData>';
    const parts = workbookParts({ strings, sheet }).map(([name, part]): [string, string] => [name, name.endsWith('sheet1.xml') ? part.toString().replace(/<(\/?)(\w)/g, '<$1x:$2').replace('xmlns=', 'xmlns:x=') : part.toString()]);
    const [one] = await reader.read(zipOf(parts));
    expect([one?.hiddenRows, one?.cells.map(({ row, column, text }) => [row, column, text])]).toEqual([[1, 2], [[1, 2, '東'], [2, 1, '5']]]);
  });

  for (const [what, bytes, code] of hostileWorkbooks()) {
    it(`refuses ${what} for what it is, before memory or time of its thread ends: ${code}`, async () => {
      const before = process.memoryUsage.rss();
      expect(await refusal(bytes)).toBe(code);
      expect(process.memoryUsage.rss() - before).withContext('what its thread may keep').toBeLessThan(160 * 1024 * 1024);
    });
  }

  it('refuses what is no archive at all, and what is empty', async () => {
    for (const bytes of ['', 'no zip', 'PK\x03\x04', 'PK\x05\x06'.padEnd(22, '\0')]) expect(await refusal(Buffer.from(bytes))).withContext(bytes).toBe('workbook_damaged');
  });

  it('lets only so many wait, and takes others again once these are read', async () => {
    const bytes = zipOf(workbookParts());
    const answers = await Promise.allSettled(Array.from({ length: 30 }, () => reader.read(bytes)));
    const refused = answers.flatMap((one) => (one.status === 'rejected' ? [(one.reason as Problem).code] : []));
    expect([answers.length - refused.length, [...new Set(refused)]]).toEqual([22, ['too_many_requests']]);
    expect((await reader.read(bytes)).length).toBe(1);
  });

  it('lets two be read at once, the others after them', async () => {
    const bytes = zipOf(workbookParts());
    const all = await Promise.all(Array.from({ length: 6 }, () => reader.read(bytes)));
    expect(all.map(([sheet]) => sheet?.cells[0]?.text)).toEqual(Array.from({ length: 6 }, () => 'hello'));
  });
});
