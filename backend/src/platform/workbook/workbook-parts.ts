import { escapeXml } from './cell-xml.js';

/** A sheet once it is written: what the parts that come after it need. */
export interface WrittenSheet {
  readonly name: string;
  readonly definedName: string;
  readonly number: number;
  readonly range: string;
  readonly table: string | null;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const rootRelations = `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

/** The formats by number of `styles` in cell-xml.ts; `quotePrefix`: what looks like a formula stays text, also when edited. */
export const styleSheet = `${head}<styleSheet xmlns="${main}"><numFmts count="6"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="166" formatCode="#,##0.000"/><numFmt numFmtId="167" formatCode="#,##0.0000"/><numFmt numFmtId="168" formatCode="#,##0.######"/><numFmt numFmtId="169" formatCode="0.0%"/></numFmts>`
  + '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts>'
  + '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F4E5F"/><bgColor indexed="64"/></patternFill></fill></fills>'
  + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
  + `<cellXfs count="13">${[
    format(0), '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>',
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>',
    ...[168, 3, 169, 164, 165, 3, 4, 166, 167].map(format), '<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" quotePrefix="1"/>',
  ].join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>`;

function format(id: number): string {
  return `<xf numFmtId="${String(id)}" fontId="0" fillId="0" borderId="0" xfId="0"${id === 0 ? '' : ' applyNumberFormat="1"'}/>`;
}

export function contentTypes(sheets: readonly WrittenSheet[]): string {
  const parts = sheets.flatMap(({ number, table }) => [
    override(`/xl/worksheets/sheet${String(number)}.xml`, `${sheetType}.worksheet+xml`), ...(table ? [override(`/xl/tables/table${String(number)}.xml`, `${sheetType}.table+xml`)] : []),
  ]);
  return `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
    + `${override('/xl/workbook.xml', `${sheetType}.sheet.main+xml`)}${override('/xl/styles.xml', `${sheetType}.styles+xml`)}${parts.join('')}</Types>`;
}

function override(part: string, type: string): string {
  return `<Override PartName="${part}" ContentType="${type}"/>`;
}

/** Formulas are calculated when the workbook is opened. */
export function workbookXml(sheets: readonly WrittenSheet[]): string {
  const list = sheets.map(({ name, number }) => `<sheet name="${escapeXml(name)}" sheetId="${String(number)}" r:id="rId${String(number)}"/>`).join('');
  const names = sheets.map(({ name, definedName, range }) => `<definedName name="${definedName}">${escapeXml(`'${name.replaceAll("'", "''")}'!${range}`)}</definedName>`).sort().join('');
  return `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${list}</sheets><definedNames>${names}</definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`;
}

export function workbookRelations(sheets: readonly WrittenSheet[]): string {
  const own = sheets.map(({ number }) => `<Relationship Id="rId${String(number)}" Type="${relations}/worksheet" Target="worksheets/sheet${String(number)}.xml"/>`).join('');
  return `${head}<Relationships xmlns="${packages}/relationships">${own}<Relationship Id="rId${String(sheets.length + 1)}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`;
}

export function sheetRelations(number: number): string {
  return `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/table" Target="../tables/table${String(number)}.xml"/></Relationships>`;
}

/** A real table over header and rows: filter buttons, banded rows, a name. */
export function tableXml(number: number, displayName: string, range: string, titles: readonly string[]): string {
  const columns = titles.map((title, at) => `<tableColumn id="${String(at + 1)}" name="${escapeXml(title)}"/>`).join('');
  return `${head}<table xmlns="${main}" id="${String(number)}" name="${displayName}" displayName="${displayName}" ref="${range}" totalsRowShown="0"><autoFilter ref="${range}"/>`
    + `<tableColumns count="${String(titles.length)}">${columns}</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`;
}

export function sheetHead(widths: readonly number[], isRightToLeft: boolean, isFrozen: boolean, isFirst: boolean): string {
  const view = `<sheetView${isRightToLeft ? ' rightToLeft="1"' : ''}${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0"`;
  const pane = isFrozen ? '><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView>' : '/>';
  const columns = widths.map((width, at) => `<col min="${String(at + 1)}" max="${String(at + 1)}" width="${String(width)}" customWidth="1"/>`).join('');
  return `${head}<worksheet xmlns="${main}" xmlns:r="${relations}"><sheetViews>${view}${pane}</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns}</cols><sheetData>`;
}

export function sheetEnd(hasTable: boolean, filter: string | null): string {
  return `</sheetData>${filter === null ? '' : `<autoFilter ref="${filter}"/>`}${hasTable ? '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' : ''}</worksheet>`;
}
