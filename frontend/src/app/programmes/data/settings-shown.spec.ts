import { defaultSettings } from '#shared/programmes';
import { heldSettings, settingGroups, settingText } from './settings-shown';

describe('the settings of a programme on the screen', () => {
  const later = { validFrom: '2010-01-01', settings: { ...defaultSettings, reportDueDays: 45 } };
  const planned = { validFrom: '2011-01-01', settings: { ...later.settings, reviewers: 3, timeZone: 'Africa/Algiers' } };

  it('say what holds today, what held before and what is planned, with what changed each time', () => {
    expect(heldSettings([planned, later], '2010-06-30').map(({ validFrom, standing, changed }) => [validFrom, standing, changed])).toEqual([
      ['2011-01-01', 'planned', ['reviewers', 'timeZone']], ['2010-01-01', 'inForce', ['reportDueDays']], [null, 'past', []],
    ]);
  });

  it('are the defaults where none were set, also before the first day', () => {
    expect(heldSettings([], '2010-06-30').map((one) => [one.validFrom, one.standing])).toEqual([[null, 'inForce']]);
    expect(heldSettings([later], '2009-06-30').map((one) => one.standing)).toEqual(['planned', 'inForce']);
  });

  it('are each in one group', () => {
    expect(settingGroups.flatMap((group): string[] => [...group.settings]).sort()).toEqual(Object.keys(defaultSettings).sort());
  });

  it('are written as the language writes figures', () => {
    expect(settingText(['0.5', '0.85', '1.15'], 'fr')).toBe('0,5 · 0,85 · 1,15');
    expect(settingText('Africa/Algiers', 'fr')).toBe('Africa/Algiers');
    expect(settingText([14, 3], 'en')).toBe('14 · 3');
  });
});
