import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus, signal } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import type { ReviewInput, ReviewView } from '#shared/proposals';
import { until } from '../../platform/http/testing';
import { provideTestTexts } from '../../platform/i18n/testing';
import { begunBy } from '../../platform/kept-on-device';
import { newId } from '../../platform/new-id';
import { SessionStore } from '../../platform/session/session-store';
import { Confirmations } from '../../ui/confirm-dialog';
import { provideIcons } from '../../ui/icons';
import { ScoreSheet } from './score-sheet';

const someone = newId();
function aReview(given: Partial<ReviewView> = {}): ReviewView {
  const reference = { id: newId(), code: 'P-1', title: 'Hives' };
  return {
    id: newId(), version: 3, proposal: reference, call: reference, lead: null, consortium: [], countries: ['DZ'], reviewer: { id: someone, name: 'R' }, state: 'declared', due: null,
    scores: [], comment: '', total: null, conflict: null, allowedActions: ['edit', 'recuse'],
    criteria: [{ id: 'relevance', code: '1', title: { en: 'Relevance' }, guidance: {}, weight: 60 }, { id: 'method', code: '2', title: { en: 'Method' }, guidance: {}, weight: 40 }], ...given,
  };
}

/** With a score for each criterion. */
function aFullReview(): ReviewView {
  const [relevance, method] = [newId(), newId()];
  const criterion = (id: string, weight: number) => ({ id, code: '1', title: { en: 'Criterion' }, guidance: {}, weight });
  return aReview({
    criteria: [criterion(relevance, 60), criterion(method, 40)], state: 'in_progress',
    scores: [{ criterion: relevance, score: 50, comment: '' }, { criterion: method, score: 40, comment: '' }],
  });
}

