import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { blankLine, blankProposal, proposalParts, type ProposalView } from '#shared/proposals';
import type { UnsentWords } from '../../platform/drafts/unsent-records';
import { nextRequest } from '../../platform/http/testing';
import { provideTestTexts } from '../../platform/i18n/testing';
import { newId } from '../../platform/new-id';
import { UnsentProposals } from './unsent-proposals';

const [line, outcome, reference] = [newId(), newId(), { id: newId(), code: 'C-1', title: 'Call' }];
const proposal: ProposalView = {
  id: newId(), version: 4, code: 'P-1', state: 'draft', call: reference, programme: reference, lead: null, consortium: [],
  content: {
    ...blankProposal({ title: 'Hives', language: 'en', currency: 'EUR' }),
    lines: [{ ...blankLine(line, null, 2), code: 'A1', description: 'Coordinator' }], outcomes: [{ id: outcome, code: '1', title: 'Young people earn' }],
  },
  figures: { total: null, grant: null, partnerCash: null, inKind: null, coFunding: null }, findings: [], eligibility: [], screening: null, editableParts: [...proposalParts], clarifications: [],
  recommendation: null, decision: null, submittedAt: null, submittedBy: null, project: null, periods: [], allowedActions: ['edit'],
};

describe('Unsent fields of proposals', () => {
  let words: UnsentWords;
  let plain: UnsentWords;
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideTestTexts('en', 'proposals'), UnsentProposals] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    const proposals = TestBed.inject(UnsentProposals);
    plain = proposals.plain(proposal.id);
    const read = proposals.read(proposal.id);
    (await nextRequest('GET', `/proposals/${proposal.id}`)).flush(proposal);
    words = await read;
  });

  it('are of a proposal by its code and title', () => {
    expect([words.record(), plain.record()]).toEqual(['P-1 · Hives', 'Proposal']);
  });

  const fields: readonly (readonly [pointer: string, value: unknown, place: string, shown: string | null, section: string])[] = [
    ['/title', 'Hives', 'Summary › Title', 'Hives', 'summary'],
    ['/summary', '', 'Summary', '', 'summary'],
    ['/start', '2026-01-01', 'Summary › Start', '1 Jan 2026', 'summary'],
    ['/signatory', newId(), 'Who › Signatory', null, 'consortium'],
    [`/lines/${line}/quantity`, '1200.5', 'Budget › A1 Coordinator · Quantity', '1,200.5', 'budget'],
    [`/lines/${line}/times`, '3 or 4', 'Budget › A1 Coordinator · Times', '3 or 4', 'budget'],
    [`/lines/${line}/unitCost`, 123_450, 'Budget › A1 Coordinator · Unit cost', '1,234.50', 'budget'],
    [`/lines/${line}/phasing/1`, 100, 'Budget › A1 Coordinator · Period 2', '1.00', 'budget'],
    [`/lines/${newId()}`, { ...blankLine(newId(), null, 2), code: 'A2', description: 'Hives' }, 'Budget › A2 Hives', 'A2 Hives', 'budget'],
    [`/lines/${line}/description`, '12', 'Budget › A1 Coordinator · Description', '12', 'budget'],
    [`/outcomes/${outcome}/title`, 'They earn', 'Results framework › 1 Young people earn · Title', 'They earn', 'framework'],
    [`/indicators/${newId()}/measure`, 'ratio', 'Results framework › What is measured', 'A ratio', 'framework'],
    [`/indicators/${newId()}/countsPersons`, true, 'Results framework › Counts persons', 'Yes', 'framework'],
  ];
  for (const [pointer, value, place, shown, section] of fields) {
    it(`are named, as ${place}`, () => {
      expect([words.place(pointer, value), words.value(pointer, value), words.page(pointer)]).toEqual([place, shown, { path: `/proposals/${proposal.id}/${section}`, query: {} }]);
    });
  }

  it('say the section and the field, and no amount, where the proposal is not known', () => {
    expect([plain.place(`/lines/${line}/unitCost`, 1), plain.value(`/lines/${line}/unitCost`, 1)]).toEqual(['Budget › Unit cost', null]);
  });
});
