import type { ReportField } from '#shared/reports';
import { completeReport, decisions, Reporting, reportOf } from './support/reporting.js';
import { withGrants } from './support/grant-suite.js';
import type { Grant } from './support/grant.js';
import type { Portal } from './support/portal.js';

describe('a field of a report', () => {
  let portal: Portal;
  let grant: Grant;
  let reporting: Reporting;
  withGrants((at) => { ({ portal, grant, reporting } = at); });
  const ask = (who: keyof Grant['people'], report: string, pointer: string) =>
    grant.people[who].client.get<ReportField>(`/reports/${report}/fields?pointer=${encodeURIComponent(pointer)}`);
  const cell = () => { const [persons] = grant.content.indicators; return `/values/${persons!.id}/${persons!.locations[0]!}/F|18-24`; };

  it('tells the partner who wrote it last, and nobody else', async () => {
    const report = await reportOf(portal, grant, 1);
    await reporting.write(report, '2025-03-31', [[cell(), '12']]);
    const own = await ask('signatory', report, cell());
    expect([own.status, own.body.draft?.by?.name, own.body.draft?.at, own.body.submissions]).toEqual([200, 'A partner_editor', '2025-03-31T12:00:00.000Z', []]);
    expect((await ask('editor', report, '/narrative/lessons')).body.draft).toBeNull();
    for (const who of ['officer', 'manager'] as const) expect((await ask(who, report, cell())).body).toEqual({ pointer: cell(), draft: null, submissions: [] });
    expect((await ask('donor', report, cell())).status).toBe(404);
    expect((await ask('stranger', report, cell())).status).toBe(404);
  });

  it('goes through the submissions, whatever stands in the draft meanwhile', async () => {
    const [, share] = grant.content.indicators;
    const quotient = `/values/${share!.id}/${share!.locations[0]!}/*`;
    const report = await reporting.submitted(1, '2025-04-02');
    await reporting.startReview(report, '2025-04-03');
    await reporting.decide(report, '2025-04-03', [...decisions(grant), ['/comments/0190a3c4-0000-7000-8000-00000000c0de', { id: '0190a3c4-0000-7000-8000-00000000c0de', pointer: cell(), text: 'Really one?' }]]);
    await reporting.sendBack(report, '2025-04-04');
    await reporting.write(report, '2025-04-05', [[cell(), '7'], ['/narrative/achievements', '']]);
    expect((await ask('officer', report, cell())).body.submissions.map((one) => [one.n, one.value, one.by?.name])).toEqual([[1, '1', 'A partner_signatory']]);
    await reporting.write(report, '2025-04-06', [['/narrative/achievements', 'Two terraces.'], [quotient, null]]);
    await reporting.submit(report, '2025-04-06');
    const values = async (pointer: string) => (await ask('officer', report, pointer)).body.submissions.map((one) => one.value);
    expect(await values(cell())).toEqual(['1', '7']);
    expect(await values(quotient)).toEqual([{ numerator: '3', denominator: '4' }, null]);
    expect(await values(`/finance/${grant.content.lines[0]!.id}/actual`)).toEqual([450_000, 450_000]);
    expect(await values('/narrative/achievements')).toEqual(['Twelve terraces.', 'Two terraces.']);
    expect((await ask('officer', report, cell())).body.draft).toBeNull();
    expect((await ask('editor', report, cell())).body.draft?.at).toBe('2025-04-05T12:00:00.000Z');
  });

  it('shows a donor what was approved, without people', async () => {
    const report = await reporting.approved(1, '2025-04-02', '2025-04-10', completeReport(grant, { value: '5' }));
    expect((await ask('donor', report, cell())).body).toEqual({ pointer: cell(), draft: null, submissions: [{ n: 1, at: '2025-04-02T12:00:00.000Z', by: null, value: '5' }] });
  });

  it('is one of this report’s own', async () => {
    const report = await reportOf(portal, grant, 1);
    const statuses: number[] = [];
    for (const pointer of ['/values', '/narrative', '/notes', '/officer/notes', '/__proto__/x', cell().replace('F|', 'X|'), `${cell()}/value`]) statuses.push((await ask('editor', report, pointer)).status);
    expect(new Set(statuses)).toEqual(new Set([404]));
    expect([(await ask('editor', report, 'narrative')).status, (await ask('editor', report, `/${'x'.repeat(500)}`)).status]).toEqual([400, 400]);
    expect((await grant.people.editor.client.get(`/reports/${report}/fields`)).status).toBe(400);
    expect((await grant.people.editor.client.get(`/reports/${report}/fields?pointer=/narrative/lessons&pointer=/narrative/x`)).status).toBe(400);
  });

  it('is not written in the name of a person whom the tab no longer shows', async () => {
    const report = await reportOf(portal, grant, 1);
    const { editor, signatory } = grant.people;
    const written = (person: string) => editor.client.patch(`/reports/${report}`, [{ pointer: '/narrative/lessons', value: `For ${person}`, base: 1 }], { headers: { 'x-person': person } });
    for (const other of [signatory.id, '', `${editor.id}, ${signatory.id}`]) {
      const refused = await written(other);
      expect([refused.status, refused.body['code']]).toEqual([401, 'not_signed_in']);
    }
    expect((await ask('editor', report, '/narrative/lessons')).body.draft).toBeNull();
    expect((await written(editor.id)).status).toBe(200);
    expect((await ask('editor', report, '/narrative/lessons')).body.draft?.by?.name).toBe('A partner_editor');
  });
});
