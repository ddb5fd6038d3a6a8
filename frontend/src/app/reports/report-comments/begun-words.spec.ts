import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { reportActed, type ReportComment } from '#shared/reports';
import { DeviceStore } from '../../platform/device/device-store';
import { until } from '../../platform/http/testing';
import { newId } from '../../platform/new-id';
import { SessionStore } from '../../platform/session/session-store';
import { wordKey } from '../data/begun-words';
import { aReportInReview } from '../report.fixture';
import { ReportNarrative } from '../report-narrative/report-narrative';
import { LeftWords } from './left-words';
import { ReportComments } from './report-comments';
import { aThread, at, me, officer, sentBack, shown, written } from './talk.fixture';

describe('Words that somebody began', () => {
  afterEach(() => TestBed.inject(DeviceStore).clear(me));
  const kept = async (report: string) => (await TestBed.inject(DeviceStore).unsent(me, `/reports/${report}/words`)).map(({ pointer, value, state, reason }) => [pointer, (value as { text: string }).text, state, reason]);
  /** The device keeps exactly this, soon: it writes one after the other. */
  async function expectKept(report: string, rows: unknown[][]): Promise<void> {
    await until(`on the device: ${JSON.stringify(rows)}`, async () => JSON.stringify(await kept(report)) === JSON.stringify(rows));
    expect(await kept(report)).toEqual(rows as never);
  }

  it('are kept on the device at once, never as something to send, until they are said', async () => {
    const thread = aThread();
    const view = sentBack([thread]);
    const { asked, loader, press, stable } = await shown(ReportNarrative, view, 'partner_editor');
    await (await loader.getHarness(MatInputHarness.with({ ancestor: 'app-thread-card' }))).setValue('We have th');
    await expectKept(view.id, [[wordKey('answer', thread.id), 'We have th', 'unread', 'word_begun']]);
    press('Answer');
    const answered: ReportComment = { ...thread, state: 'answered' };
    (await asked('/answer')).flush(reportActed.parse({ ...view, comments: [answered] }));
    (await asked(`/reports/${view.id}`)).flush({ ...view, comments: [answered] });
    await stable();
    await expectKept(view.id, []);
  });

  it('stay as they are when their person changes language, and what is typed while one is on its way stays unsaid', async () => {
    const thread = aThread();
    const view = sentBack([thread]);
    const { asked, loader, press, words, stable } = await shown(ReportNarrative, view, 'partner_editor');
    const field = await loader.getHarness(MatInputHarness.with({ ancestor: 'app-thread-card' }));
    await field.setValue('We have three');
    const changed = TestBed.inject(SessionStore).changeProfile({ locale: 'fr' });
    (await asked('/me')).flush(null);
    await changed;
    await stable();
    expect(words.of(wordKey('answer', thread.id))?.text).toBe('We have three');
    press('Answer');
    const answer = await asked('/answer');
    words.write(wordKey('answer', thread.id), { text: 'We have three and a half', quote: null, mentions: [] });
    const answered: ReportComment = { ...thread, state: 'answered' };
    answer.flush(reportActed.parse({ ...view, comments: [answered] }));
    (await asked(`/reports/${view.id}`)).flush({ ...view, comments: [answered] });
    await stable();
    await expectKept(view.id, [[wordKey('answer', thread.id), 'We have three and a half', 'unread', 'word_begun']]);
    words.drop(wordKey('answer', thread.id));
    await expectKept(view.id, []);
  });

  it('of another section of the page stand there when one comes back', async () => {
    const { loader, words } = await shown(ReportComments, aReportInReview({ content: written }), 'programme_officer');
    await (await loader.getHarness(MatButtonHarness.with({ text: /Note for staff/ }))).click();
    await (await loader.getHarness(MatInputHarness)).setValue('Call them');
    const again = TestBed.createComponent(ReportComments);
    await again.whenStable();
    expect((again.nativeElement as HTMLElement).querySelector('textarea')?.value).toBe('Call them');
    expect(words.has(wordKey('note', null))).toBeTrue();
  });

  describe('at an earlier visit', () => {
    const view = aReportInReview({ content: written });
    const place = '/narrative/lessons';
    const begin = (key: string, text: string, quote: string | null = null) =>
      TestBed.inject(DeviceStore).put(me, `/reports/${view.id}/words`, { pointer: key, value: { id: newId(), text, quote, mentions: [] }, base: 0 }, 'word_begun');
    async function left(key: string, text: string) {
      await begin(key, text);
      TestBed.resetTestingModule();
      const page = await shown(LeftWords, view, 'programme_officer');
      await until('the word', () => page.element.textContent.includes(text));
      return page;
    }

    it('are offered: taken up again they stand at their place, below them what was written there meanwhile', async () => {
      const { loader, words, talk, element } = await left(wordKey('comment', place), 'Which one');
      expect(element.textContent).toContain('A word that you began here was not said.');
      words.write(wordKey('comment', place), { text: 'And when?', quote: null, mentions: [] });
      await (await loader.getHarness(MatButtonHarness.with({ text: 'Restore' }))).click();
      expect([words.of(wordKey('comment', place))?.text, talk.target(), words.left()]).toEqual(['Which one\n\nAnd when?', { pointer: place, said: wordKey('comment', place) }, []]);
      const section = TestBed.createComponent(ReportNarrative);
      await section.whenStable();
      expect((section.nativeElement as HTMLElement).querySelector('textarea')?.value).toBe('Which one\n\nAnd when?');
      await expectKept(view.id, [[wordKey('comment', place), 'Which one\n\nAnd when?', 'unread', 'word_begun']]);
    });

    it('or given up; what can be said no more is still shown', async () => {
      const { loader, element } = await left(wordKey('answer', newId()), 'Too late');
      expect(await loader.getHarnessOrNull(MatButtonHarness.with({ text: 'Restore' }))).toBeNull();
      expect(element.textContent).toContain('It cannot be said here any more.');
      await (await loader.getHarness(MatButtonHarness.with({ text: 'Discard' }))).click();
      await expectKept(view.id, []);
      expect(element.querySelector('section')).toBeNull();
    });
  });

  it('lead back by keyboard: a note that was added has the focus, what is given up returns to its button', async () => {
    const { asked, loader, press, element, stable } = await shown(ReportComments, aReportInReview({ content: written }), 'programme_officer');
    const opener = await loader.getHarness(MatButtonHarness.with({ text: /Note for staff/ }));
    await opener.click();
    press('Cancel');
    await stable();
    expect(document.activeElement?.textContent).toContain('Note for staff');
    await (await loader.getHarness(MatButtonHarness.with({ text: /Note for staff/ }))).click();
    await (await loader.getHarness(MatInputHarness)).setValue('Ask the bank');
    press('Add the note');
    const sent = await asked('/notes');
    const body = sent.request.body as { id: string; text: string };
    const note = { id: body.id, version: 1, pointer: null, quote: null, text: body.text, by: { id: me, name: 'Ada' }, at, changedAt: null, mentions: [], isMine: true };
    const other = { ...note, id: newId(), text: 'Call them.', by: officer, isMine: false };
    sent.flush(note);
    (await asked('/notes')).flush({ items: [other, note] });
    await stable();
    expect((document.activeElement as HTMLElement).dataset['note']).toBe(note.id);
    press('Remove');
    (await asked(`/notes/${note.id}`)).flush(null);
    await until('the button after it', () => document.activeElement?.textContent.includes('Note for staff'));
    (await asked('/notes')).flush({ items: [other] });
    await stable();
    expect(element.querySelectorAll('article[data-note]').length).toBe(1);
  });
});
