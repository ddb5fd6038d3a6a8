import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { checkCase, parseCase, type Case } from '#shared/cases';
import { withDemoEvidence } from './demo-evidence.js';
import { demoStories, leadCase } from './demo-stories.js';
import { drawnPhoto } from './drawn-photos.js';

describe('the evidence of the demonstration', () => {
  const namesIn = (file: Case, project: string) => file.reports.filter((one) => one.project === project).map(({ evidence }) => evidence.map((one) => one.name));

  it('is drawn small, the same from the same seed, another from another', async () => {
    for (const scene of ['hives', 'course', 'honey', 'road'] as const) {
      const [one, again, other] = await Promise.all([drawnPhoto(scene, 'a'), drawnPhoto(scene, 'a'), drawnPhoto(scene, 'b')]);
      const { format, width, height } = await sharp(one).metadata();
      expect([scene, format, width, height, one.length < 120_000, one.equals(again), one.equals(other)]).toEqual([scene, 'jpeg', 960, 720, true, true, false]);
    }
  });

  it('stands behind old and new reports of the lead, without a mistake', async () => {
    const lead = leadCase();
    const shown = await withDemoEvidence(lead);
    expect(namesIn(shown, 'JMDI-DZ-01').map((names) => names.length)).toEqual([2, 0, 1, 1, 1]);
    const stories = demoStories(lead, '2026-11-24').flat().flatMap(({ file }) => parseCase(file).value ?? []);
    const own = await Promise.all(stories.filter((one) => one.proposals.some(({ code }) => code === 'M4D-1-01')).map(withDemoEvidence));
    expect(own.flatMap((file) => namesIn(file, 'M4D-1-01')).slice(-2)).toEqual([['joint-committee.jpg'], ['training.jpg', 'new-desk.jpg']]);
    for (const file of [shown, ...own]) expect(checkCase(file).mistakes).toEqual([]);
    const photos = [shown, ...own].flatMap((file) => file.reports).flatMap((one) => one.evidence);
    expect(new Set(photos.map((one) => createHash('sha256').update(one.content).digest('hex'))).size).withContext('no picture twice').toBe(photos.length);
    expect(photos.filter((one) => one.caption === '' || one.consent === null || one.takenOn === null)).toEqual([]);
  });
});
