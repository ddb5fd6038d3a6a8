import { formatAmount } from '#shared/money';
import { languages, type Language } from '#shared/platform';
import type { AgreementPaper } from '#shared/projects';
import { PrintTickets } from '../src/platform/auth/print-tickets.js';
import { aGrant, anAward, type Grant } from './support/grant.js';
import type { Refused } from './support/grant-suite.js';
import { readPdf } from './support/pdf.js';
import { signIn } from './support/people.js';
import { builtPages, startPortal, type Portal } from './support/portal.js';

const words: Record<Language, string[]> = {
  en: ['Grant agreement', 'Reports and planned payments', 'Signatures', 'For UNDP'],
  fr: ['Convention de subvention', 'Rapports et versements prévus', 'Pour le PNUD'],
  ar: ['التوقيعات', 'المنحة'],
};

describe('grant agreements on paper', () => {
  let portal: Portal;
  let grant: Grant;
  beforeAll(async () => {
    portal = await startPortal({}, builtPages);
    grant = await aGrant(portal);
  });
  afterAll(async () => portal.close());
  const get = <T = AgreementPaper>(who: keyof Grant['people'], path = '', of = grant) => of.people[who].client.get<T>(`/projects/${of.project}/agreement${path}`);
  const fetched = async (who: keyof Grant['people'], language: Language, of = grant) => {
    const cookie = (await signIn(portal, of.people[who].id)).sessionCookie;
    const answer = await fetch(`${portal.url}/api/v1/projects/${of.project}/agreement.pdf?language=${language}`, { headers: { cookie } });
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  };

  it('are for both sides, and for no donor or stranger', async () => {
    for (const who of ['editor', 'signatory', 'coApplicant', 'officer', 'manager', 'finance', 'analyst'] as const) {
      const { status, body } = await get(who);
      expect([who, status, body.grant, body.agreement.signedBy?.id, body.agreement.countersignedBy?.id]).toEqual([who, 200, { minor: 6_000_000, currency: 'EUR' }, grant.people.signatory.id, grant.people.manager.id]);
      expect(['ledger', 'tranches', 'allowedActions', 'proposal'].filter((name) => name in body)).toEqual([]);
    }
    for (const path of ['', '.pdf']) {
      expect([(await get<Refused>('donor', path)).status, (await get<Refused>('otherDonor', path)).status, (await get<Refused>('stranger', path)).status]).withContext(path).toEqual([403, 403, 404]);
    }
  });

  it('show the calendar with the planned shares: before the counter-signature as it would be', async () => {
    const quarters = [['2025-01-01', '2025-03-31'], ['2025-04-01', '2025-06-30'], ['2025-07-01', '2025-09-30'], ['2025-10-01', '2025-12-31']];
    const award = await anAward(portal);
    for (const of of [grant, award]) {
      const { calendar, agreement } = (await get('officer', '', of)).body;
      expect(calendar.map((one) => [one.start, one.end, one.planned.minor])).toEqual(quarters.map(([start, end]) => [start, end, 1_500_000]) as never);
      expect(agreement.countersignedAt === null).toBe(of === award);
    }
  });

  for (const language of languages) {
    it(`are PDFs in ${language}: words, every amount, signatures, fonts, tags`, async () => {
      const { status, bytes, headers } = await fetched('signatory', language);
      expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([200, 'application/pdf', jasmine.stringMatching(`agreement-.+-${language}\\.pdf`)]);
      const pdf = await readPdf(bytes);
      const paper = (await get('signatory')).body;
      const amounts = paper.lines.flatMap(({ total, funder }) => [total, funder]).map((minor) => formatAmount(minor ?? 0, 'EUR', language));
      const sums = [paper.grant, paper.budgetTotal, ...paper.calendar.map((one) => one.planned)].map(({ minor }) => formatAmount(minor, 'EUR', language));
      expect(pdf.lacks(...words[language], ...amounts, ...sums, paper.code, 'Terrasses de l’Atlas', 'Persons trained', 'Imlil')).toEqual([]);
      expect(pdf.lacks(paper.agreement.signedBy?.name ?? '?', paper.agreement.countersignedBy?.name ?? '?')).withContext('who signed').toEqual([]);
      expect([pdf.missingFonts, pdf.isTagged]).toEqual([[], true]);
    }, 60_000);
  }

  it('are printed by a ticket that opens nothing else of the project', async () => {
    const tickets = spyOn(portal.app.get(PrintTickets), 'during').and.rejectWith(new Error('not printed'));
    const award = await anAward(portal);
    await fetched('signatory', 'fr', award);
    expect(tickets.calls.allArgs().map(([{ reads }]) => reads)).toEqual([['/auth/session', `/projects/${award.project}/agreement`]]);
  });
});
