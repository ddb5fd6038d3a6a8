import type { ReportField } from '#shared/reports';
import { ReportChangeRepository } from '../src/reports/report-change.repository.js';
import { ReportService } from '../src/reports/report.service.js';
import { AgreementService } from '../src/projects/agreement.service.js';
import { completeReport, decisions, noon, patches, Reporting, reportOf } from './support/reporting.js';
import { withGrants } from './support/grant-suite.js';
import { acting, type Grant } from './support/grant.js';
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
    for (const who of ['officer', 'manager'] as const) expect((await ask(who, report, cell())).body).toEqual({ pointer: cell(), draft: null, earlier: [], submissions: [] });
    expect((await ask('donor', report, cell())).status).toBe(404);
    expect((await ask('stranger', report, cell())).status).toBe(404);
  });

  describe('that several people change', () => {
    /** Writes it as somebody at a time of one morning. */
    const written = async (report: string, who: 'editor' | 'signatory', time: string, value: unknown, pointer = cell()) =>
      portal.app.get(ReportService).patch(await acting(portal, grant.people[who], `2025-03-31T${time}:00.000Z`), report, patches([[pointer, value]]));
    const told = async (report: string, who: keyof Grant['people'] = 'editor', pointer = cell()) => {
      const { draft, earlier } = (await ask(who, report, pointer)).body;
      return [...(draft ? [draft] : []), ...earlier].map((one) => [one.value, one.by?.name ?? null, one.at?.slice(11, 16)]);
    };
    const [editor, signatory] = ['A partner_editor', 'A partner_signatory'];

    it('tells what stood there before, and who had written it; what one person writes within ten minutes is one change', async () => {
      const report = await reportOf(portal, grant, 1);
      await written(report, 'editor', '10:00', '4');
      await written(report, 'editor', '10:01', '41');
      await written(report, 'signatory', '10:02', '14');
      await written(report, 'signatory', '10:11', '15');
      await written(report, 'signatory', '10:21', '16');
      await written(report, 'editor', '10:22', null);
      await written(report, 'editor', '10:23', '17');
      const expected = [['17', editor, '10:23'], ['16', signatory, '10:21'], ['15', signatory, '10:11'], ['41', editor, '10:01']];
      expect(await told(report)).toEqual(expected);
      expect(await told(report, 'coApplicant')).toEqual(expected);
      for (const who of ['officer', 'manager', 'analyst'] as const) expect(await told(report, who)).withContext(who).toEqual([]);
      await reporting.write(report, '2025-04-02', completeReport(grant));
      await reporting.submit(report, '2025-04-02');
      for (const who of ['officer', 'manager', 'analyst'] as const) expect(await told(report, who)).withContext(`${who}, once it is submitted`).toEqual([]);
      expect((await told(report)).slice(1)).withContext('kept through the submission').toEqual(expected);
    });

    it('keeps nothing where nothing was written', async () => {
      const report = await reportOf(portal, grant, 1);
      await written(report, 'editor', '10:00', 'Twelve terraces.', '/narrative/achievements');
      await written(report, 'signatory', '10:02', 7, '/narrative/achievements');
      expect(await told(report, 'editor', '/narrative/achievements')).toEqual([['Twelve terraces.', editor, '10:00']]);
    });

    it('tells staff alone of C and F, through a resubmission too', async () => {
      const report = await reporting.submitted(1, '2025-04-02');
      await reporting.startReview(report, '2025-04-03');
      const [line] = grant.content.lines;
      const accepted = `/lines/${line!.id}/accepted`;
      const decide = async (who: 'officer' | 'colleague', time: string, value: number) =>
        portal.app.get(ReportService).patchReview(await acting(portal, grant.people[who], `2025-04-03T${time}:00.000Z`), report, patches([[accepted, value]]));
      await decide('officer', '10:00', 400_000);
      await decide('colleague', '10:01', 300_000);
      const names = await Promise.all(['officer', 'colleague'].map(async (who) => (await portal.connection.collection('people').findOne({ _id: grant.people[who as 'officer'].id as never }))?.['name'] as string));
      const before = [[300_000, names[1], '10:01'], [400_000, names[0], '10:00']];
      for (const who of ['officer', 'manager', 'analyst'] as const) expect(await told(report, who, accepted)).withContext(who).toEqual(before);
      for (const who of ['editor', 'signatory', 'donor', 'stranger'] as const) expect((await ask(who, report, accepted)).status).withContext(who).toBe(404);
      await reporting.decide(report, '2025-04-04', [['/comments/0190a3c4-0000-7000-8000-00000000c0de', { id: '0190a3c4-0000-7000-8000-00000000c0de', pointer: cell(), text: 'Really one?' }]]);
      await reporting.sendBack(report, '2025-04-04');
      expect((await ask('editor', report, accepted)).status).toBe(404);
      await reporting.write(report, '2025-04-05', [[`/finance/${line!.id}/actual`, 440_000]]);
      await reporting.submit(report, '2025-04-05');
      expect(await told(report, 'officer', accepted)).withContext('undecided again by nobody').toEqual(before);
    });

    it('goes with its draft when the periods are cut short', async () => {
      const report = await reportOf(portal, grant, 4);
      await portal.app.get(ReportChangeRepository).keep(report, 'content', { by: grant.people.editor.id, at: noon('2025-03-31') }, [{ pointer: cell(), value: '1', by: null, at: null }], undefined as never);
      const kept = () => portal.connection.collection('reportChanges').countDocuments({ report });
      expect(await kept()).toBe(1);
      await portal.app.get(AgreementService).steer(await acting(portal, grant.people.manager, noon('2025-04-05')), grant.project, 'terminate', 'The lead is dissolved.');
      expect(await kept()).toBe(0);
    });
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
    expect((await ask('donor', report, cell())).body).toEqual({ pointer: cell(), draft: null, earlier: [], submissions: [{ n: 1, at: '2025-04-02T12:00:00.000Z', by: null, value: '5' }] });
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
