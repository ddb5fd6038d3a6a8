import { type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { reportActed, type ReportComment } from '#shared/reports';
import { newId } from '../../platform/new-id';
import { wordKey } from '../data/begun-words';
import { aReport, aReportInReview, anIndicator } from '../report.fixture';
import { ReportNarrative } from '../report-narrative/report-narrative';
import { ReportValues } from '../report-values/report-values';
import { ReportComments } from './report-comments';
import { aThread, at, officer, sentBack, shown, written } from './talk.fixture';

describe('What is said about a report', () => {
  afterEach(() => localStorage.clear());

  const words = (element: HTMLElement) => [...element.querySelectorAll('app-thread-card li')].map((one) => one.querySelector('p')?.textContent.trim());

  it('is answered by the partner at its place, and leads on to the next that waits', async () => {
    const [first, second] = [aThread(), aThread({ pointer: '/narrative/lessons' })];
    const view = sentBack([first, second]);
    const { asked, element, loader, press, stable, talk } = await shown(ReportNarrative, view, 'partner_editor');
    expect(element.textContent).not.toContain('Note for staff');
    expect([...element.querySelectorAll('app-thread-card app-state-chip')].map((one) => one.textContent.trim())).toEqual(['Waits for your answer', 'Waits for your answer']);
    const field = await loader.getHarness(MatInputHarness.with({ ancestor: 'app-thread-card', label: 'Your answer' }));
    await field.setValue('The two of Beni Yenni.');
    press('Answer');
    const sent = await asked(`/comments/${first.id}/answer`);
    expect(sent.request.body).toEqual({ text: 'The two of Beni Yenni.', mentions: [] });
    const answered: ReportComment = { ...first, state: 'answered', entries: [...first.entries, { id: newId(), text: 'The two of Beni Yenni.', by: officer, side: 'partner', at, mentions: [] }] };
    sent.flush(reportActed.parse({ ...view, comments: [answered, second] }));
    (await asked(`/reports/${view.id}`)).flush({ ...view, comments: [answered, second] });
    await stable();
    expect(words(element)).toEqual(['Which schools?', 'The two of Beni Yenni.', 'Which schools?']);
    expect(document.activeElement?.textContent).toContain('Go to the next comment');
    (document.activeElement as HTMLElement).click();
    expect(talk.target()).toEqual({ pointer: '/narrative/lessons', said: second.id });
  });

  it('leads from below the grid to the cell that it is about', async () => {
    const indicator = anIndicator();
    const pointer = `/values/${indicator.id}/${indicator.locations[1] ?? ''}/M`;
    const { element, stable } = await shown(ReportValues, aReport({ indicators: [indicator], state: 'changes_requested', comments: [aThread({ pointer })], allowedActions: ['edit', 'answer', 'submit'] }), 'partner_editor');
    const way = element.querySelector<HTMLElement>('app-thread-card button.place');
    expect(way?.textContent.trim()).toContain('Larbaâ · men');
    way?.click();
    await stable();
    expect(document.activeElement?.closest('td')).toBe(element.querySelectorAll<HTMLTableCellElement>('app-grid tbody tr')[1]?.querySelectorAll('td')[1] ?? null);
  });

  it('keeps an answer that the server did not take', async () => {
    const view = sentBack([aThread()]);
    const { asked, loader, element, press, stable } = await shown(ReportNarrative, view, 'partner_editor');
    const field = await loader.getHarness(MatInputHarness.with({ ancestor: 'app-thread-card' }));
    await field.setValue('Soon.');
    press('Answer');
    const first = await asked('/answer');
    first.flush({ code: 'wrong_state', status: 409 }, { status: 409, statusText: 'Conflict' });
    await stable();
    expect([await field.getValue(), element.querySelector('app-problem-panel') !== null]).toEqual(['Soon.', true]);
    TestBed.tick();
    press('Answer');
    const keyOf = ({ request }: TestRequest): string | null => request.headers.get('Idempotency-Key');
    expect(keyOf(await asked('/answer'))).withContext('said again, it is the same word').toBe(keyOf(first));
  });

  it('keeps an answer that is being written while a colleague answers', async () => {
    const thread = aThread();
    const view = sentBack([thread]);
    const { asked, desk, loader, stable } = await shown(ReportNarrative, view, 'partner_editor');
    const field = await loader.getHarness(MatInputHarness.with({ ancestor: 'app-thread-card' }));
    await field.setValue('We have');
    desk.read.reload();
    const entry = { id: newId(), text: 'Mine.', by: officer, side: 'partner' as const, at, mentions: [] };
    (await asked(`/reports/${view.id}`)).flush({ ...view, version: view.version + 1, comments: [{ ...thread, state: 'answered', entries: [...thread.entries, entry] }] });
    await stable();
    expect(await (await loader.getHarness(MatInputHarness.with({ ancestor: 'app-thread-card' }))).getValue()).toBe('We have');
  });

  it('shows the words that are meant, and says where they are gone', async () => {
    const { element } = await shown(ReportNarrative, sentBack([aThread({ quote: 'Bees stay.' }), aThread({ quote: 'Bees left.' })]), 'partner_editor');
    const cards = [...element.querySelectorAll('app-thread-card')].map((one) => [one.querySelector('blockquote')?.textContent, one.textContent.includes('no longer stand in the text')]);
    expect(cards).toEqual([['Bees stay.', false], ['Bees left.', true]]);
  });

  it('is marked in the text that the officer reads, who comments on one of its sentences', async () => {
    const view = aReportInReview({ content: written, comments: [aThread({ quote: 'Bees stay.', state: 'answered' })] });
    const { element, desk, loader, press } = await shown(ReportNarrative, view, 'programme_officer');
    expect([...element.querySelectorAll('app-quotable-text mark')].map((one) => one.textContent)).toEqual(['Bees stay.']);
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Comment' }))).click();
    const choice = element.querySelector('select');
    expect([...choice?.options ?? []].map((one) => one.text)).toEqual(['The whole paragraph', 'Two schools opened.', 'Bees stay.']);
    if (choice) { choice.value = 'Two schools opened.'; choice.dispatchEvent(new Event('change')); }
    await (await loader.getHarness(MatInputHarness.with({ label: 'Comment on: Achievements' }))).setValue('Where?');
    press('Add the comment');
    const [comment] = desk.officer()?.content().comments ?? [];
    expect(comment).toEqual({ id: comment?.id ?? '', pointer: '/narrative/achievements', quote: 'Two schools opened.', text: 'Where?', mentions: [], thread: null });
    expect([...element.querySelectorAll('app-quotable-text mark')].map((one) => one.textContent)).toEqual(['Two schools opened.', 'Bees stay.']);
  });

  it('goes on by a further word of the officer, which waits in its thread for the send-back', async () => {
    const thread = aThread({ state: 'answered' });
    const { element, desk, loader, press } = await shown(ReportComments, aReportInReview({ content: written, comments: [thread] }), 'programme_officer');
    expect(element.querySelector('app-staff-notes')?.textContent).toContain('Call them.');
    expect(element.querySelector('app-thread-card app-state-chip')?.textContent.trim()).toBe('Answered');
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Add a word' }))).click();
    await (await loader.getHarness(MatInputHarness.with({ label: 'Your further word' }))).setValue('And since when?');
    press('Add the comment');
    expect(desk.officer()?.content().comments.map((one) => [one.thread, one.pointer, one.text])).toEqual([[thread.id, '/narrative/achievements', 'And since when?']]);
    expect(element.querySelector('app-thread-card .unsent')?.textContent).toContain('And since when?');
    press('Remove');
    expect(desk.officer()?.content().comments).toEqual([]);
  });

  it('stays in sight where it was resolved, and keeps who works by keyboard there', async () => {
    const thread = aThread({ state: 'answered' });
    const view = aReportInReview({ content: written, comments: [thread] });
    const { asked, element, press, stable } = await shown(ReportNarrative, view, 'programme_officer');
    press('Resolve');
    const resolved = { ...view, version: view.version + 1, comments: [{ ...thread, state: 'resolved' as const }] };
    (await asked(`/comments/${thread.id}/resolve`)).flush(reportActed.parse(resolved));
    (await asked(`/reports/${view.id}`)).flush(resolved);
    await stable();
    expect(element.querySelector('app-thread-card app-state-chip')?.textContent.trim()).toBe('Resolved');
    expect((document.activeElement as HTMLElement).dataset['thread']).toBe(thread.id);
  });

  it('hides notes among staff from an analyst', async () => {
    const { element } = await shown(ReportComments, aReportInReview({ content: written, allowedActions: [] }), 'analyst');
    expect(element.querySelector('app-staff-notes')).toBeNull();
  });

  it('is said about the report that is shown, also while the address leads to another one', async () => {
    const thread = aThread({ state: 'answered' });
    const view = aReportInReview({ content: written, comments: [thread] });
    const { asked, desk, loader, press, words } = await shown(ReportComments, view, 'programme_officer');
    await (await loader.getHarness(MatButtonHarness.with({ text: /Note for staff/ }))).click();
    await (await loader.getHarness(MatInputHarness)).setValue('Call them');
    desk.id.set(newId());
    TestBed.tick();
    expect(words.has(wordKey('note', null))).toBeTrue();
    press('Add the note');
    press('Resolve');
    expect([(await asked('/notes')).request.url, (await asked('/resolve')).request.url]).toEqual([`/api/v1/reports/${view.id}/notes`, `/api/v1/reports/${view.id}/comments/${thread.id}/resolve`]);
  });
});
