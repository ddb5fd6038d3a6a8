import type { CallInput, CallView } from '#shared/calls';
import type { PatchAnswer, PatchEntry } from '#shared/platform';
import type { ProgrammeInput } from '#shared/programmes';
import {
  blankActivity, blankCoApplicant, blankCountry, blankIndicator, blankLine, proposalRows, type ProposalContent, type ProposalView, type ReviewView,
} from '#shared/proposals';
import { aCall, aProgramme } from './calls.js';
import { anOrganisation, aPerson, freshId, type PersonAt } from './people.js';
import type { Portal } from './portal.js';

/** A lead in Algeria with its editor and signatory, and a co-applicant. */
export interface Consortium {
  readonly lead: string;
  readonly coApplicant: string;
  readonly editor: PersonAt;
  readonly signatory: PersonAt;
}
export async function aConsortium(portal: Portal): Promise<Consortium> {
  const lead = await anOrganisation(portal);
  const coApplicant = await anOrganisation(portal);
  return { lead, coApplicant, editor: await aPerson(portal, 'partner_editor', lead), signatory: await aPerson(portal, 'partner_signatory', lead) };
}

/** The staff that carries a proposal to its award; two managers, because who recommends never awards. */
export interface Staff {
  readonly officer: PersonAt;
  readonly manager: PersonAt;
  readonly reviewers: readonly PersonAt[];
}
export async function aStaff(portal: Portal): Promise<Staff> {
  return {
    officer: await aPerson(portal, 'programme_officer'), manager: await aPerson(portal, 'programme_manager'),
    reviewers: [await aPerson(portal, 'reviewer'), await aPerson(portal, 'reviewer')],
  };
}

/** A complete content: four quarters of 2025, one indicator by sex, one line of 60 000.00 of which 51 000.00 are asked for. */
export function aContent({ signatory, coApplicant }: Consortium, given: Partial<ProposalContent> = {}): Partial<ProposalContent> {
  const [outcome, output, indicator, activity, line, place] = [freshId(), freshId(), freshId(), freshId(), freshId(), freshId()];
  return {
    theme: 'communities', start: '2025-01-01', end: '2025-12-31', summary: 'Ten apiary schools.', signatory: signatory.id, coApplicants: [blankCoApplicant(freshId(), coApplicant)],
    countries: [{ ...blankCountry(freshId(), 'DZ'), percentage: '100' }], locations: [{ id: place, name: 'Beni Yenni', point: [4.205, 36.5667] }],
    outcomes: [{ id: outcome, code: '1', title: 'Young people earn' }], outputs: [{ id: output, outcome, code: '1.1', title: 'Apiary schools teach' }],
    indicators: [{
      ...blankIndicator(indicator, output), code: '1.1.1', title: 'Trainees', unit: 'persons', target: '100', locations: [place], countsPersons: true, baseline: { value: '0', year: 2024 },
      disaggregation: [{ code: 'sex', categories: ['F', 'M', 'unknown'] }],
    }],
    activities: [{ ...blankActivity(activity, output), title: 'Courses', start: '2025-01-01', end: '2025-12-31' }],
    lines: [{
      ...blankLine(line, output, 4), code: 'A1', activity, description: 'Coordinator', unit: 'month', quantity: '1', unitCost: 500_000, times: '12', total: 6_000_000, funder: 5_100_000,
      partnerCash: 600_000, inKind: 300_000, phasing: [1_500_000, 1_200_000, 1_200_000, 1_200_000],
    }],
    ...given,
  };
}

/** A content as field patches, as the screens send it. */
export function patchesOf(content: Partial<ProposalContent>, base: number): PatchEntry[] {
  return Object.entries(content).flatMap(([name, value]): PatchEntry[] => (Object.hasOwn(proposalRows, name)
    ? (value as { id: string }[]).map((row) => ({ pointer: `/${name}/${row.id}`, value: row, base }))
    : [{ pointer: `/${name}`, value, base }]));
}

/** A proposal on its way: the record as its lead last read it, with everybody around it. */
export interface ProposalAt {
  readonly view: ProposalView;
  readonly call: CallView;
  readonly consortium: Consortium;
  readonly staff: Staff;
}
export interface Given {
  readonly programme?: ProgrammeInput;
  readonly call?: CallView;
  readonly callInput?: Partial<CallInput>;
  readonly consortium?: Consortium;
  readonly staff?: Staff;
  readonly content?: Partial<ProposalContent>;
  readonly title?: string;
}

