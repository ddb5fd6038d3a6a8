import { completenessFindings, periodCount } from './completeness.js';
import type { ProposalContent } from './proposal-content.schema.js';
import { aProposal, completenessContext, document } from './proposal.fixture.js';

const good = aProposal();
const row = <K extends 'countries' | 'locations' | 'activities' | 'lines' | 'indicators'>(list: K, change: Partial<ProposalContent[K][number]>) =>
  ({ [list]: good[list].map((one, at) => (at === 0 ? { ...one, ...change } : one)) }) as Partial<ProposalContent>;
const found = (given: Partial<ProposalContent>, context = completenessContext()) =>
  completenessFindings(aProposal(given), context).map((one) => `${one.severity === 'soft' ? 'soft ' : ''}${one.code} ${one.pointer}`);

describe('the completeness of a proposal', () => {
  it('has nothing to say of a good one', () => expect(found({})).toEqual([]));
  it('tells a blank one all that it lacks, without a crash', () => {
    const blank = { summary: '', theme: null, start: null, end: null, signatory: null, countries: [], locations: [], outcomes: [], outputs: [], indicators: [], activities: [], lines: [] };
    expect(found({ ...blank, title: ' ' })).toEqual([
      'text_missing /title', 'text_missing /summary', 'theme_missing /theme', 'date_missing /start', 'date_missing /end', 'signatory_missing /signatory',
      'countries_missing /countries', 'locations_missing /locations', 'framework_empty /outcomes', 'framework_empty /outputs', 'framework_empty /indicators',
      'budget_empty /lines',
    ]);
  });

  const cases: [string, Partial<ProposalContent>, string[]][] = [
    ['shares of 99.9', row('countries', { percentage: '66.6' }), ['countries_not_100 /countries']],
    ['shares of 100.000001', row('countries', { percentage: '66.700001' }), ['countries_not_100 /countries']],
    ['a share not given', row('countries', { percentage: null }), ['percentage_missing /countries/dz/percentage', 'countries_not_100 /countries']],
    ['a negative share', row('countries', { percentage: '-66.7' }), ['percentage_out_of_range /countries/dz/percentage', 'countries_not_100 /countries']],
    ['a country that ISO does not know', row('countries', { code: 'XX' }), ['country_unknown /countries/dz/code']],
    ['a country twice', row('countries', { code: 'MA' }), ['country_twice /countries/ma/code']],
    ['a latitude over 90', row('locations', { point: [4, 90.1] }), ['point_off_globe /locations/yenni/point']],
    ['a longitude under -180', row('locations', { point: [-180.1, 4] }), ['point_off_globe /locations/yenni/point']],
    ['the pole at the date line', row('locations', { point: [180, -90] }), []],
    ['no point', row('locations', { point: null }), ['point_missing /locations/yenni/point']],
    ['a nameless place', row('locations', { name: ' ' }), ['location_name_missing /locations/yenni/name']],
    ['a line of no output', row('lines', { output: null }), ['budget_missing /lines/line/output']],
    ['a line of an output outside the framework', row('lines', { output: 'other' }), ['budget_output_unknown /lines/line/output']],
    ['a split that does not add up', row('lines', { inKind: 300_001 }), ['budget_split /lines/line/funder']],
    ['a total that is not the product', row('lines', { times: '7' }), ['budget_total /lines/line/total']],
    ['a phasing that is not the funder share', row('lines', { phasing: [1, 2] }), ['budget_phasing /lines/line/phasing']],
    ['a phasing of three periods', row('lines', { phasing: [2_600_000, 2_500_000, 0] }), ['budget_phasing_periods /lines/line/phasing']],
    ['a line of no activity', row('lines', { activity: 'other' }), ['activity_unknown /lines/line/activity']],
    ['an indicator without a target', row('indicators', { target: null }), ['target_missing /indicators/indicator/target']],
    ['a signatory without the role', { signatory: 'nadia' }, ['signatory_without_role /signatory']],
    ['another currency', { currency: 'USD' }, ['currency_not_programme /currency']],
    ['a theme of another programme', { theme: 'fishing' }, ['theme_unknown /theme']],
    ['an end before the start', { ...row('activities', { start: null, end: null }), end: '2009-06-30' }, ['end_before_start /end']],
    ['a start before the programme', { start: '2007-12-31', end: '2008-06-29', activities: [], ...row('lines', { activity: null }) }, ['before_programme /start']],
    ['an end after the programme', { start: '2012-09-01', end: '2013-01-31', activities: [], ...row('lines', { activity: null }) }, ['after_programme /end']],
    ['the lead as its own co-applicant', { coApplicants: [{ id: 'co', organisation: 'diaspora', role: '' }] }, ['co_applicant_twice /coApplicants/co/organisation']],
    ['an activity before the project', row('activities', { start: '2009-06-30' }), ['outside_project /activities/activity/start']],
    ['an activity after the project', row('activities', { end: '2010-01-01' }), ['outside_project /activities/activity/end']],
    ['an activity that ends before it starts', row('activities', { end: '2009-07-01', start: '2009-07-02' }), ['end_before_start /activities/activity/end']],
    ['an activity of another output', row('activities', { output: 'other' }), ['output_unknown /activities/activity/output']],
    ['a nameless activity', row('activities', { title: '' }), ['title_missing /activities/activity/title']],
  ];
  for (const [title, given, expected] of cases) it(`${title}: ${expected.join(', ') || 'nothing'}`, () => expect(found(given)).toEqual(expected));

  it('asks for a work plan where the call does', () => {
    const none = { activities: [], ...row('lines', { activity: null }) };
    expect(found(none)).toEqual([]);
    expect(found(none, completenessContext({ needsWorkPlan: true }))).toEqual(['work_plan_missing /activities']);
  });
  it('warns of documents and partners, which are eligibility', () => {
    const context = completenessContext({ documents: [document], minCoApplicants: 2 });
    expect(found({}, context)).toEqual(['soft too_few_co_applicants /coApplicants', 'soft document_missing /attachments']);
  });
  it('knows the earliest start of the call', () => {
    expect(found({}, completenessContext({}, '2009-07-02'))).toEqual(['start_too_early /start']);
    expect(found({}, completenessContext({}, '2009-07-01'))).toEqual([]);
  });
  it('counts the periods of the dates', () => {
    const { settings } = completenessContext();
    expect(periodCount({ start: '2009-07-01', end: '2010-12-31' }, settings)).toBe(6);
    expect(periodCount({ start: null, end: '2010-12-31' }, settings)).toBeNull();
    expect(periodCount({ start: '2010-12-31', end: '2010-12-30' }, settings)).toBeNull();
  });
});
