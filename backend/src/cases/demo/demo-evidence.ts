import { addDays } from '#shared/calendar';
import type { Case, CaseReport } from '#shared/cases';
import { drawnPhoto, type Scene } from './drawn-photos.js';

type Row = CaseReport['evidence'][number];
type Told = Omit<Row, 'content' | 'takenOn' | 'credit'> & { readonly scene: Scene };

const photo = (scene: Scene, name: string, about: Row['about'], caption: string, at: readonly [location: Row['location'], place: string], consent: Row['consent']): Told => ({
  scene, name, about, caption, location: at[0], place: at[1], consent,
});
const credit = 'Nadia Aït Ali';
/** Days after the first of its period on which each was taken. */
const takenAfter = 45;

/** What stands behind the reports of the partner whom everybody may play, years ago and now: by project, by report as the case tells them, -1 = the newest. */
const told: Readonly<Record<string, readonly (readonly [report: number, photos: readonly Told[]])[]>> = {
  'JMDI-DZ-01': [
    [0, [
      photo('hives', 'hives-beni-yenni.jpg', '1.2.2', 'The first hives on the terrace above Beni Yenni.', ['Beni Yenni', 'Terrace above the school'], 'no_people'),
      photo('course', 'first-course.jpg', '1.1.2', 'First day of the beekeeping course.', ['Aïn El Hammam', 'Apiary school'], 'yes'),
    ]],
    [2, [photo('road', 'route-fermee.jpg', null, 'La route de deux écoles, fermée par la neige.', ['Larbaâ Nath Irathen', ''], 'no_people')]],
    [-2, [photo('honey', 'honey-market.jpg', '1.2.1', 'Honey of the trainees at the market.', ['Larbaâ Nath Irathen', 'Market square'], 'no_people')]],
    [-1, [photo('course', 'last-course.jpg', '1.1.2', 'Trainees of the fifth quarter.', ['Beni Yenni', 'Apiary school'], 'yes')]],
  ],
  'M4D-1-01': [
    [-2, [photo('course', 'joint-committee.jpg', '1.1', 'The joint committee of the town and its diaspora.', [null, 'Town hall'], 'yes')]],
    [-1, [
      photo('course', 'training.jpg', '1.1.1', 'Second training of this quarter.', [null, 'Town hall'], 'yes'),
      photo('course', 'new-desk.jpg', '1.1.2', 'The desk opens with its first visitors.', [null, 'Town hall'], 'yes'),
    ]],
  ],
};

/** A case of the demonstration with the evidence of its reports, drawn anew and always the same. */
export async function withDemoEvidence(file: Case): Promise<Case> {
  const evidence = new Map<CaseReport, Row[]>();
  for (const [project, reports] of Object.entries(told)) {
    const own = file.reports.filter((one) => one.project === project);
    for (const [at, photos] of reports) {
      const report = own.at(at);
      if (report) evidence.set(report, await Promise.all(photos.map((one) => drawn(one, report))));
    }
  }
  return { ...file, reports: file.reports.map((report) => ({ ...report, evidence: evidence.get(report) ?? report.evidence })) };
}

async function drawn({ scene, ...row }: Told, { project, period }: CaseReport): Promise<Row> {
  const content = (await drawnPhoto(scene, `${project} ${row.name}`)).toString('base64');
  return { ...row, content, credit, takenOn: addDays(period.slice(0, 10), takenAfter) };
}
