import { randomBytes, randomUUID } from 'node:crypto';
import type { PatchAnswer } from '#shared/platform';
import type { ReportField, ReportImportView, ReportView } from '#shared/reports';
import { ReportImportService } from '../src/reports/template/report-import.service.js';
import { imported, Spreadsheet, uploaded } from './support/filled-template.js';
import { aGrant, type Grant } from './support/grant.js';
import { freshId } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';
import { Reporting, reportOf } from './support/reporting.js';
import { hostileWorkbooks, workbookParts, zipOf } from './support/workbooks.js';

interface Refused { code: string; errors: { pointer: string; code: string; params?: Record<string, unknown> }[] }

describe('report templates', () => {
  let portal: Portal;
  let grant: Grant;
  let report: string;
  let hostile: ReturnType<typeof hostileWorkbooks>;
  beforeAll(async () => {
    hostile = hostileWorkbooks(); // first: it holds the process up for longer than the portal keeps a connection that says nothing
    portal = await startPortal();
  }, 120_000);
  afterAll(async () => portal.close());
  beforeEach(async () => {
    grant = await aGrant(portal);
    report = await reportOf(portal, grant, 1);
  });
  const editor = () => grant.people.editor;
  const view = async () => (await editor().client.get<ReportView>(`/reports/${report}`)).body;
  const patch = (entries: [string, unknown][], who = editor(), base = 1_000_000) =>
    who.client.patch<PatchAnswer>(`/reports/${report}`, entries.map(([pointer, value]) => ({ pointer, value, base })));
  /** Rows and columns of the sheet: persons by sex down and age across; the percentage; the first budget line. */
  const ids = () => {
    const [persons, share] = grant.content.indicators;
    const place = persons!.locations[0]!;
    const line = grant.content.lines[0]!.id;
    return {
      women: `value:${persons!.id}:${place}:F`, share: `value:${share!.id}:${share!.locations[0]!}:`, line: `line:${line}`, achievements: 'narrative:achievements', status: `status:${grant.content.outputs[0]!.id}`,
      womenUnder10: `/values/${persons!.id}/${place}/F|0-9`, shareCell: `/values/${share!.id}/${share!.locations[0]!}/*`, actual: `/finance/${line}/actual`, note: `/finance/${line}/note`,
    };
  };
  const codes = (body: unknown) => (body as Refused).errors.map((one) => one.code);

  it('are filled with what is there, locked but for the cells to fill, in the reader’s language and direction', async () => {
    const { women, womenUnder10, line, note, status } = ids();
    await patch([[womenUnder10, '12'], ['/narrative/achievements', '=1+1'], [note, '@SUM(A1)'], [`/statuses/${grant.content.outputs[0]!.id}/status`, 'behind']]);
    const answer = await Spreadsheet.download(portal, editor(), `/reports/${report}/template.xlsx?language=fr`);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'nosniff']);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="?report-PRJ-[\w-]+-1-fr\.xlsx"?$/);
    const french = await Spreadsheet.of(answer.bytes);
    expect(french.book.worksheets.map((one) => [one.name, one.views[0]?.rightToLeft, (one as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet])).toEqual(
      ['Mode d’emploi', 'Indicateurs', 'FACE', 'Récit', 'Produits'].map((name) => [name, false, true]));
    const cell = french.cell(women, '1');
    expect([cell.value, cell.protection.locked, cell.dataValidation.type]).toEqual([12, false, 'whole']);
    expect([french.cell(women, '9').formula, french.cell(women, '9').result, (french.cell(women, '9').protection as { locked?: boolean } | undefined)?.locked]).toEqual(['SUM(E6:L6)', 12, undefined]);
    expect([french.cell(line, 'A').value, french.cell(line, 'left').value, french.cell(line, 'budget').value, french.cell(line, 'actual').value]).toEqual([10_000, 40_000, 40_000, null]);
    expect([french.cell(line, 'note').value, french.cell('narrative:achievements', 'text').value, french.cell('narrative:achievements', 'text').numFmt]).toEqual(['@SUM(A1)', '=1+1', '@']);
    expect([french.cell(status, 'status').value, french.cell(status, 'status').dataValidation.formulae]).toEqual(['En retard', ['"En avance,Dans les temps,En retard,Hors trajectoire,Atteint,Non atteint,Pas de données"']]);
    const arabic = await Spreadsheet.template(portal, editor(), report, 'ar');
    expect(arabic.book.worksheets.map((one) => one.views[0]?.rightToLeft)).toEqual([true, true, true, true, true]);
    expect((await imported(portal, editor(), report, answer.bytes)).body).toEqual(jasmine.objectContaining({ changes: [], errors: [], language: 'fr' }));
    expect((await imported(portal, editor(), report, await arabic.bytes())).body).toEqual(jasmine.objectContaining({ changes: [], errors: [], language: 'ar' }));
  });

  it('show every change before anything is written, and write all of it once', async () => {
    const { women, share, line, achievements, status, womenUnder10, shareCell } = ids();
    await patch([[womenUnder10, '3']]);
    const sheet = await Spreadsheet.template(portal, editor(), report, 'fr');
    sheet.cell(women, '1').value = 12.5;
    sheet.cell(women, '2').value = '1 234,5';
    sheet.cell(share, '1').value = 3;
    sheet.cell(share, '2').value = 4;
    sheet.cell(line, 'actual').value = 1234.56;
    sheet.cell(achievements, 'text').value = '=Douze terrasses\net un puits';
    sheet.cell(status, 'status').value = 'On track';
    const { status: answered, body } = await imported(portal, editor(), report, await sheet.bytes());
    expect([answered, body.state, body.errors, body.written]).toEqual([201, 'open', [], null]);
    expect(body.changes.map(({ label, before, after, cell, sheet: on, conflict }) => [label, `${on!} ${cell!}`, before, after, conflict])).toEqual([
      ['1.1.1 Persons trained · Imlil · F · 0-9', sheet.place(women, '1'), '3', '12.5', null], ['1.1.1 Persons trained · Imlil · F · 10-14', sheet.place(women, '2'), null, '1234.5', null],
      ['1.1.2 Terraces kept · Imlil', sheet.place(share, '1'), null, { numerator: '3', denominator: '4' }, null], ['A1 A1 · B · Actual expenditure', sheet.place(line, 'actual'), null, 123_456, null],
      ['Achievements (required)', sheet.place(achievements, 'text'), '', '=Douze terrasses\net un puits', null], ['1.1 Terraces are built · Your view', sheet.place(status, 'status'), null, 'on_track', null],
    ]);
    const missing = body.findings.find((one) => one.code === 'face_missing')!;
    expect([missing.severity, `${missing.sheet!} ${missing.cell!}`]).toEqual(['blocking', sheet.place(line, 'requested')]);
    expect([(await view()).version, (await view()).content?.values.length]).withContext('nothing written').toEqual([2, 1]);
    const key = randomUUID();
    const path = `/reports/${report}/imports/${body.id}/confirm`;
    const answers = await Promise.all([1, 2, 3].map(() => editor().client.post<ReportImportView>(path, { choices: [] }, { key })));
    expect(answers.map((one) => [one.status, one.body.written, one.body.version])).toEqual([[200, 6, 3], [200, 6, 3], [200, 6, 3]]);
    const after = await view();
    expect([after.version, after.content?.values.map((one) => one.value ?? `${one.numerator!}/${one.denominator!}`), after.content?.finance[0]?.actual, after.content?.narrative.achievements]).toEqual(
      [3, ['12.5', '1234.5', '3/4'], 123_456, '=Douze terrasses\net un puits']);
    expect(after.content?.values.find((one) => one.cell === '*')).toEqual(jasmine.objectContaining({ numerator: '3' }));
    expect([(await editor().client.post(path, { choices: [] })).status, shareCell.length > 0]).toEqual([409, true]);
    expect((await imported(portal, editor(), report, await (await Spreadsheet.template(portal, editor(), report)).bytes())).body.changes).toEqual([]);
  });

  it('tell every error by sheet and cell, come back with comments, are mended there and go in', async () => {
    const { women, share, line, achievements } = ids();
    const sheet = await Spreadsheet.template(portal, editor(), report, 'ar');
    sheet.cell(women, '1').value = { formula: '1+1', result: 2 };
    sheet.cell(women, '2').value = 'douze';
    sheet.cell(women, '3').value = 7;
    sheet.cell(share, '1').value = { error: '#DIV/0!' };
    sheet.cell(line, 'actual').value = 10.005;
    sheet.cell(line, 'requested').value = '1.234';
    sheet.cell(achievements, 'text').value = 'ثلاث مدارس';
    sheet.cell(achievements, 'text').worksheet.getRow(4).hidden = true;
    sheet.book.addWorksheet('Mine', { state: 'hidden' });
    const { body } = await imported(portal, editor(), report, await sheet.bytes());
    expect(body.errors.map((one) => [one.code, one.cell ? `${one.sheet!} ${one.cell}` : one.sheet])).toEqual([
      ['sheet_unknown', 'Mine'], ['hidden_sheet', 'Mine'], ['formula_in_cell', sheet.place(women, '1')], ['not_a_number', sheet.place(women, '2')], ['cell_error', sheet.place(share, '1')],
      ['amount_too_precise', sheet.place(line, 'actual')], ['hidden_row', 'السرد A4'],
    ]);
    const refused = await editor().client.post<Refused>(`/reports/${report}/imports/${body.id}/confirm`, { choices: [] });
    expect([refused.status, codes(refused.body), (await view()).version]).toEqual([422, ['import_has_errors'], 1]);
    const mended = await Spreadsheet.of((await Spreadsheet.download(portal, editor(), `/reports/${report}/imports/${body.id}/file.xlsx`)).bytes);
    const commented = (row: string, column: string) => mended.cell(row, column).note as string | undefined;
    expect([commented(women, '1'), commented(women, '2'), commented(women, '3')]).toEqual(['الصيغ لا تُقرأ: اكتب القيمة نفسها.', '«douze» ليس رقماً.', undefined]);
    expect([mended.cell(women, '2').value, mended.cell(women, '3').value, mended.cell(achievements, 'text').value]).toEqual(['douze', 7, 'ثلاث مدارس']);
    expect(mended.book.worksheets[0]!.getSheetValues().flat().filter((one) => one === 'هذا الصف مخفي: أظهره.').length).toBe(1);
    mended.cell(women, '1').value = 2;
    mended.cell(women, '2').value = 12;
    mended.cell(share, '1').value = null;
    mended.cell(line, 'actual').value = 10;
    const second = await imported(portal, editor(), report, await mended.bytes());
    expect([second.body.errors, second.body.changes.map((one) => one.after)]).toEqual([[], ['2', '12', '7', 1000, 123_400, 'ثلاث مدارس']]);
    expect((await editor().client.get(`/reports/${report}/imports/${body.id}`)).status).withContext('the second took its place').toBe(404);
    expect((await editor().client.post<ReportImportView>(`/reports/${report}/imports/${second.body.id}/confirm`, { choices: [] })).body.written).toBe(6);
  });

  it('leave what others changed meanwhile; the same field asks, and nothing is written until one has chosen', async () => {
    const { women, womenUnder10, line, actual, note } = ids();
    await patch([[womenUnder10, '3'], [note, 'old']]);
    const sheet = await Spreadsheet.template(portal, editor(), report);
    await patch([[womenUnder10, '5'], [note, 'new'], ['/narrative/lessons', 'Rain']], grant.people.signatory);
    sheet.cell(women, '1').value = 4;
    sheet.cell(women, '2').value = 6;
    sheet.cell(line, 'actual').value = 100;
    const { body } = await imported(portal, editor(), report, await sheet.bytes());
    expect(body.changes.map((one) => [one.before, one.after, one.conflict])).toEqual([['5', '4', { by: 'A partner_signatory', version: 3 }], [null, '6', null], [null, 10_000, null]]);
    const confirm = (choices: unknown) => editor().client.post<ReportImportView & Refused>(`/reports/${report}/imports/${body.id}/confirm`, { choices });
    const blind = await confirm([]);
    expect([blind.status, blind.body.errors.map((one) => [one.pointer, one.code]), (await view()).version]).toEqual([422, [[womenUnder10, 'import_conflict']], 3]);
    await patch([[womenUnder10, '8']], grant.people.signatory);
    expect((await confirm([{ pointer: womenUnder10, choice: 'mine', version: 3 }])).status).withContext('changed again since it was seen').toBe(422);
    const done = await confirm([{ pointer: womenUnder10, choice: 'theirs', version: 4 }]);
    expect([done.status, done.body.written]).toEqual([200, 2]);
    const { content } = await view();
    expect([content?.values.map((one) => one.value).sort(), content?.finance[0], content?.narrative.lessons]).toEqual([['6', '8'], jasmine.objectContaining({ actual: 10_000, note: 'new' }), 'Rain']);
    expect(actual).toContain('/actual');
    const again = await imported(portal, editor(), report, await sheet.bytes());
    const mine = await editor().client.post<ReportImportView>(`/reports/${report}/imports/${again.body.id}/confirm`, { choices: [{ pointer: womenUnder10, choice: 'mine', version: 4 }] });
    expect([mine.status, (await view()).content?.values.map((one) => one.value).sort()]).toEqual([200, ['4', '6']]);
    const told = (await editor().client.get<ReportField>(`/reports/${report}/fields?pointer=${encodeURIComponent(womenUnder10)}`)).body;
    expect([told.draft?.by?.name, ...told.earlier.map((one) => [one.value, one.by?.name])]).withContext('what the file replaced').toEqual(['A partner_editor', ['8', 'A partner_signatory'], ['3', 'A partner_editor']]);
  });

  it('of another report, another organisation, an older version or older definitions are refused whole', async () => {
    const send = async (bytes: Buffer) => { const { status, body } = await imported(portal, editor(), report, bytes); return [status, ...codes(body)]; };
    const next = await Spreadsheet.template(portal, editor(), await reportOf(portal, grant, 2));
    expect(next.book.worksheets.length).withContext('a period that has not begun in 2025 has by now').toBe(5);
    expect(await send(await next.bytes())).toEqual([422, 'template_of_another_report']);
    const foreign = await aGrant(portal);
    const theirs = await Spreadsheet.template(portal, foreign.people.editor, await reportOf(portal, foreign, 1));
    expect(await send(await theirs.bytes())).toEqual([422, 'template_of_another_report']);
    const mixed = await Spreadsheet.template(portal, editor(), report);
    mixed.cell(ids().women, '1').worksheet.getCell('A6').value = `value:${foreign.content.indicators[0]!.id}:${foreign.content.indicators[0]!.locations[0]!}:F`;
    const withForeign = await imported(portal, editor(), report, await mixed.bytes());
    expect(withForeign.body.errors.map((one) => one.code)).toEqual(['identifier_not_of_report', 'row_missing']);
    const old = await Spreadsheet.template(portal, editor(), report);
    for (const sheet of old.book.worksheets) sheet.getCell('A1').value = (sheet.getCell('A1').value as string).replace('-report 1 ', '-report 0 ');
    expect(await send(await old.bytes())).toEqual([422, 'template_version']);
    const before = await Spreadsheet.template(portal, editor(), report);
    const open = await imported(portal, editor(), report, await before.bytes());
    await portal.connection.collection('projects').updateOne({ _id: grant.project as never }, { $set: { 'framework.indicators.0.unit': 'households' } });
    expect(await send(await before.bytes())).toEqual([422, 'template_of_other_definitions']);
    const late = await editor().client.post<Refused>(`/reports/${report}/imports/${open.body.id}/confirm`, { choices: [] });
    expect([late.status, codes(late.body)]).toEqual([422, ['template_of_other_definitions']]);
  });

  it('that are no template, or made to hurt, are refused for what they are, before memory or time of the reader ends (how soon: the bench)', async () => {
    expect((await imported(portal, editor(), report, zipOf(workbookParts()))).body).toEqual(jasmine.objectContaining({ code: 'rule_broken', errors: [jasmine.objectContaining({ pointer: '/file', code: 'template_unknown' })] }));
    for (const [what, bytes, code] of hostile) {
      if (bytes.length > 5 * 1024 * 1024) continue;
      const { id: file, status } = await uploaded(portal, editor(), bytes);
      if (status === 415) continue; // not even a workbook by its first entries: it ends there
      const { status: answered, body } = await editor().client.post<Refused>(`/reports/${report}/imports`, { id: freshId(), file });
      expect([what, answered, codes(body)]).toEqual([what, 422, [code]]);
    }
    const { id: picture } = await uploaded(portal, editor(), Buffer.from('code;été\n1;2\n'), 'a.csv');
    const { id: large } = await uploaded(portal, editor(), zipOf([...workbookParts(), ['xl/media/image1.png', randomBytes(5_400_000)]]));
    for (const [file, code] of [[picture, 'not_a_workbook'], [large, 'workbook_too_large'], [freshId(), 'file_unknown']] as const) {
      expect(codes((await editor().client.post(`/reports/${report}/imports`, { id: freshId(), file })).body)).toEqual([code]);
    }
    expect((await view()).version).toBe(1);
  }, 120_000);

  it('are for those who may write the report now, imports for their sender alone', async () => {
    const { people } = grant;
    const sheet = await Spreadsheet.template(portal, editor(), report);
    sheet.cell(ids().women, '1').value = 4;
    const bytes = await sheet.bytes();
    const template = (who: keyof Grant['people']) => people[who].client.get(`/reports/${report}/template.xlsx`);
    expect(await Promise.all((['coApplicant', 'stranger', 'officer', 'donor'] as const).map(async (who) => (await template(who)).status))).toEqual([403, 404, 403, 403]);
    const { body } = await imported(portal, editor(), report, bytes);
    const path = `/reports/${report}/imports/${body.id}`;
    expect((await people.signatory.client.get(path)).status).withContext('a colleague').toBe(404);
    expect((await people.signatory.client.post(`${path}/confirm`, { choices: [] })).status).toBe(404);
    const other = await reportOf(portal, grant, 2);
    expect((await editor().client.get(`/reports/${other}/imports/${body.id}`)).status).withContext('under another report').toBe(404);
    const { id: file } = await uploaded(portal, people.coApplicant, bytes);
    expect((await people.coApplicant.client.post(`/reports/${report}/imports`, { id: freshId(), file })).status).toBe(403);
    expect((await editor().client.post(`/reports/${report}/imports`, { id: freshId(), file })).body).toEqual(jasmine.objectContaining({ code: 'rule_broken' }));
    await new Reporting(portal, grant).submitted(1, '2025-04-02');
    expect((await template('editor')).status).toBe(409);
    expect((await editor().client.post(`${path}/confirm`, { choices: [] })).status).toBe(409);
    expect((await view()).content?.values.some((one) => one.value === '4')).toBeFalse();
    await portal.connection.collection('people').updateOne({ _id: people.editor.id as never }, { $set: { 'memberships.0.organisation': people.coApplicant.organisation } });
    expect((await editor().client.get(path)).status).withContext('who left the lead').toBe(403);
  });

  it('are forgotten after a day, with their file', async () => {
    const { body } = await imported(portal, editor(), report, await (await Spreadsheet.template(portal, editor(), report)).bytes());
    const imports = portal.app.get(ReportImportService);
    const path = `/reports/${report}/imports/${body.id}`;
    await imports.sweep(new Date(Date.now() + 23 * 3_600_000));
    expect((await editor().client.get(path)).status).toBe(200);
    await imports.sweep(new Date(Date.now() + 25 * 3_600_000));
    expect((await editor().client.get(path)).status).toBe(404);
    expect(await portal.connection.collection('files').countDocuments({ 'bound.id': body.id })).toBe(0);
  });
});
