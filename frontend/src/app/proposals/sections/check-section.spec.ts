import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { Router, provideRouter } from '@angular/router';
import type { CallView } from '#shared/calls';
import type { PatchEntry, PatchResult } from '#shared/platform';
import type { ProgrammeView } from '#shared/programmes';
import { blankLine, blankProposal, proposalParts, type ProposalContent, type ProposalView } from '#shared/proposals';
import { nextRequest, until } from '../../platform/http/testing';
import { provideTestTexts } from '../../platform/i18n/testing';
import { newId } from '../../platform/new-id';
import { SessionStore } from '../../platform/session/session-store';
import { Confirmations, type Confirmation } from '../../ui/confirm-dialog';
import { Board } from '../../ui/field/board';
import { provideIcons } from '../../ui/icons';
import { ProposalDraft } from '../data/proposal-draft';
import { CheckSection } from './check-section';

const [signatory, lead, line] = [newId(), newId(), newId()];
const reference = { id: newId(), code: 'C-1', title: 'Call' };

function aView(content: Partial<ProposalContent>, allowedActions: string[]): ProposalView {
  return {
    id: newId(), version: 4, code: 'P-1', state: 'draft', call: reference, programme: reference, lead: { id: lead, code: 'L', name: 'Lead' }, consortium: [],
    content: { ...blankProposal({ title: 'Hives', language: 'en', currency: 'EUR' }), ...content }, figures: { total: null, grant: null, partnerCash: null, inKind: null, coFunding: null },
    findings: [], eligibility: [], screening: null, editableParts: [...proposalParts], clarifications: [], recommendation: null, decision: null, submittedAt: null, submittedBy: null,
    project: null, periods: [], allowedActions,
  };
}
const call = { phase: 'open', earliestStart: null, requirements: { documents: [], needsWorkPlan: false, minCoApplicants: 0, needsCountryOfOriginPartner: false } } as unknown as CallView;
const programme = { currency: 'EUR', themes: [{ id: newId(), code: 'rights', title: { en: 'Rights' } }], from: '2020-01-01', to: '2030-12-31', settings: [] } as unknown as ProgrammeView;

describe('CheckSection', () => {
  async function shown(content: Partial<ProposalContent>, allowedActions = ['edit', 'submit'], isJudged = true) {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTestTexts('en', 'proposals'), provideIcons(), ProposalDraft, { provide: Board, useExisting: ProposalDraft }],
    });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    const draft = TestBed.inject(ProposalDraft);
    const view = aView(content, allowedActions);
    draft.show(view);
    if (isJudged) draft.surroundings.set({ call, programme, signatories: [{ id: signatory, name: 'Karim' }], today: '2026-01-01' });
    const fixture = TestBed.createComponent(CheckSection);
    await fixture.whenStable();
    return { draft, view, fixture, loader: TestbedHarnessEnvironment.loader(fixture), text: () => (fixture.nativeElement as HTMLElement).textContent };
  }

  it('leads from a finding to its field', async () => {
    const { view, fixture } = await shown({ lines: [{ ...blankLine(line, null, 0), code: 'A1', description: 'Hive' }] });
    const navigate = spyOn(TestBed.inject(Router), 'navigate').and.resolveTo(true);
    const buttons = [...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLButtonElement>('app-finding-list button')];
    const quantity = buttons.find((one) => one.textContent.includes('A1') && one.textContent.includes('Fill in: Quantity'));
    quantity?.click();
    expect(navigate).toHaveBeenCalledWith(['/proposals', view.id, 'budget'], { queryParams: { at: `/lines/${line}/quantity` } });
  });

  it('says every finding in words, none by its code alone', async () => {
    const { draft, fixture } = await shown({});
    const codes = draft.standing().map((one) => one.code);
    expect(codes.length).toBeGreaterThan(5);
    const said = [...(fixture.nativeElement as HTMLElement).querySelectorAll('app-finding-list button')].map((one) => one.textContent.trim());
    expect(said.filter((one) => codes.includes(one))).toEqual([]);
  });

  it('follows what is written: a finding goes away with its reason', async () => {
    const { draft, fixture, text } = await shown({});
    expect(text()).toContain('Choose who signs for the lead');
    draft.put('/signatory', signatory);
    await fixture.whenStable();
    expect(text()).not.toContain('Choose who signs for the lead');
  });

  it('offers no certificate while something stands in the way', async () => {
    const { loader, text } = await shown({});
    expect(await loader.getHarnessOrNull(MatCheckboxHarness)).toBeNull();
    expect(await loader.getHarnessOrNull(MatButtonHarness.with({ text: 'Submit the proposal' }))).toBeNull();
    expect(text()).toContain('Clear the red findings above');
  });

  it('tells an editor without the signatory\'s role who submits', async () => {
    const { text } = await shown({}, ['edit']);
    expect(text()).toContain('Your signatory submits it');
  });

  describe('before a submission', () => {
    beforeEach(() => spyOn(SessionStore.prototype, 'can').and.returnValue(true));

    async function ready() {
      const page = await shown({}, ['edit', 'submit'], false);
      const asked: Confirmation[] = [];
      spyOn(TestBed.inject(Confirmations), 'ask').and.callFake((question) => { asked.push(question); return Promise.resolve({ reason: '', day: '' }); });
      const url = `/proposals/${page.view.id}`;
      async function answer(version: number, result: (entry: PatchEntry) => PatchResult): Promise<void> {
        const request = await nextRequest('PATCH', url);
        request.flush({ version, results: (request.request.body as PatchEntry[]).map(result) });
      }
      const certify = async () => (await page.loader.getHarness(MatCheckboxHarness)).check();
      await certify();
      const press = (text: string): void => { [...(page.fixture.nativeElement as HTMLElement).querySelectorAll('button')].find((one) => one.textContent.trim() === text)?.click(); };
      return { ...page, asked, url, answer, certify, press };
    }

    it('asks with what the page shows, and sends the version of that', async () => {
      const { draft, view, asked, url, answer, press, text } = await ready();
      draft.put('/summary', 'Mine');
      press('Submit the proposal');
      await answer(7, ({ pointer }) => ({ pointer, status: 'saved', version: 7 }));
      await until('the words', () => text().includes('The record has changed since you read it'));
      expect(asked).toEqual([]);
      draft.show({ ...view, version: 7, content: { ...view.content, title: 'Hives and bees', summary: 'Mine' } });
      press('Submit the proposal');
      expect((await nextRequest('POST', `${url}/submit`)).request.headers.get('If-Match')).toBe('"7"');
      expect(asked.map((one) => one.text)).toEqual([jasmine.stringContaining('Hives and bees')]);
    });

    it('waits for an answer where two people wrote the same field', async () => {
      const { draft, view, fixture, asked, url, answer, certify, press, text } = await ready();
      draft.put('/summary', 'Mine');
      press('Submit the proposal');
      await answer(5, ({ pointer }) => ({ pointer, status: 'conflict', theirs: 'Theirs', by: null, version: 5 }));
      await until('both texts', () => text().includes('Not on the server (1)'));
      expect([asked, text().includes('Clear the red findings above')]).toEqual([[], true]);
      draft.show({ ...view, version: 5, content: { ...view.content, summary: 'Theirs' } });
      press('Take theirs');
      await fixture.whenStable();
      await certify();
      press('Submit the proposal');
      expect((await nextRequest('POST', `${url}/submit`)).request.headers.get('If-Match')).toBe('"5"');
    });
  });
});
