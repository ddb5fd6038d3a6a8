import { checkCase, parseCase, type CaseInput } from '#shared/cases';
import { grantOf } from '#shared/budgets';
import { demoPeople } from './demo-people.js';
import { demoStories, leadCase } from './demo-stories.js';
import { Dice } from './dice.js';

const lead = leadCase();
const filesOf = (today: string): CaseInput[] => demoStories(lead, today).flat().map((one) => one.file);

describe('the stories of the demonstration', () => {
  for (const today of ['2026-11-24', '2026-10-01', '2027-01-31', '2028-02-29']) {
    it(`has no mistake in its cases on ${today}`, () => {
      const mistakes = filesOf(today).flatMap((file) => checkCase(file).mistakes.map((one) => `${file.call.code} ${one.code} ${one.pointer}`));
      expect(mistakes).toEqual([]);
    });
  }

  it('tells the same story on the same day', () => expect(filesOf('2026-11-24')).toEqual(filesOf('2026-11-24')));

  it('has some fifty-five grants of about EUR 180 000 in sixteen countries in its large past call', () => {
    const past = filesOf('2026-11-24').filter((file) => file.call.code === 'JMDI-2008').map((file) => parseCase(file).value);
    const grants = past.flatMap((file) => file?.proposals ?? []).filter((one) => one.decision === 'award');
    const amounts = grants.map((one) => one.budget.reduce((sum, line) => sum + line.funder, 0));
    expect(grants.length).toBe(55);
    expect(new Set(grants.flatMap((one) => one.countries.map((country) => country.code))).size).toBe(16);
    expect(Math.round(amounts.reduce((sum, one) => sum + one, 0) / amounts.length / 1_000_000)).toBe(18);
    expect(grantOf(grants[0]?.budget.map((line) => ({ ...line, id: line.code, activity: null })) ?? [])).toBe(amounts[0] ?? 0);
  });

  it('names each person the same in all of its cases', () => {
    const people = new Map<string, string>();
    for (const person of filesOf('2026-11-24').flatMap((file) => file.people)) {
      expect(people.get(person.email) ?? JSON.stringify(person)).toBe(JSON.stringify(person));
      people.set(person.email, JSON.stringify(person));
    }
    const known = [...people.keys(), ...lead.people.map((one) => one.email)];
    expect(demoPeople.filter((one) => !known.includes(one))).toEqual([]);
  });

  it('throws the same dice from the same seed, and others from another', () => {
    const throws = (seed: string) => Array.from({ length: 20 }, (_, at) => at).map(((dice) => () => dice.whole(1, 6))(new Dice(seed)));
    expect(throws('a')).toEqual(throws('a'));
    expect(throws('a')).not.toEqual(throws('b'));
    expect(throws('a').every((one) => one >= 1 && one <= 6)).toBeTrue();
  });
});
