import { cellXml } from './cell-xml.js';
import { columnName, workbook, type Row, type Sheet } from './workbook.js';

const sheet = (rows: Sheet['rows'], given: Partial<Sheet> = {}): Sheet => ({
  name: 'Rows', definedName: 'Rows', columns: [{ title: 'Text', kind: 'text', width: 10 }, { title: 'Figure', kind: 'number', width: 10 }], rows, ...given,
});
async function bytesOf(sheets: Sheet[], most?: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of workbook(sheets, false, most)) parts.push(part);
  return Buffer.concat(parts);
}
const namesIn = (bytes: Buffer) => [...bytes.toString('latin1').matchAll(/PK\x01\x02[^]{42}([\w./[\] ]+?\.(?:xml|rels))(?=PK)/g)].map((match) => match[1]);

describe('a workbook', () => {
  it('holds its parts, and goes on in a further sheet where one is full', async () => {
    const rows: Row[] = Array.from({ length: 5 }, (_, at) => [`row ${String(at)}`, at]);
    expect(namesIn(await bytesOf([sheet(rows)], 4))).toEqual([
      '_rels/.rels', 'xl/styles.xml', 'xl/worksheets/sheet1.xml', 'xl/worksheets/_rels/sheet1.xml.rels', 'xl/tables/table1.xml', 'xl/worksheets/sheet2.xml',
      'xl/worksheets/_rels/sheet2.xml.rels', 'xl/tables/table2.xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', '[Content_Types].xml',
    ]);
    expect(namesIn(await bytesOf([sheet([])]))).not.toContain('xl/tables/table1.xml');
  });

  it('lets go of what it reads when its reader leaves', async () => {
    const reading = { isLetGo: false };
    async function* endless(): AsyncGenerator<Row> {
      try {
        for (let at = 0; ; at++) yield [`row ${String(Math.sin(at))}`, at];
      } finally {
        reading.isLetGo = true;
      }
    }
    let size = 0;
    for await (const part of workbook([sheet(endless())], false)) {
      size += part.length;
      if (size > 100_000) break;
    }
    for (let tries = 0; !reading.isLetGo && tries < 100; tries++) await new Promise((resolve) => { setTimeout(resolve, 10); });
    expect(reading.isLetGo).toBeTrue();
  });

  it('tells a failure of its rows', async () => {
    const failing = async function* (): AsyncGenerator<Row> {
      yield ['one', 1];
      throw new Error('the database went away');
    };
    await expectAsync(bytesOf([sheet(failing())])).toBeRejectedWithError('the database went away');
  });

  const cells: [string, string, string][] = [
    ['text that looks like a formula', cellXml('text', '=1+1'), '<c s="2" t="inlineStr"><is><t>=1+1</t></is></c>'],
    ['marks of XML and what it cannot hold', cellXml('text', 'a<b & "c"\u0000\ud800'), '<c s="2" t="inlineStr"><is><t>a&lt;b &amp; &quot;c&quot;\ufffd</t></is></c>'],
    ['nothing', cellXml('number', null), '<c/>'], ['zero', cellXml('number', '0'), '<c s="3"><v>0</v></c>'],
    ['a day', cellXml('day', '2009-12-31'), '<c s="6"><v>40178</v></c>'],
    ['francs, euros and dinars by their places', [cellXml('money', '5'), cellXml('money', '5.00'), cellXml('money', '5.000')].join(''), '<c s="8"><v>5</v></c><c s="9"><v>5.00</v></c><c s="10"><v>5.000</v></c>'],
    ['a formula with its value', cellXml('money', { formula: 'A1-B1', value: '2.50' }), '<c s="9"><f>A1-B1</f><v>2.50</v></c>'],
  ];
  for (const [what, made, wanted] of cells) it(`writes ${what}`, () => { expect(made).toBe(wanted); });

  it('names columns as spreadsheets do', () => {
    expect([1, 26, 27, 52, 53, 702, 703].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});
