import type { BudgetLine } from '#shared/budgets';
import { defaultSettings } from '#shared/programmes';
import { blankOfficerPart, blankReport, faceRows, type ReportView } from '#shared/reports';
import type { Indicator } from '#shared/results';
import { newId } from '../platform/new-id';

const output = newId();
const places = [newId(), newId()] as const;

export function anIndicator(given: Partial<Indicator> = {}): Indicator {
  return {
    id: newId(), code: '1.1.1', output, title: 'Trainees', unit: 'persons', measure: 'number', direction: 'increase', acrossLocations: 'sum', acrossPeriods: 'sum', baseline: { value: '0', year: 2026 },
    target: '100', periodTargets: null, verification: 'Lists of presence', disaggregation: [{ code: 'sex', categories: ['F', 'M'] }], locations: [...places],
    allowsCoarser: false, countsPersons: true, distinctPersons: false, allowsNegative: false, ...given,
  };
}

export function aLine(given: Partial<BudgetLine> = {}): BudgetLine {
  return {
    id: newId(), code: 'A1', category: 'A', output, activity: null, description: 'Coordinator', unit: 'month', quantity: '1', unitCost: 100_000, times: '10', total: 1_000_000, funder: 1_000_000, partnerCash: 0,
    inKind: 0, phasing: [300_000, 700_000], ...given,
  };
}

interface Given extends Partial<Omit<ReportView, 'definitions'>> {
  readonly indicators?: Indicator[];
  readonly lines?: BudgetLine[];
}

/** A report of the second period as the server sends it: one indicator in two places, one budget line with A 300 000 (minor units). */
export function aReport({ indicators = [anIndicator()], lines = [aLine()], content = blankReport(), officer = null, ...given }: Given = {}): ReportView {
  const opening = new Map(lines.map((line) => [line.id, line.phasing[0] ?? 0]));
  const money = { minor: 0, currency: 'EUR' };
  const project = { id: newId(), code: 'P-1', title: 'Hives' };
  return {
    id: newId(), version: 3, officerVersion: officer ? 3 : null, project, programme: project, lead: { id: newId(), code: 'L', name: 'Lead' },
    currency: 'EUR', language: 'en', period: { id: newId(), seq: 2, start: '2026-04-01', end: '2026-06-30', due: '2026-07-30', dueEndsAt: '2026-07-31T00:00:00.000Z' }, isFinal: false, state: 'draft',
    clock: 'open', isLate: false, content, earlier: [], face: faceRows(lines, opening, content?.finance ?? [], officer?.lines ?? []), figures: [], findings: [], officer, comments: [], submissions: [],
    definitions: {
      framework: { outcomes: [], outputs: [{ id: output, code: '1.1', title: 'Schools teach', outcome: newId() }], indicators },
      locations: places.map((id, i) => ({ id, name: ['Beni Yenni', 'Larbaâ'][i] ?? '', point: null })), lines, periodIndex: 1, settings: { ...defaultSettings },
    },
    surroundings: {
      plan: { start: '2026-01-01', end: '2026-12-31', periods: [{ id: newId(), start: '2026-01-01', end: '2026-03-31' }, { id: newId(), start: '2026-04-01', end: '2026-06-30' }, { id: newId(), start: '2026-07-01', end: '2026-12-31' }] },
      earlierDefinitions: [], submitted: [], areAllApproved: false,
    },
    signatories: [], totals: { B: money, C: null, E: money, F: null, grantLeft: { minor: 700_000, currency: 'EUR' } }, neighbours: { previous: null, next: null }, lastReviewed: null, extension: null, allowedActions: [], ...given,
  };
}

/** In review, as the officer has it: B 2 800 and E 4 000 written, nothing decided. */
export function aReportInReview(given: Given = {}): ReportView {
  const lines = given.lines ?? [aLine()];
  const finance = lines.map((line) => ({ line: line.id, actual: 280_000, requested: 400_000, partnerSpent: null, note: '' }));
  return aReport({
    lines, content: { ...blankReport(), finance, narrative: { ...blankReport().narrative, achievements: 'Two schools opened.' } }, officer: blankOfficerPart(), state: 'in_review', clock: null,
    allowedActions: ['decide', 'resolve', 'approve', 'request-changes'], ...given,
  });
}