function expectOk<T>(answer: { status: number; body: T }, what: string): T {
  if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A complete draft, as `aProposal(portal)`; then `submitted`, `inReview`, `reviewed`, `recommended`, `awarded` carry it on. */
export async function aProposal(portal: Portal, given: Given = {}): Promise<ProposalAt> {
  const call = given.call ?? (await aCall(portal, given.callInput ?? {}, given.programme ?? (await aProgramme(portal))));
  const consortium = given.consortium ?? (await aConsortium(portal));
  const staff = given.staff ?? (await aStaff(portal));
  const { client } = consortium.editor;
  const id = freshId();
  expectOk(await client.post('/proposals', { id, call: call.id, lead: consortium.lead, title: given.title ?? 'Apiary schools' }), 'create');
  const saved = expectOk(await client.patch<PatchAnswer>(`/proposals/${id}`, patchesOf(aContent(consortium, given.content), 1)), 'patch');
  const refused = saved.results.filter((one) => one.status !== 'saved');
  if (refused.length > 0) throw new Error(`patch: ${JSON.stringify(refused)}`);
  return { view: expectOk(await client.get<ProposalView>(`/proposals/${id}`), 'read'), call, consortium, staff };
}

type Step = [who: PersonAt, path: string, body: unknown];
async function after(at: ProposalAt, ...steps: Step[]): Promise<ProposalAt> {
  let { view } = at;
  for (const [who, path, body] of steps) view = expectOk(await who.client.post<ProposalView>(`/proposals/${view.id}/${path}`, body, { ifMatch: view.version }), path);
  return { ...at, view };
}

export function submitted(at: ProposalAt): Promise<ProposalAt> {
  return after(at, [at.consortium.signatory, 'submit', { certified: true }]);
}
export function inReview(at: ProposalAt): Promise<ProposalAt> {
  const { officer, reviewers } = at.staff;
  return after(
    at, [officer, 'screen', { outcome: 'eligible', overrides: [], reason: '' }],
    [officer, 'assign-reviewers', { reviewers: reviewers.map((one) => ({ id: freshId(), person: one.id })), due: null }],
  );
}

/** A reviewer declares no conflict, scores each criterion and completes. */
export async function reviewBy(at: ProposalAt, reviewer: PersonAt, scores: readonly number[]): Promise<ReviewView> {
  const { items } = expectOk(await reviewer.client.get<{ items: ReviewView[] }>('/reviews?limit=200'), 'reviews');
  let review = items.find((one) => one.proposal.id === at.view.id)!;
  review = expectOk(await reviewer.client.post<ReviewView>(`/reviews/${review.id}/declare`, { hasConflict: false, explanation: '' }, { ifMatch: review.version }), 'declare');
  const scored = review.criteria.map((one, n) => ({ criterion: one.id, score: scores[n] ?? null, comment: '' }));
  review = expectOk(await reviewer.client.put<ReviewView>(`/reviews/${review.id}`, { scores: scored, comment: 'Good.' }, { ifMatch: review.version }), 'score');
  return expectOk(await reviewer.client.post<ReviewView>(`/reviews/${review.id}/complete`, {}, { ifMatch: review.version }), 'complete');
}
export async function reviewed(at: ProposalAt, scores: readonly (readonly number[])[] = [[50, 30], [48, 34]]): Promise<ProposalAt> {
  for (const [n, reviewer] of at.staff.reviewers.entries()) await reviewBy(at, reviewer, scores[n] ?? [0, 0]);
  return { ...at, view: expectOk(await at.staff.officer.client.get<ProposalView>(`/proposals/${at.view.id}`), 'read') };
}
export function recommended(at: ProposalAt): Promise<ProposalAt> {
  return after(at, [at.staff.officer, 'recommend', { isRecommended: true, reason: '' }]);
}
export function awarded(at: ProposalAt): Promise<ProposalAt> {
  return after(at, [at.staff.manager, 'award', { conditions: '' }]);
}

/** All the way from a draft: `view.project` is the new project, in preparation. */
export async function anAwardedProposal(portal: Portal, given: Given = {}): Promise<ProposalAt> {
  return awarded(await recommended(await reviewed(await inReview(await submitted(await aProposal(portal, given))))));
}
