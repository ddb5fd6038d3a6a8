import { readFileSync } from 'node:fs';
import { parseCase, type Case } from '#shared/cases';
import type { Day } from '#shared/platform';
import type { DemoStory } from './demo-story.js';
import { pastCall } from './past-call.js';
import { successor } from './successor.js';

const leadFile = new URL('../../../../../backend/src/cases/data/apiary-schools.json', import.meta.url);

/** The lead case as its file has it. */
export function leadCase(): Case {
  const { value, mistakes } = parseCase(JSON.parse(readFileSync(leadFile, 'utf8')));
  if (!value) throw new Error(`The lead case is broken: ${JSON.stringify(mistakes[0])}`);
  return value;
}

/** The cases of the demonstration as they are loaded: one group after the other, the members of a group beside each other. */
export function demoStories(lead: Case, today: Day): readonly (readonly DemoStory[])[] {
  const past = pastCall(lead, 4);
  const now = successor(lead, today);
  return [[frameOf(past.parts)], [frameOf(now.parts)], [...now.parts, ...past.parts], [past.end, now.end]];
}

/** What stories of one programme share, first: so that none of them has to make what another makes at the same time. */
function frameOf(stories: readonly DemoStory[]): DemoStory {
  const [first] = stories;
  if (!first) throw new RangeError('no stories');
  const files = stories.map((one) => one.file);
  const organisations = [...new Map(files.flatMap((one) => one.organisations).map((one) => [one.code, one])).values()];
  const people = [...new Map(files.flatMap((one) => one.people).map((one) => [one.email, one])).values()];
  return { file: { ...first.file, organisations, people, proposals: [], reports: [], payments: [] }, acts: [] };
}
