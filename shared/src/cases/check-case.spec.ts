import { aCase } from './case.fixture.js';
import { checkCase } from './check-case.js';

/** The small case with the value at a path replaced (undefined: taken away). */
function withValue(path: string, value: unknown): unknown {
  const whole: unknown = structuredClone(aCase());
  const parts = path.split('/').slice(1);
  const last = parts.pop() ?? '';
  const owner = parts.reduce((place, part) => (place as Record<string, unknown>)[part], whole) as Record<string, unknown>;
  if (value === undefined) Reflect.deleteProperty(owner, last);
  else owner[last] = value;
  return whole;
}
const photo = (given: object = {}) => ({ name: 'hives.jpg', content: 'aGl2ZXM=', caption: 'Hives', ...given });
const first = <T>(list: readonly T[]): T => list[0] as T;

describe('the check of a case file', () => {
  it('takes a whole case and keeps its figures exactly', () => {
    const { value, mistakes } = checkCase(aCase());
    expect(mistakes).toEqual([]);
    const indicator = value?.proposals[0]?.framework[0]?.outputs[0]?.indicators[0];
    expect([indicator?.target, value?.reports[0]?.values[0]?.cells.map((one) => one.value), value?.programme.funders[0]?.share]).toEqual(['10', ['3', '0.5'], '66.7']);
    expect(value?.programme.settings?.onTrack).toEqual(['0.5', '0.85', '1.15']);
    expect(value?.reports[0]?.evidence).toEqual([]);
    expect(checkCase(withValue('/reports/0/evidence', [photo({ about: indicator?.code })])).value?.reports[0]?.evidence).toEqual([{ ...photo(), about: indicator?.code ?? '', location: null, place: '', takenOn: null, credit: '', consent: null }]);
  });

  const form: [string, unknown, string, string][] = [
    ['/extra', 1, 'unknown_key', '/extra'],
    ['/proposals/0/budget/0/colour', 'red', 'unknown_key', '/proposals/0/budget/0/colour'],
    ['/programme/settings/reportDueDay', 30, 'unknown_key', '/programme/settings/reportDueDay'],
    ['/proposals/0/budget/0/total', '600', 'form', '/proposals/0/budget/0/total'],
    ['/proposals/0/budget/0/unitCost', 0.5, 'form', '/proposals/0/budget/0/unitCost'],
    ['/proposals/0/budget/0/phasing/1', '300', 'form', '/proposals/0/budget/0/phasing/1'],
    ['/payments/0/amount', 100.5, 'form', '/payments/0/amount'],
    ['/payments/0/amount', -100, 'form', '/payments/0/amount'],
    ['/reports/0/finance/A1/actual', '100', 'form', '/reports/0/finance/A1/actual'],
    ['/reports/0/values/0/cells/0/value', 1.5, 'form', '/reports/0/values/0/cells/0/value'],
    ['/reports/0/values/0/cells/0/value', 'three', 'form', '/reports/0/values/0/cells/0/value'],
    ['/proposals/0/framework/0/outputs/0/indicators/0/target', 10.5, 'form', '/proposals/0/framework/0/outputs/0/indicators/0/target'],
    ['/proposals/0/start', '2009-02-30', 'form', '/proposals/0/start'],
    ['/proposals', undefined, 'form', '/proposals'],
    ['/people/0/memberships/0/role', 'king', 'form', '/people/0/memberships/0/role'],
    ['/reports/0/evidence', [photo({ content: 'no base64!' })], 'form', '/reports/0/evidence/0/content'],
    ['/reports/0/evidence', [photo({ consent: 'perhaps' })], 'form', '/reports/0/evidence/0/consent'],
  ];
  for (const [n, [path, value, code, pointer]] of form.entries()) {
    it(`${n}: ${path} = ${value === undefined ? 'nothing' : JSON.stringify(value)}: ${code}`, () => {
      const checked = checkCase(withValue(path, value));
      expect(checked.mistakes.map((one) => [one.code, one.pointer])).toEqual([[code, pointer]]);
      expect(checked.value).toBeNull();
    });
  }
  for (const raw of [null, [], 'text', 7, undefined]) {
    it(`${String(raw)} is no case`, () => expect(checkCase(raw).mistakes.length).toBeGreaterThan(0));
  }

  const small = aCase();
  const twice = <T>(list: readonly T[]) => [...list, first(list)];
  const references: [string, unknown, string, string][] = [
    ['/organisations', twice(small.organisations), 'duplicate', '/organisations/5/code'],
    ['/organisations/3/country', 'XX', 'country_unknown', '/organisations/3/country'],
    ['/people', twice(small.people), 'duplicate', '/people/3/email'],
    ['/reports/0/evidence', [photo({ about: '9.9' })], 'unknown_reference', '/reports/0/evidence/0/about'],
    ['/reports/0/evidence', [photo({ location: 'Nowhere' })], 'unknown_reference', '/reports/0/evidence/0/location'],
    ['/reports/0/evidence', [photo(), photo()], 'duplicate', '/reports/0/evidence/1/name'],
    ['/people/0/memberships/0/organisation', 'NONE', 'unknown_reference', '/people/0/memberships/0/organisation'],
    ['/people/0/memberships/0/role', 'programme_officer', 'role_not_in_type', '/people/0/memberships/0/role'],
    ['/programme/funders/0/organisation', 'UN', 'unknown_reference', '/programme/funders/0/organisation'],
    ['/programme/funders/0/share', 66.6, 'shares_not_100', '/programme/funders'],
    ['/programme/to', '2007-12-31', 'end_before_start', '/programme/to'],
    ['/call/criteria', [...small.call.criteria, { code: 'design', weight: 0 }], 'duplicate', '/call/criteria/2/code'],
    ['/proposals/1/code', 'P1', 'duplicate', '/proposals/1/code'],
    ['/proposals/0/lead', 'NONE', 'unknown_reference', '/proposals/0/lead'],
    ['/proposals/0/coApplicants/0', 'NONE', 'unknown_reference', '/proposals/0/coApplicants/0'],
    ['/proposals/0/coApplicants/0', 'LEAD', 'duplicate', '/proposals/0/coApplicants/0'],
    ['/proposals/0/theme', 'fishing', 'unknown_reference', '/proposals/0/theme'],
    ['/proposals/1/end', '2009-06-30', 'end_before_start', '/proposals/1/end'],
    ['/proposals/0/budget/0/output', '9.9', 'unknown_reference', '/proposals/0/budget/0/output'],
    ['/proposals/1/budget', twice(small.proposals[1]?.budget ?? []), 'duplicate', '/proposals/1/budget/1/code'],
    ['/proposals/1/framework/0/outputs/0/indicators/0/locations', ['Nowhere'], 'unknown_reference', '/proposals/1/framework/0/outputs/0/indicators/0/locations/0'],
    ['/proposals/0/reviews/0/reviewer', 'officer@example.org', 'unknown_reference', '/proposals/0/reviews/0/reviewer'],
    ['/proposals/0/reviews/0/scores/other', 5, 'unknown_reference', '/proposals/0/reviews/0/scores/other'],
    ['/proposals/1/decision', 'reject', 'needs_submission', '/proposals/1/decision'],
    ['/reports', twice(small.reports), 'duplicate', '/reports/1/period'],
    ['/reports/0/project', 'P2', 'unknown_reference', '/reports/0/project'],
    ['/reports/0/period', '2009-07-01/2009-09-29', 'unknown_reference', '/reports/0/period'],
    ['/reports/0/finance/Z9', { actual: 0, requested: 0 }, 'unknown_reference', '/reports/0/finance/Z9'],
    ['/reports/0/values/0/indicator', '9.9.9', 'unknown_reference', '/reports/0/values/0/indicator'],
    ['/reports/0/values/0/location', 'Nowhere', 'unknown_reference', '/reports/0/values/0/location'],
    ['/reports/0/values/0/cells/0/categories', {}, 'category_missing', '/reports/0/values/0/cells/0/categories'],
    ['/reports/0/values/0/cells/0/categories', { sex: 'X' }, 'unknown_reference', '/reports/0/values/0/cells/0/categories/sex'],
    ['/reports/0/values/0/cells/0/categories', { sex: 'F', age: '25+' }, 'unknown_reference', '/reports/0/values/0/cells/0/categories/age'],
    ['/reports/0/values/0/cells/1/categories', { sex: 'F' }, 'duplicate', '/reports/0/values/0/cells/1'],
    ['/reports/0/values/0/cells/0/numerator', 1, 'not_of_measure', '/reports/0/values/0/cells/0/numerator'],
    ['/reports/0/review/on', undefined, 'date_missing', '/reports/0/review/on'],
    ['/reports/0/review/on', '2009-10-19', 'before_submission', '/reports/0/review/on'],
    ['/reports/0/submittedOn', undefined, 'needs_submission', '/reports/0/review/outcome'],
    ['/reports/0/review/outcome', 'in_review', 'needs_approval', '/reports/0/review/reopen'],
    ['/reports/0/review/reopen/approvedOn', '2009-11-12', 'dates_out_of_order', '/reports/0/review/reopen/approvedOn'],
    ['/reports/0/review/sendBack/0/pointer', '/values/9.9.9', 'unknown_reference', '/reports/0/review/sendBack/0/pointer'],
    ['/reports/0/review/sendBack/0/pointer', '/constructor/x', 'unknown_reference', '/reports/0/review/sendBack/0/pointer'],
    ['/payments/0/project', 'P2', 'unknown_reference', '/payments/0/project'],
    ['/payments/1/reference', 'R1', 'duplicate', '/payments/1/reference'],
    ['/payments/1/waiver', 'Because.', 'waiver_of_refund', '/payments/1/waiver'],
  ];
  for (const [n, [path, value, code, pointer]] of references.entries()) {
    it(`${n}: ${path}: ${code}`, () => expect(checkCase(withValue(path, value)).mistakes.map((one) => [one.code, one.pointer])).toEqual([[code, pointer]]));
  }

  it('lists all mistakes, not the first', () => {
    const broken = aCase();
    const proposal = first(broken.proposals);
    proposal.lead = 'NONE';
    first(proposal.budget).output = '9.9';
    first(broken.payments).project = 'NONE';
    expect(checkCase(broken).mistakes.map((one) => one.pointer)).toEqual(['/proposals/0/lead', '/proposals/0/budget/0/output', '/payments/0/project']);
  });
});
