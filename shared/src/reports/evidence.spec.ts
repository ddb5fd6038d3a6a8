import { blankIndicator } from '../proposals/blank-rows.js';
import { uuidv7 } from '../platform/id.schema.js';
import { applyPatches } from '../platform/patches.js';
import { evidenceChanges, evidenceFindings, evidenceForDonors } from './evidence.js';
import { mostEvidence, type Evidence } from './evidence.schema.js';
import { blankReport, locateReport } from './report-fields.js';
import { reportContent } from './report.schema.js';

const fresh = (n: number) => uuidv7(1_236_000_000_000 + n, new Uint8Array(10).fill(n % 256));
const [output, indicator, file] = [fresh(1), fresh(2), fresh(3)];
const photo = (given: Partial<Evidence> = {}): Evidence => ({
  id: fresh(4), file, name: 'hives.jpg', size: 1000, type: 'image/jpeg', sha256: 'ab', keepsLocation: false, anchor: indicator, caption: 'Hives at Beni Yenni', location: null, place: 'Beni Yenni',
  takenOn: '2009-10-01', credit: 'N. Amrane', consent: 'yes', ...given,
});
const definitions = {
  framework: { outcomes: [], outputs: [{ id: output, outcome: 'o', code: '1.1', title: 'Output' }], indicators: [blankIndicator(indicator, output)] }, lines: [],
};
const patch = (entries: [string, unknown][], evidence: Evidence[] = []) =>
  applyPatches({ ...blankReport(), evidence }, {}, entries.map(([pointer, value]) => ({ pointer, value, base: 9 })), locateReport(definitions), { next: 10, by: 'nadia', at: '2009-10-01T12:00:00.000Z' });
const told = (outcome: ReturnType<typeof patch>) => outcome.results.map((one) => (one.status === 'refused' ? one.code : one.status));

describe('evidence', () => {
  it('comes with its file, is written field by field, and goes by null', () => {
    const one = photo();
    const added = patch([[`/evidence/${one.id}`, one]]);
    expect([told(added), added.draft.evidence]).toEqual([['saved'], [one]]);
    const changed = patch([[`/evidence/${one.id}/caption`, 'Ten hives'], [`/evidence/${one.id}/anchor`, output], [`/evidence/${one.id}/consent`, null]], [one]);
    expect([told(changed), changed.draft.evidence]).toEqual([['saved', 'saved', 'saved'], [{ ...one, caption: 'Ten hives', anchor: output, consent: null }]]);
    expect(patch([[`/evidence/${one.id}`, null]], [one]).draft.evidence).toEqual([]);
  });

  const refusals: [name: string, pointer: (id: string) => string, value: unknown, code: string][] = [
    ['what belongs to the file alone', (id) => `/evidence/${id}/file`, fresh(9), 'unknown_field'], ['its hash', (id) => `/evidence/${id}/sha256`, 'x', 'unknown_field'],
    ['an indicator of another report', (id) => `/evidence/${id}/anchor`, fresh(8), 'not_of_type'], ['a consent that nobody can give', (id) => `/evidence/${id}/consent`, 'perhaps', 'not_of_type'],
    ['a row under another id', () => `/evidence/${fresh(7)}`, photo(), 'not_of_type'], ['a field of no row', () => `/evidence/${fresh(7)}/caption`, 'x', 'unknown_row'], ['the order', () => '/evidence', [], 'unknown_row'],
  ];
  for (const [name, pointer, value, code] of refusals) {
    it(`refuses ${name}`, () => {
      const outcome = patch([[pointer(photo().id), value]], [photo()]);
      expect([told(outcome), outcome.draft.evidence]).toEqual([[code], [photo()]]);
    });
  }

  it('ends at a number that a reader can look at', () => {
    const many = Array.from({ length: mostEvidence }, (_, n) => photo({ id: fresh(100 + n) }));
    expect(told(patch([[`/evidence/${photo().id}`, photo()], [`/evidence/${many[0]!.id}/caption`, 'First']], many))).toEqual(['too_many_rows', 'saved']);
  });

  it('is read as none where a report is older than it', () => {
    const { evidence: _, ...older } = blankReport();
    expect(reportContent.parse(older)).toEqual(blankReport());
  });

  it('asks for a caption and a word on consent of photos alone', () => {
    const bare = photo({ caption: ' ', consent: null });
    expect(evidenceFindings([photo(), bare, photo({ type: 'application/pdf', caption: '', consent: null })])).toEqual([
      { code: 'caption_missing', severity: 'soft', pointer: `/evidence/${bare.id}/caption`, params: { name: 'hives.jpg' } },
      { code: 'consent_missing', severity: 'soft', pointer: `/evidence/${bare.id}/consent`, params: { name: 'hives.jpg' } },
    ]);
  });

  it('goes to donors only with consent', () => {
    const [agreed, empty, unsaid] = [photo({ id: fresh(11) }), photo({ id: fresh(12), consent: 'no_people' }), photo({ id: fresh(13), consent: null })];
    expect(evidenceForDonors({ ...blankReport(), evidence: [agreed, empty, unsaid] }).evidence).toEqual([agreed, empty]);
  });

  it('changes as a whole where it came or went, else by field', () => {
    const [stays, goes, comes] = [photo({ id: fresh(21) }), photo({ id: fresh(22) }), photo({ id: fresh(23) })];
    expect(evidenceChanges([stays, goes], [{ ...stays, caption: 'Eleven', consent: null }, comes])).toEqual([
      { pointer: `/evidence/${stays.id}/caption`, before: stays.caption, after: 'Eleven' }, { pointer: `/evidence/${stays.id}/consent`, before: 'yes', after: null },
      { pointer: `/evidence/${comes.id}`, before: null, after: comes }, { pointer: `/evidence/${goes.id}`, before: goes, after: null },
    ]);
    expect(evidenceChanges([stays], [stays])).toEqual([]);
  });
});
