import type { CaseInput } from './case.schema.js';

/** A small whole case: one proposal awarded, one still a draft; a report sent back, approved and reopened; a release with a waiver and a refund. */
export function aCase(): CaseInput {
  return {
    programme: {
      code: 'P', title: 'Programme', currency: 'EUR', themes: ['rights'], funders: [{ organisation: 'EU', share: 66.7 }, { organisation: 'SDC', share: '33.3' }],
      from: '2008-01-01', to: '2012-12-31', settings: { reportDueDays: 30, onTrack: [0.5, 0.85, 1.15], timeZone: 'Africa/Algiers' },
    },
    organisations: [
      { code: 'UN', name: 'UN', type: 'un', country: 'BE' }, { code: 'EU', name: 'EU', type: 'donor', country: 'BE' }, { code: 'SDC', name: 'SDC', type: 'donor', country: 'CH' },
      { code: 'LEAD', name: 'Lead', type: 'cso', country: 'FR' }, { code: 'PARTNER', name: 'Partner', type: 'cso', country: 'DZ' },
    ],
    people: [
      { email: 'signatory@example.org', name: 'Karim', locale: 'fr', memberships: [{ organisation: 'LEAD', role: 'partner_signatory' }] },
      { email: 'reviewer@example.org', name: 'Grace', locale: 'en', memberships: [{ organisation: 'UN', role: 'reviewer' }] },
      { email: 'officer@example.org', name: 'Marie', locale: 'en', memberships: [{ organisation: 'UN', role: 'programme_officer' }] },
    ],
    call: {
      code: 'C', title: 'Call', opensOn: '2008-12-15', questionsUntil: '2009-02-15', deadline: '2009-03-15T23:59:59Z', decisionBy: '2009-06-15', envelope: 20_000_000, floor: 0,
      ceiling: 20_000_000, coFundingShare: 2, maxMonths: 18, countries: ['DZ'], reviewers: 1, criteria: [{ code: 'relevance', weight: 60 }, { code: 'design', weight: 40 }], decided: true,
    },
    proposals: [
      {
        ...aProposal('P1'), submittedOn: '2009-03-10', decision: 'award', feedback: '',
        reviews: [{ reviewer: 'reviewer@example.org', scores: { relevance: 50, design: 30 }, comment: '' }],
      },
      { ...aProposal('P2'), reviews: [] },
    ],
    reports: [{
      project: 'P1', period: '2009-07-01/2009-09-30', submittedOn: '2009-10-20',
      values: [{ indicator: '1.1.1', location: 'Yenni', cells: [{ categories: { sex: 'F' }, value: 3 }, { categories: { sex: 'unknown' }, value: '0.5' }] }],
      narrative: { achievements: 'a', challenges: 'b', lessons: 'c', nextSteps: 'd' },
      finance: { A1: { actual: 100, requested: 200, accepted: 100, authorised: 200 } },
      review: {
        outcome: 'approve', on: '2009-11-10', sendBack: [{ pointer: '/values/1.1.1', comment: 'Check.' }],
        reopen: { on: '2009-11-12', reason: 'An error', submittedOn: '2009-11-13', approvedOn: '2009-11-14' },
      },
    }],
    payments: [
      { project: 'P1', kind: 'release', amount: 100, date: '2009-07-01', reference: 'R1', waiver: 'Because.' },
      { project: 'P1', kind: 'refund', amount: 50, date: '2009-11-10', reference: 'R2' },
    ],
    asOf: '2009-12-01',
  };
}

function aProposal(code: string): CaseInput['proposals'][number] {
  return {
    code, title: code, lead: 'LEAD', coApplicants: ['PARTNER'], countries: [{ code: 'DZ', percentage: 100 }], theme: 'rights', currency: 'EUR', start: '2009-07-01', end: '2009-12-31',
    summary: 'Summary', locations: [{ name: 'Yenni', point: [4.2, 36.5] }],
    framework: [{
      code: '1', title: 'Outcome', outputs: [{
        code: '1.1', title: 'Output', indicators: [{
          code: '1.1.1', title: 'Persons', unit: 'persons', measure: 'number', direction: 'increase', acrossLocations: 'sum', acrossPeriods: 'sum', baseline: { value: 0, year: 2009 },
          target: 10, disaggregation: [{ code: 'sex', categories: ['F', 'M', 'unknown'] }], countsPersons: true, locations: ['Yenni'],
        }],
      }],
    }],
    budget: [{
      code: 'A1', category: 'A', output: '1.1', description: 'Staff', unit: 'month', quantity: 1, unitCost: 100, times: '6', total: 600, funder: 600, partnerCash: 0, inKind: 0,
      phasing: [300, 300],
    }],
  };
}
