import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { blankReport } from '#shared/reports';
import type { UnsentWords } from '../../platform/drafts/unsent-records';
import { nextRequest } from '../../platform/http/testing';
import { provideTestTexts } from '../../platform/i18n/testing';
import { newId } from '../../platform/new-id';
import { aLine, anIndicator, aReport } from '../report.fixture';
import { UnsentReports } from './unsent-reports';

const [indicator, line, photo] = [anIndicator(), aLine(), newId()];
const row = { id: photo, file: newId(), name: 'hives.jpg', size: 4, type: 'image/jpeg', sha256: '', keepsLocation: false, anchor: null, caption: '', location: null, place: '', takenOn: null, credit: '', consent: null };
const report = aReport({ indicators: [indicator], lines: [line], content: { ...blankReport(), evidence: [row] } });
const [place = ''] = indicator.locations;
const cell = `/values/${indicator.id}/${place}/F`;
const finding = (code: string, pointer: string): string => `${code}:${pointer}`.replaceAll('~', '~0').replaceAll('/', '~1');

describe('Unsent fields of reports', () => {
  let words: UnsentWords;
  let plain: UnsentWords;
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideTestTexts('en', 'reports'), UnsentReports] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    const reports = TestBed.inject(UnsentReports);
    plain = reports.plain(report.id);
    const read = reports.read(report.id);
    (await nextRequest('GET', `/reports/${report.id}`)).flush(report);
    words = await read;
  });

  it('are of a report by its code and period', () => {
    expect([words.record(), plain.record()]).toEqual(['P-1 · Report 1 Apr 2026 – 30 Jun 2026', 'Report']);
  });

  const fields: readonly (readonly [pointer: string, value: unknown, place: string, shown: string | null, section: string])[] = [
    [cell, '1200.5', 'Results › 1.1.1 Trainees · Beni Yenni · women', '1,200.5', 'values'],
    [cell, '3 hives of 4', 'Results › 1.1.1 Trainees · Beni Yenni · women', '3 hives of 4', 'values'],
    [`/values/${indicator.id}/${place}/*`, { numerator: '3', denominator: '4' }, 'Results › 1.1.1 Trainees · Beni Yenni · not split', '3 / 4', 'values'],
    ['/narrative/lessons', '3 hives were lost', 'Narrative › Lessons learnt', '3 hives were lost', 'narrative'],
    [`/finance/${line.id}/actual`, 123_450, 'Finance (FACE) › A1 Coordinator · Actual expenditure', '1,234.50', 'finance'],
    [`/finance/${line.id}/note`, '', 'Finance (FACE) › A1 Coordinator · Note', '', 'finance'],
    [`/explanations/${finding('value_outlier', cell)}`, 'A fair', 'Results › 1.1.1 Trainees · Beni Yenni · women · Explanation', 'A fair', 'values'],
    ['/variance/B', 'Dearer', 'Finance (FACE) › Category B: justification of the variance', 'Dearer', 'finance'],
    [`/statuses/${indicator.output}/status`, 'on_track', 'Results › 1.1 Schools teach · Your view of this output', 'On track', 'values'],
    [`/evidence/${photo}/caption`, 'Hives', 'Evidence › hives.jpg · Caption', 'Hives', 'evidence'],
    [`/evidence/${photo}/takenOn`, '2026-05-02', 'Evidence › hives.jpg · Taken on', '2 May 2026', 'evidence'],
    [`/evidence/${photo}/anchor`, indicator.id, 'Evidence › hives.jpg · What it shows', '1.1.1 Trainees', 'evidence'],
    [`/lines/${line.id}/accepted`, 100, 'Finance (FACE) › A1 Coordinator · Accepted', '1.00', 'finance'],
    [`/ratings/${indicator.output}/reason`, 'Rain', 'Decision › 1.1 Schools teach · Reason, if it differs', 'Rain', 'review'],
    [`/comments/${photo}`, { pointer: cell, text: 'Really?' }, 'Comments › Your comment, not sent yet · 1.1.1 Trainees · Beni Yenni · women', 'Really?', 'comments'],
    [`/words/answer/${photo}`, { text: 'We have', quote: null }, 'Comments › Answer in a thread', 'We have', 'comments'],
    [`/words/comment${cell}`, { text: 'Which', quote: null }, 'Comments › Comment · 1.1.1 Trainees · Beni Yenni · women', 'Which', 'comments'],
    ['/notes', 'Call them', 'Decision › Notes for staff', 'Call them', 'review'],
  ];
  for (const [pointer, value, place_, shown, section] of fields) {
    it(`are named, as ${place_}: ${shown ?? ''}`, () => {
      expect([words.place(pointer, value), words.value(pointer, value), words.page(pointer)]).toEqual([place_, shown, { path: `/reports/${report.id}`, query: { section } }]);
    });
  }

  it('say the section alone, and no amount, where the report is not known', () => {
    expect(fields.map(([pointer, value]) => plain.place(pointer, value)).slice(0, 5)).toEqual(['Results', 'Results', 'Results', 'Narrative › Lessons learnt', 'Finance (FACE)']);
    expect([plain.value(`/finance/${line.id}/actual`, 123_450), plain.value(cell, '12')]).toEqual([null, '12']);
  });
});
