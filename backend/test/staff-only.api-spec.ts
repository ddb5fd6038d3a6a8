import type { CalendarAddress, ReportView } from '#shared/reports';
import { MailWorker } from '../src/platform/mail/mail-worker.js';
import type { Grant } from './support/grant.js';
import { withGrants } from './support/grant-suite.js';
import { aPerson, freshId } from './support/people.js';
import type { Portal } from './support/portal.js';
import { decisions, patches, type Reporting } from './support/reporting.js';
import { canaries, canariesIn, lookEverywhere, type Canary } from './support/staff-only.js';

type Who = keyof Grant['people'];
const outside: readonly Who[] = ['editor', 'signatory', 'coApplicant', 'stranger', 'donor', 'otherDonor', 'analyst'];

/** Canary words through everything that leaves the portal: what staff say among themselves stays there (platform.md, "Who sees what"). */
describe('what staff say among themselves', () => {
  let portal: Portal;
  let grant: Grant;
  let reporting: Reporting;
  let report: string;
  withGrants((at) => { ({ portal, grant, reporting } = at); });

  /** In review: the pad, a note on a paragraph and one on the report, each mentioning a colleague, an unsent comment and one in a thread. */
  async function written(): Promise<void> {
    const { officer, colleague, editor, signatory } = grant.people;
    report = await reporting.submitted(1, '2025-04-02');
    await reporting.startReview(report, '2025-04-03');
    const thread = freshId();
    await reporting.decide(report, '2025-04-03', [...decisions(grant), [`/comments/${thread}`, { id: thread, pointer: '/narrative/lessons', text: 'Which?' }]]);
    await reporting.sendBack(report, '2025-04-04');
    await editor.client.post(`/reports/${report}/comments/${thread}/answer`, { text: 'These.' });
    const { version } = (await editor.client.get<ReportView>(`/reports/${report}`)).body;
    await signatory.client.post(`/reports/${report}/submit`, { certified: true, onBehalfOf: null }, { ifMatch: version });
    await reporting.startReview(report, '2025-04-05');
    const [unsent, reply] = [freshId(), freshId()];
    await officer.client.patch(`/reports/${report}/review`, patches([
      ['/notes', canaries.pad], [`/comments/${unsent}`, { id: unsent, pointer: '/narrative/achievements', text: canaries.unsent, quote: 'Twelve terraces.', mentions: [editor.id] }],
      [`/comments/${reply}`, { id: reply, pointer: '/narrative/lessons', text: canaries.reply, thread }],
    ]));
    const note = (pointer: string | null, text: string) => officer.client.post(`/reports/${report}/notes`, { id: freshId(), pointer, text, mentions: [colleague.id] });
    expect([(await note('/narrative/lessons', canaries.note)).status, (await note(null, canaries.reportNote)).status]).toEqual([201, 201]);
  }
  const ids = () => ({ '/reports': report, '/projects': grant.project, '/dashboards/projects': grant.project, '/programmes': grant.programme, '/organisations': grant.lead });
  const look = (who: Who) => lookEverywhere(portal, grant.people[who], ids());
  const everything = Object.keys(canaries) as Canary[];

  it('is read by officers, managers and finance', async () => {
    await written();
    for (const who of ['officer', 'manager', 'finance'] as const) {
      const { found } = await look(who);
      expect([...new Set(found.map((one) => one.canary))].sort()).withContext(who).toEqual([...everything].sort());
      expect(new Set(found.map((one) => one.at))).withContext(who).toEqual(new Set(['/reports/:id', '/reports/:id/notes']));
    }
  }, 60_000);

  it('stands in no answer to anybody else, before the send-back and after it', async () => {
    await written();
    const others = [await aPerson(portal, 'reviewer'), await aPerson(portal, 'administrator')];
    const leaks = async (hidden: readonly Canary[]) => {
      const wrong: string[] = [];
      for (const who of outside) {
        const { found, answered } = await look(who);
        expect(answered.length).withContext(`${who} is shown something`).toBeGreaterThan(8);
        wrong.push(...found.filter((one) => hidden.includes(one.canary)).map((one) => `${who} at ${one.at}: ${one.canary}`));
      }
      for (const person of others) wrong.push(...(await lookEverywhere(portal, person, ids())).found.map((one) => `${person.email} at ${one.at}: ${one.canary}`));
      return wrong;
    };
    expect(await leaks(everything)).toEqual([]);
    const { version } = (await grant.people.officer.client.get<ReportView>(`/reports/${report}`)).body;
    expect((await grant.people.officer.client.post(`/reports/${report}/request-changes`, { message: '' }, { ifMatch: version })).status).toBe(200);
    expect(await leaks(['pad', 'note', 'reportNote'])).toEqual([]);
    const editor = await look('editor');
    expect([...new Set(editor.found.map((one) => one.canary))].sort()).withContext('what was sent').toEqual(['reply', 'unsent']);
    expect(editor.answered).toContain('/reports/:id/template.xlsx');
  }, 120_000);

  it('is kept from who is an officer of other programmes alone, and from officers who were of the consortium', async () => {
    await written();
    const { analyst, colleague } = grant.people;
    const joins = (id: string, membership: object) => portal.connection.collection('people').updateOne({ _id: id as never }, {
      $push: { memberships: { id: freshId(), programmes: 'all', from: '2020-01-01', until: null, ...membership } } as never,
    });
    await joins(analyst.id, { role: 'programme_officer', organisation: analyst.organisation, programmes: [freshId()] });
    await joins(colleague.id, { role: 'partner_editor', organisation: grant.lead, until: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10) });
    for (const who of ['analyst', 'colleague'] as const) {
      const { found, answered } = await look(who);
      expect([who, answered.includes('/reports/:id'), found]).toEqual([who, true, []]);
    }
  }, 60_000);

  it('goes into no message, mail, calendar or event of a history', async () => {
    await written();
    const { officer, colleague, editor } = grant.people;
    const { version } = (await officer.client.get<ReportView>(`/reports/${report}`)).body;
    await officer.client.post(`/reports/${report}/request-changes`, { message: 'Two things.' }, { ifMatch: version });
    await portal.app.get(MailWorker).work();
    for (const collection of ['outbox', 'notifications', 'mails', 'auditEvents', 'searchRows', 'summaries', 'reportVersions']) {
      const all = await portal.connection.collection(collection).find().toArray();
      expect(await canariesIn(Buffer.from(JSON.stringify(all)))).withContext(collection).toEqual([]);
    }
    const told = await portal.connection.collection('mails').find({ kind: 'mentioned', link: { $regex: `^/reports/${report}` } }).toArray();
    expect(new Set(told.map((mail) => mail['recipient'] as string))).toEqual(new Set([colleague.id, editor.id]));
    for (const { client } of [officer, editor]) {
      const { address } = (await client.post<CalendarAddress>('/me/calendar')).body;
      expect(await canariesIn(Buffer.from(await (await fetch(portal.url + new URL(address).pathname)).text()))).toEqual([]);
    }
    expect((await portal.connection.collection('auditEvents').find({ aggregate: report }).toArray()).filter((event) => /note/.test(String(event['action'])))).withContext('a history tells nobody that there are notes').toEqual([]);
  }, 60_000);
});
