import { Component, ElementRef, Injector, afterNextRender, computed, effect, forwardRef, inject, input, untracked, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter } from 'rxjs';
import { callView } from '#shared/calls';
import { programmeView } from '#shared/programmes';
import { proposalView, signatoryList } from '#shared/proposals';
import { Api } from '../../platform/http/api';
import { formatDeadline } from '../../platform/i18n/format-day';
import { PluralPipe } from '../../platform/i18n/format-pipes';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { SessionStore } from '../../platform/session/session-store';
import { Board, anchorOf } from '../../ui/field/board';
import { GridHistories } from '../../ui/grid/grid-history';
import { PageHeader, type ShownState } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Reread } from '../../ui/reread';
import { Skeleton } from '../../ui/skeleton';
import { contentSections, sectionOf } from '../data/places';
import { ProposalDraft } from '../data/proposal-draft';
import { shownProposal } from '../data/proposal-shown';

/** A proposal: its head, the way through its sections, and the section that is open. Writers write in it, others read the same. */
@Component({
  selector: 'app-proposal-page',
  imports: [MatButton, MatIcon, PageHeader, PluralPipe, ProblemPanel, RouterLink, RouterLinkActive, RouterOutlet, Skeleton, TranslocoPipe],
  providers: [ProposalDraft, GridHistories, { provide: Board, useExisting: ProposalDraft }, { provide: Reread, useExisting: forwardRef(() => ProposalPage) }],
  templateUrl: './proposal-page.html',
  styleUrl: './proposal-page.scss',
})
export class ProposalPage extends Reread {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly session = inject(SessionStore);
  protected readonly draft = inject(ProposalDraft);

  readonly id = input.required<string>();
  /** Pointer of the field to show: a finding's link. */
  readonly at = input<string>();
  private readonly ways = viewChild<ElementRef<HTMLElement>>('ways');
  readonly read = this.api.resource(proposalView, () => `/proposals/${this.id()}`);
  private readonly loaded = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  private readonly call = this.api.resource(callView, () => { const view = this.loaded(); return view && `/calls/${view.call.id}`; });
  private readonly programme = this.api.resource(programmeView, () => { const view = this.loaded(); return view && `/programmes/${view.programme.id}`; });
  private readonly signatories = this.api.resource(signatoryList, () => {
    const view = this.loaded();
    return view?.allowedActions.includes('edit') ? `/proposals/${view.id}/signatories` : undefined;
  });

  protected readonly isPartner = computed(() => this.session.can('proposal.write'));
  protected readonly mayReadHistory = computed(() => this.session.can('audit.read'));
  protected readonly isStaff = computed(() => this.session.can('proposal.rank'));
  protected readonly title = computed(() => this.draft.content()?.title || this.texts.say('proposals.untitled'));
  protected readonly crumbs = computed(() => {
    const view = this.draft.view();
    return [{ text: this.texts.say('proposals.title'), link: '/proposals' }, ...(view ? [{ text: view.call.code, link: `/calls/${view.call.id}` }] : [])];
  });
  protected readonly state = computed(() => { const view = this.draft.view(); return view ? shownProposal(view.state, this.isPartner() ? 'partner' : 'staff', this.texts) : null; });
  protected readonly due = computed((): ShownState | null => {
    const around = this.draft.surroundings();
    if (this.draft.view()?.state !== 'draft' || !around) return null;
    const isOpen = around.call.phase === 'open';
    const when = formatDeadline(around.call.deadline, this.draft.settings().timeZone, this.languages.current());
    return { text: `${this.texts.say(isOpen ? 'proposals.dueUntil' : 'proposals.closedSince')} ${when}`, tone: isOpen ? 'info' : 'bad' };
  });
  protected readonly sections = computed(() => contentSections.map((name) => ({
    name, findings: this.draft.standing().filter((one) => one.severity === 'blocking' && sectionOf(one.pointer) === name).length,
  })));

  constructor() {
    super();
    effect(() => { if (this.draft.queue()?.isBehind()) untracked(() => this.reread()); });
    effect(() => { const view = this.loaded(); if (view) untracked(() => this.draft.show(view)); });
    effect(() => {
      if (!this.call.hasValue() || !this.programme.hasValue()) return;
      const signatories = this.signatories.hasValue() ? this.signatories.value().items : [];
      this.draft.surroundings.set({ call: this.call.value(), programme: this.programme.value(), signatories, today: new Date().toISOString().slice(0, 10) });
    });
    effect(() => { if (this.ways()) this.showWay(); });
    this.router.events.pipe(filter((event) => event instanceof NavigationEnd), takeUntilDestroyed()).subscribe(() => this.showWay());
    effect(() => { const at = this.at(); if (at && this.draft.content()) untracked(() => this.reveal(at)); });
  }

  reread(): void {
    this.read.reload();
  }

  /** On a phone the sections are one long row: the open one comes into sight. */
  private showWay(): void {
    setTimeout(() => this.ways()?.nativeElement.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'center' }));
  }

  /** Brings the field of a finding into view and puts the cursor into it, once its section is there. */
  private reveal(pointer: string, tries = 20): void {
    this.draft.showMissing();
    const place = document.getElementById(anchorOf(pointer)) ?? document.getElementById(anchorOf(pointer.split('/').slice(0, 3).join('/')));
    if (!place) {
      if (tries > 0) setTimeout(() => this.reveal(pointer, tries - 1), 100);
      return;
    }
    for (let around: Element | null = place; around; around = around.parentElement) if (around instanceof HTMLDetailsElement) around.open = true;
    afterNextRender(() => {
      place.scrollIntoView({ block: 'center' });
      (place.querySelector<HTMLElement>('input, textarea, select, button') ?? place).focus({ preventScroll: true });
    }, { injector: this.injector });
    void this.router.navigate([], { queryParams: { at: null }, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
