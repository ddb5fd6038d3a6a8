import { readFileSync } from 'node:fs';
import { checkCase, caseSteps, type Case, type CaseProposal } from '#shared/cases';
import {
  blankCoApplicant, blankIndicator, blankLine, blankProposal, completenessFindings, eligibilityFindings, isReviewComplete, rankProposals, type ProposalContent,
} from '#shared/proposals';
import { settings } from '#shared/programmes';

const project = new URL('../../../../', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, project), 'utf8'));
const { value, mistakes } = checkCase(read('backend/src/cases/data/apiary-schools.json'));
const expected = read('backend/test/cases/apiary-schools.expected.json') as { ranking: { proposal: string; mean: number; spread: number }[] };
const file = value as Case;
const requirements = { documents: [], needsWorkPlan: false, minCoApplicants: 0, needsCountryOfOriginPartner: false };

/** A proposal of the case as its applicant would write it; codes stand for ids. */
function contentOf(proposal: CaseProposal): ProposalContent {
  const outputs = proposal.framework.flatMap((outcome) => outcome.outputs.map((one) => ({ ...one, outcome: outcome.code })));
  return {
    ...blankProposal({ title: proposal.title, language: 'fr', currency: proposal.currency }),
    theme: proposal.theme, start: proposal.start, end: proposal.end, summary: proposal.summary, signatory: 'signatory',
    coApplicants: proposal.coApplicants.map((one) => blankCoApplicant(one, one)),
    countries: proposal.countries.map((one) => ({ ...one, id: one.code })),
    locations: proposal.locations.map((one) => ({ ...one, id: one.name })),
    outcomes: proposal.framework.map(({ code, title }) => ({ id: code, code, title })),
    outputs: outputs.map(({ code, title, outcome }) => ({ id: code, code, title, outcome })),
    indicators: outputs.flatMap((output) => output.indicators.map((one) => ({ ...blankIndicator(one.code, output.code), ...one, periodTargets: one.periodTargets ?? null }))),
    lines: proposal.budget.map((one) => ({ ...blankLine(one.code, one.output, one.phasing.length), ...one })),
  };
}

describe('the case of the apiary schools', () => {
  it('has no mistake', () => expect(mistakes).toEqual([]));
  it('is told in steps', () => expect(caseSteps(file).length).toBeGreaterThan(40));

  for (const proposal of file.proposals) {
    it(`${proposal.code} is complete and eligible`, () => {
      const content = contentOf(proposal);
      const { programme, call, organisations } = file;
      const countryOf = (code: string) => organisations.find((one) => one.code === code)?.country ?? '';
      expect(completenessFindings(content, {
        lead: proposal.lead, signatories: ['signatory'], call: { earliestStart: null, requirements }, programme, settings: settings.parse(programme.settings ?? {}),
      }).filter((one) => one.severity === 'blocking')).toEqual([]);
      expect(eligibilityFindings(content, {
        call: { ...call, requirements }, lead: { isVerified: true, country: countryOf(proposal.lead) },
        coApplicants: proposal.coApplicants.map((one) => ({ country: countryOf(one) })),
      })).toEqual([]);
    });
  }

  it('is ranked as expected', () => {
    const criteria = file.call.criteria.map((one) => ({ id: one.code, weight: one.weight }));
    const given = file.proposals.map((proposal) => {
      const valid = proposal.reviews.filter((one) => one.conflict === undefined);
      const scores = valid.map((one) => Object.entries(one.scores).map(([criterion, score]) => ({ criterion, score })));
      expect(scores.every((one) => isReviewComplete(one, criteria))).toBeTrue();
      return { code: proposal.code, totals: scores.map((one) => one.reduce((sum, { score }) => sum + score, 0)) };
    });
    const ranked = rankProposals(given, () => ({ spreadFinding: 20 }));
    expect(ranked.map((one) => ({ proposal: one.code, mean: Number(one.mean), spread: one.spread }))).toEqual(expected.ranking);
  });
});
