import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { blankProposal, type ProposalContent, type ProposalView } from '#shared/proposals';
import { provideTestTexts } from '../../platform/i18n/testing';
import { newId } from '../../platform/new-id';
import { provideIcons } from '../../ui/icons';
import { ProposalDraft } from '../data/proposal-draft';
import { VersionsSection } from './versions-section';

const reference = { id: newId(), code: 'C-1', title: 'Call' };
const contentOf = (summary: string): ProposalContent => ({ ...blankProposal({ title: 'Hives', language: 'en', currency: 'EUR' }), summary });
const view: ProposalView = {
  id: newId(), version: 9, code: 'P-1', state: 'in_review', call: reference, programme: reference, lead: { id: newId(), code: 'L', name: 'Lead' }, consortium: [], content: contentOf('Ten of them.'),
  figures: { total: null, grant: null, partnerCash: null, inKind: null, coFunding: null }, findings: [], eligibility: [], screening: null, editableParts: [], clarifications: [],
  recommendation: null, decision: null, submittedAt: '2026-02-01T10:00:00.000Z', submittedBy: null, project: null, periods: [], allowedActions: [],
};
const rowOf = (n: number) => ({ n, submittedAt: `2026-0${n}-01T10:00:00.000Z`, submittedBy: { id: newId(), name: 'Karim' }, hash: `${n}`.repeat(64) });
const rows = [rowOf(2), rowOf(1)];

describe('VersionsSection', () => {
  async function shown(n?: string) {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTestTexts('en', 'proposals'), provideIcons(), ProposalDraft],
    });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    TestBed.inject(ProposalDraft).show(view);
    const fixture = TestBed.createComponent(VersionsSection);
    fixture.componentRef.setInput('n', n);
    const http = TestBed.inject(HttpTestingController);
    const texts: Record<number, string> = { 1: 'Nine of them.', 2: 'Ten of them.' };
    // Each answer leads to the next question.
    for (let turn = 0; turn < 4; turn += 1) {
      fixture.detectChanges();
      http.match(() => true).filter((one) => !one.cancelled).forEach((one) => {
        const asked = /\/versions\/(\d)$/.exec(one.request.url)?.[1];
        one.flush(asked ? { ...rows.find((row) => String(row.n) === asked), content: contentOf(texts[Number(asked)] ?? '') } : { items: rows });
      });
      await new Promise((resolve) => { setTimeout(resolve); });
    }
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    return { element, text: () => element.textContent };
  }

  it('lists what was submitted, and shows the newest with what changed since the one before', async () => {
    const { element, text } = await shown();
    expect([...element.querySelectorAll('ol a')].map((one) => one.textContent.trim())).toEqual(['Version 2', 'Version 1']);
    expect(element.querySelector('ol code')?.textContent).toBe('222222222222');
    expect([element.querySelector('del')?.textContent, element.querySelector('ins')?.textContent]).toEqual([jasmine.stringContaining('Nine'), jasmine.stringContaining('Ten')]);
    expect(text()).toContain('Version 2 as it was submitted');
  });

  it('shows an earlier one whole and to read only', async () => {
    const { element, text } = await shown('1');
    expect(text()).toContain('Version 1 as it was submitted');
    expect(element.querySelector('app-version-content')?.textContent).toContain('Nine of them.');
    expect(element.querySelector('app-version-content app-summary-section :is(input, textarea, select)')).toBeNull();
    expect(element.querySelector('ins')).toBeNull();
  });
});
