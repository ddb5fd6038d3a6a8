import { eligibilityFindings, unansweredFindings, type EligibilityContext } from './eligibility.js';
import type { ProposalContent } from './proposal-content.schema.js';
import { aProposal, document, eligibilityContext } from './proposal.fixture.js';

const found = (given: Partial<ProposalContent>, context: EligibilityContext) => eligibilityFindings(aProposal(given), context).map((one) => `${one.code} ${one.pointer}`);
const requirements = eligibilityContext().call.requirements;
const statutes = { id: 'a', file: 'f', kind: 'statutes', name: 'statutes.pdf', size: 1, type: 'application/pdf' };

describe('the eligibility of a proposal', () => {
  const cases: [string, Partial<ProposalContent>, Partial<EligibilityContext['call']>, string[]][] = [
    ['a good one', {}, {}, []],
    ['a country of the action outside the call', {}, { countries: ['DZ'] }, ['country_not_in_call /countries/ma/code']],
    ['the funder share at the floor', {}, { floor: 5_100_000 }, []],
    ['the funder share under the floor', {}, { floor: 5_100_001 }, ['grant_below_floor /lines']],
    ['the funder share at the ceiling', {}, { ceiling: 5_100_000 }, []],
    ['the funder share over the ceiling, not the total', {}, { ceiling: 5_099_999 }, ['grant_over_ceiling /lines']],
    ['the funder share over the envelope', {}, { envelope: 5_099_999 }, ['grant_over_envelope /lines']],
    ['co-funding of exactly 15 %', {}, { coFundingShare: '15' }, []],
    ['co-funding of less than 15.000001 %', {}, { coFundingShare: '15.000001' }, ['co_funding_too_low /lines']],
    ['six months to the day', {}, { maxMonths: 6 }, []],
    ['a day more than six months', { end: '2010-01-01' }, { maxMonths: 6 }, ['too_long /end']],
    ['dates not given', { start: null }, { maxMonths: 1 }, []],
    ['too few partners', {}, { requirements: { ...requirements, minCoApplicants: 2 } }, ['too_few_co_applicants /coApplicants']],
    ['a document missing', {}, { requirements: { ...requirements, documents: [document] } }, ['document_missing /attachments']],
    ['a document given', { attachments: [statutes] }, { requirements: { ...requirements, documents: [document] } }, []],
    ['a partner in the country of the action', {}, { requirements: { ...requirements, needsCountryOfOriginPartner: true } }, []],
  ];
  for (const [title, given, call, expected] of cases) it(`${title}: ${expected.join(', ') || 'nothing'}`, () => expect(found(given, eligibilityContext(call))).toEqual(expected));

  it('asks for a verified lead', () => {
    expect(found({}, { ...eligibilityContext(), lead: { isVerified: false, country: 'FR' } })).toEqual(['organisation_not_verified /lead']);
  });
  it('asks for a partner in a country of the action, the lead or another', () => {
    const context = eligibilityContext({ requirements: { ...requirements, needsCountryOfOriginPartner: true } });
    expect(found({}, { ...context, coApplicants: [{ country: 'ES' }] })).toEqual(['no_partner_in_country /coApplicants']);
    expect(found({}, { ...context, coApplicants: [], lead: { isVerified: true, country: 'MA' } })).toEqual([]);
  });
  it('is open until each finding has its override', () => {
    const findings = eligibilityFindings(aProposal(), eligibilityContext({ floor: 9_000_000, countries: ['DZ'] }));
    expect(unansweredFindings(findings, [{ code: 'grant_below_floor', pointer: '/lines' }, { code: 'country_not_in_call', pointer: '/countries/dz/code' }]).map((one) => one.code))
      .toEqual(['country_not_in_call']);
  });
});