describe('ScoreSheet', () => {
  afterEach(() => localStorage.clear());

  const asked = (method: string) => until(method, () => TestBed.inject(HttpTestingController).match((one) => one.method === method)[0]);

  async function shown(review: ReviewView) {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideTestTexts('en', 'proposals'), provideIcons(), { provide: SessionStore, useValue: { person: signal({ id: someone }), session: signal(null) } }] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    const fixture = TestBed.createComponent(ScoreSheet);
    fixture.componentRef.setInput('review', review);
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const fields = await loader.getAllHarnesses(MatInputHarness);
    const complete = await loader.getHarnessOrNull(MatButtonHarness.with({ text: 'Complete the review' }));
    const recuse = await loader.getHarnessOrNull(MatButtonHarness.with({ text: 'Step back' }));
    return { fixture, fields, complete, recuse, text: () => (fixture.nativeElement as HTMLElement).textContent };
  }

  it('adds up while one scores, and can be completed once each criterion has a score within its weight', async () => {
    const { fields, complete, text } = await shown(aReview());
    await fields[0]?.setValue('50');
    expect(text()).toContain('Total 50 / 100');
    expect(await complete?.isDisabled()).toBeTrue();
    await fields[2]?.setValue('41');
    expect(text()).toContain('A whole number from 0 to 40');
    expect(await complete?.isDisabled()).toBeTrue();
    await fields[2]?.setValue('40');
    expect(text()).toContain('Total 90 / 100');
    expect(await complete?.isDisabled()).toBeFalse();
  });

  it('takes zero as a score and an empty field as none', async () => {
    const { fields, complete } = await shown(aReview({ scores: [{ criterion: 'relevance', score: 0, comment: '' }, { criterion: 'method', score: 0, comment: '' }], state: 'in_progress' }));
    expect(await complete?.isDisabled()).toBeFalse();
    await fields[0]?.setValue('');
    expect(await complete?.isDisabled()).toBeTrue();
  });

  it('keeps what was typed on the device until the server has it', async () => {
    const review = aReview();
    const { fields, fixture } = await shown(review);
    await fields[0]?.setValue('7');
    expect(localStorage.getItem(begunBy(someone, `review.${review.id}`))).toContain('"mine":7');
    fixture.destroy();
    TestBed.inject(HttpTestingController).expectOne({ method: 'PUT', url: `/api/v1/reviews/${review.id}` });
  });

  it('takes what an earlier visit could not save where nothing was given since, and asks where something was', async () => {
    const review = aFullReview();
    const [first, second] = review.criteria.map(({ id }) => `/scores/${id}/score`);
    const key = begunBy(someone, `review.${review.id}`);
    localStorage.setItem(key, JSON.stringify([[first, { before: 50, mine: 55 }], [second, { before: null, mine: 12 }]]));
    const { fields, fixture, complete, text } = await shown(review);
    expect([await fields[0]?.getValue(), await fields[2]?.getValue()]).toEqual(['55', '40']);
    expect(await complete?.isDisabled()).toBeTrue();
    const sent = await asked('PUT');
    expect((sent.request.body as ReviewInput).scores.map((one) => one.score)).toEqual([55, 40]);
    sent.flush({ ...review, version: 4, scores: (sent.request.body as ReviewInput).scores });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(localStorage.getItem(key)).withContext('what is not answered stays').toBe(JSON.stringify([[second, { before: null, mine: 12 }]]));
    expect([...(fixture.nativeElement as HTMLElement).querySelectorAll('app-field-conflict dd')].map((one) => one.textContent.trim())).toEqual(['12', '40']);
    (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('app-field-conflict button')?.click();
    await fixture.whenStable();
    expect([await fields[2]?.getValue(), await complete?.isDisabled(), text().includes('Which text stays')]).toEqual(['12', false, false]);
    const again = await asked('PUT');
    again.flush({ ...review, version: 5, scores: (again.request.body as ReviewInput).scores });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([(again.request.body as ReviewInput).scores[1]?.score, localStorage.getItem(key)]).toEqual([12, null]);
    fixture.destroy();
  });

  it('is completed upon the version of its last save, one save at a time', async () => {
    const review = aFullReview();
    const { fields, complete, fixture } = await shown(review);
    await fields[0]?.setValue('51');
    const first = await asked('PUT');
    await fields[0]?.setValue('52');
    spyOn(TestBed.inject(Confirmations), 'ask').and.resolveTo({ reason: '', day: '' });
    void complete?.click();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(TestBed.inject(HttpTestingController).match(({ method }) => method === 'PUT').length).toBe(0);
    first.flush({ ...review, version: 4 });
    const second = await asked('PUT');
    expect([second.request.headers.get('if-match'), (second.request.body as ReviewInput).scores[0]?.score]).toEqual(['"4"', 52]);
    second.flush({ ...review, version: 5 });
    expect((await asked('POST')).request.headers.get('if-match')).toBe('"5"');
    fixture.destroy();
  });

  it('is stepped back from once what was scored is saved', async () => {
    const review = aFullReview();
    const { fields, fixture, recuse } = await shown(review);
    await fields[0]?.setValue('51');
    spyOn(TestBed.inject(Confirmations), 'ask').and.resolveTo({ reason: 'A cousin', day: '' });
    void recuse?.click();
    (await asked('PUT')).flush({ ...review, version: 4 });
    expect((await asked('POST')).request.headers.get('if-match')).toBe('"4"');
    fixture.destroy();
  });

  it('is not completed with scores that the server does not have', async () => {
    const review = aFullReview();
    const { fields, complete, fixture } = await shown(review);
    await fields[0]?.setValue('51');
    spyOn(TestBed.inject(Confirmations), 'ask').and.resolveTo({ reason: '', day: '' });
    const clicked = complete?.click();
    await new Promise((resolve) => setTimeout(resolve, 100));
    TestBed.inject(HttpTestingController).expectOne({ method: 'PUT' }).error(new ProgressEvent('error'));
    await clicked;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(TestBed.inject(HttpTestingController).match(({ method }) => method === 'POST').length).toBe(0);
    fixture.destroy();
  });

  it('is only read once it is complete', async () => {
    const { fields, complete } = await shown(aReview({ allowedActions: [], state: 'completed' }));
    expect(fields.length).toBe(0);
    expect(complete).toBeNull();
  });
});
