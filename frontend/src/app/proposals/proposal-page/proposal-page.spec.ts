import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { PatchEntry } from '#shared/platform';
import { blankProposal, proposalParts, type ProposalView } from '#shared/proposals';
import { DeviceStore } from '../../platform/device/device-store';
import { nextRequest, until } from '../../platform/http/testing';
import { provideTestTexts } from '../../platform/i18n/testing';
import { newId } from '../../platform/new-id';
import { provideIcons } from '../../ui/icons';
import { SummarySection } from '../sections/summary-section';
import { ProposalPage } from './proposal-page';

const reference = { id: newId(), code: 'C-1', title: 'Call' };
const aView = (code: string): ProposalView => ({
  id: newId(), version: 4, code, state: 'draft', call: reference, programme: reference, lead: null, consortium: [],
  content: { ...blankProposal({ title: `Title of ${code}`, language: 'en', currency: 'EUR' }), summary: `Summary of ${code}` },
  figures: { total: null, grant: null, partnerCash: null, inKind: null, coFunding: null }, findings: [], eligibility: [], screening: null, editableParts: [...proposalParts], clarifications: [],
  recommendation: null, decision: null, submittedAt: null, submittedBy: null, project: null, periods: [], allowedActions: ['edit'],
});

describe('ProposalPage', () => {
  afterEach(() => TestBed.inject(DeviceStore).clear(''));

  it('writes into the proposal that it shows, also after the address led to another one', async () => {
    const [first, second] = [aView('P-1'), aView('P-2')];
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(), provideHttpClientTesting(), provideTestTexts('en', 'proposals', 'calls'), provideIcons(),
        provideRouter([{ path: 'proposals/:id', component: ProposalPage, children: [{ path: 'summary', component: SummarySection }] }], withComponentInputBinding()),
      ],
    });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    const harness = await RouterTestingHarness.create();
    const element = harness.fixture.nativeElement as HTMLElement;
    const summary = (): HTMLTextAreaElement => element.querySelector('#at-summary textarea')!;
    const type = (text: string): void => { summary().value = text; summary().dispatchEvent(new Event('input')); };
    const go = async (view: ProposalView): Promise<void> => {
      await harness.navigateByUrl(`/proposals/${view.id}/summary`);
      (await nextRequest('GET', `/proposals/${view.id}`)).flush(view);
      await until('its text', () => element.querySelector('#at-summary') !== null && summary().value === view.content.summary);
    };
    /** What is sent of a proposal. */
    const sent = async (view: ProposalView): Promise<unknown[]> => {
      const { request } = await nextRequest('PATCH', `/proposals/${view.id}`);
      return (request.body as PatchEntry[]).map((one) => [one.pointer, one.value]);
    };

    await go(first);
    type('Mine, of the first');
    await go(second);
    expect(await sent(first)).toEqual([['/summary', 'Mine, of the first']]);
    type('Mine, of the second');
    expect(await sent(second)).toEqual([['/summary', 'Mine, of the second']]);
    TestBed.inject(HttpTestingController).expectNone((request) => request.method === 'PATCH');
  });
});
