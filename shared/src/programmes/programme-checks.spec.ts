import { checkFoundations, checkProgramme, checkSettings, checkValidFrom } from './programme-checks.js';
import type { ProgrammeInput } from './programme.schema.js';
import { defaultSettings } from './settings.schema.js';

const programme: ProgrammeInput = {
  id: 'programme', code: 'JMDI', title: { en: 'Joint initiative' }, currency: 'EUR', languages: ['en', 'fr'], themes: [{ id: 'theme', code: 'rights', title: { en: 'Rights' } }],
  funders: [{ organisation: 'eu', share: '85' }, { organisation: 'sdc', share: '15' }], from: '2008-01-01', to: '2012-12-31', dimensions: [],
};

describe('the checks of a programme', () => {
  const cases: [string, Partial<ProgrammeInput>, [string, string][]][] = [
    ['a good one', {}, []],
    ['shares in thirds that total 100', { funders: ['33.333333', '33.333333', '33.333334'].map((share, at) => ({ organisation: String(at), share })) }, []],
    ['shares of 99.999999', { funders: [{ organisation: 'eu', share: '99.999999' }] }, [['shares_not_100', '/funders']]],
    ['a negative share', { funders: [{ organisation: 'eu', share: '110' }, { organisation: 'sdc', share: '-10' }] }, [['percentage_out_of_range', '/funders/1/share']]],
    ['a funder twice', { funders: [{ organisation: 'eu', share: '50' }, { organisation: 'eu', share: '50' }] }, [['funder_twice', '/funders/1/organisation']]],
    ['no title in the first language', { languages: ['fr', 'en'] }, [['text_missing', '/title'], ['text_missing', '/themes/theme/title']]],
    ['a category twice', { dimensions: [{ code: 'sex', title: {}, categories: ['F', 'unknown', 'F'].map((code) => ({ code, title: {} })) }] }, [['code_twice', '/dimensions/0/categories/2/code']]],
    ['a dimension twice', { dimensions: ['sex', 'sex'].map((code) => ({ code, title: {}, categories: [] })) }, [['code_twice', '/dimensions/1/code']]],
    ['an end before the start', { to: '2007-12-31' }, [['end_before_start', '/to']]],
  ];
  for (const [title, given, expected] of cases) {
    it(`say of ${title}`, () => expect(checkProgramme({ ...programme, ...given }).map((one): [string, string] => [one.code, one.pointer])).toEqual(expected));
  }
});

describe('what a programme cannot change', () => {
  const pointers = (after: Partial<ProgrammeInput>) => checkFoundations(programme, { ...programme, ...after }).map((one) => `${one.code} ${one.pointer}`);
  it('is nothing of its titles, and themes may be added', () => {
    expect(pointers({ themes: [{ id: 'theme', code: 'rights', title: { en: 'All rights' } }, { id: 'new', code: 'capacities', title: { en: 'Capacities' } }] })).toEqual([]);
  });
  it('is its currency and its themes', () => {
    expect(pointers({ currency: 'CHF', themes: [{ id: 'theme', code: 'duties', title: { en: 'Duties' } }] })).toEqual(['currency_fixed /currency', 'theme_fixed /themes/theme/code']);
    expect(pointers({ themes: [] })).toEqual(['theme_fixed /themes/theme/code']);
  });
});

describe('the day from which settings hold', () => {
  const existing = [{ validFrom: '2008-01-01', settings: defaultSettings }];
  const cases: [string, boolean, string, string[]][] = [
    ['yesterday', true, '2010-05-03', ['settings_in_past']], ['today', true, '2010-05-04', []], ['later', true, '2011-01-01', []], ['the past, for the first ones', false, '2008-01-01', []],
  ];
  for (const [title, hasSome, from, expected] of cases) {
    it(`may ${expected.length > 0 ? 'not ' : ''}be ${title}`, () => expect(checkValidFrom(hasSome ? existing : [], from, '2010-05-04').map((one) => one.code)).toEqual(expected));
  }
});

describe('the checks of settings', () => {
  const codes = (given: Partial<typeof defaultSettings>) => checkSettings({ ...defaultSettings, ...given }).map((one) => one.pointer);
  it('pass the defaults', () => expect(codes({})).toEqual([]));
  it('name what cannot be', () => expect(codes({ timeZone: 'Mars/Base', onTrack: ['0.9', '0.85', '1.15'], varianceExplain: '30' }))
    .toEqual(['/settings/timeZone', '/settings/onTrack', '/settings/varianceBlock']));
});
