import { dayOf } from '#shared/calendar';
import { formatDecimal } from '#shared/numbers';
import { sameValue, type Day, type Language } from '#shared/platform';
import { defaultSettings, settingsOn, type DatedSettings, type Settings } from '#shared/programmes';

export type SettingName = keyof Settings;

/** The settings by what they are about, in the order of a grant's life. */
export const settingGroups = [
  { name: 'assessment', settings: ['reviewers', 'spreadFinding', 'indirectMax'] },
  { name: 'reporting', settings: ['frequencyMonths', 'shortPeriodDays', 'reportDueDays', 'finalDueDays', 'remindersBefore', 'remindersWeekly', 'timeZone'] },
  { name: 'results', settings: ['onTrack', 'maintainBand', 'unusualFactor', 'unknownShare'] },
  { name: 'money', settings: ['gateLast', 'gateAgeMonths', 'ageingMonths', 'varianceExplain', 'varianceBlock'] },
] as const satisfies readonly { name: string; settings: readonly SettingName[] }[];

/** A setting to read, in the language's marks; a list as its parts in a row. */
export function settingText(value: Settings[SettingName], language: Language): string {
  const one = (part: string | number): string => (/^-?\d+(\.\d+)?$/.test(String(part)) ? formatDecimal(String(part), language) : String(part));
  return Array.isArray(value) ? value.map(one).join(' · ') : one(value);
}

/** The day that the programme's zone shows now. */
export function programmeToday(dated: readonly DatedSettings[]): Day {
  const now = new Date().toISOString();
  return dayOf(now, settingsOn(dated, now.slice(0, 10)).timeZone);
}

export type Standing = 'planned' | 'inForce' | 'past';
export interface HeldSettings {
  /** Null: the defaults, from ever on. */
  readonly validFrom: Day | null;
  readonly settings: Settings;
  readonly standing: Standing;
  /** Those that differ from what held before. */
  readonly changed: readonly SettingName[];
}

/** What held from when, newest first; the defaults until a programme has settings of its own. */
export function heldSettings(dated: readonly DatedSettings[], today: Day): HeldSettings[] {
  const rows = [{ validFrom: null, settings: defaultSettings }, ...[...dated].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))];
  const inForce = rows.findLastIndex((one) => one.validFrom === null || one.validFrom <= today);
  return rows.map(({ validFrom, settings }, at) => ({
    validFrom, settings, standing: at > inForce ? 'planned' as const : at === inForce ? 'inForce' as const : 'past' as const,
    changed: changedSettings(rows[at - 1]?.settings ?? settings, settings),
  })).reverse();
}

export function changedSettings(before: Settings, after: Settings): SettingName[] {
  return (Object.keys(defaultSettings) as SettingName[]).filter((name) => !sameValue(before[name], after[name]));
}
