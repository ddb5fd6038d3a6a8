import { Component, computed, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatMoney } from '#shared/money';
import { faceTotals, findingKey, officerFaceFindings, outputStatuses, reportActed, statusFindings, varianceBlockFindings, wordsToSend } from '#shared/reports';
import { worstStatus, type IndicatorStatus } from '#shared/results';
import { Api } from '../../platform/http/api';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { Act } from '../../ui/act';
import { Confirmations } from '../../ui/confirm-dialog';
import { Board } from '../../ui/field/board';
import { Field } from '../../ui/field/field';
import { focusTitle } from '../../ui/focus-title';
import { FindingTexts } from '../../ui/field/finding-texts';
import { StuckFields } from '../../ui/field/stuck-fields';
import { ProblemPanel } from '../../ui/problem-panel';
import { OfficerBoard } from '../data/boards';
import { escaped, placeOf } from '../data/place-names';
import { ReportDesk, type CertifiableReport } from '../data/report-desk';
import { UnsentReports } from '../data/unsent-reports';
import { UnusualFigures } from './unusual-figures';

/** The officer's decision: a rating per output, waivers, what is still undecided; then send back or approve (domain 3). */
@Component({
  selector: 'app-report-review',
  imports: [Field, MatButton, MatIcon, ProblemPanel, StuckFields, TranslocoPipe, UnusualFigures],
  providers: [{ provide: Board, useClass: OfficerBoard }, UnsentReports],
  templateUrl: './report-review.html',
  styles: `
    :host { display: flex; flex-direction: column; gap: var(--space-4); }
    .obstacles button { block-size: auto; min-block-size: 40px; padding-block: var(--space-1); text-align: start; white-space: normal; }
  `,
})
export class ReportReview {
  protected readonly desk = inject(ReportDesk);
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly confirmations = inject(Confirmations);
  private readonly findingTexts = inject(FindingTexts);
  private readonly unsentWords = inject(UnsentReports);
  readonly go = output<string>();
  protected readonly act = new Act();

  protected readonly statuses = computed(() => outputStatuses.map((value) => ({ value, text: this.texts.say(`reports.status.${value}`) })));
  protected readonly outputs = computed(() => {
    const view = this.desk.view();
    const figures = new Map(view?.figures.map((one) => [one.indicator, one.status as IndicatorStatus | null]));
    return view?.definitions.framework.outputs.map((output) => {
      const own = view.definitions.framework.indicators.filter((one) => one.output === output.id).map((one) => figures.get(one.id) ?? null);
      const said = view.content?.statuses.find((one) => one.output === output.id)?.status ?? null;
      return { output, suggested: worstStatus(own), partner: said };
    }) ?? [];
  });
  protected readonly stuck = computed(() => this.desk.officer()?.stuck() ?? []);
  protected readonly words = computed(() => this.unsentWords.of(this.desk.view()));
  /** Ratings, notes and waivers are written in this section: their fields ask themselves which text stays. */
  protected readonly isWrittenHere = (pointer: string): boolean => /^\/(ratings\/|notes$)/.test(pointer) || this.obstacles().some((one) => one.waiver === pointer);
  /** Something of what the officer wrote is not on the server and does not get there by itself: a send-back would not tell it. */
  private readonly isHeldUp = computed(() => this.stuck().length + (this.desk.officer()?.unreadFindings() ?? []).length > 0);
  /** What stands in the way of an approval, each a place to go to. */
  protected readonly obstacles = computed(() => {
    const view = this.desk.view();
    const part = this.desk.officer()?.content();
    if (!view || !part) return [];
    const limits = { grant: view.totals.grantLeft.minor, authorisedBefore: 0, releasedOnIt: 0 };
    const rated = new Set(part.ratings.filter((one) => one.status !== null).map((one) => one.output));
    const missing = view.definitions.framework.outputs.filter((one) => !rated.has(one.id)).map((one) => ({ code: 'rating_missing', severity: 'blocking' as const, pointer: `/ratings/${one.id}/status`, params: {} }));
    const left = view.findings.filter((one) => one.severity === 'blocking' && !part.waivers.some((waiver) => waiver.finding === findingKey(one) && waiver.text.trim()));
    const suggested = Object.fromEntries(this.outputs().map((one) => [one.output.id, one.suggested]));
    return [
      ...this.desk.officer()?.unreadFindings() ?? [], ...left, ...officerFaceFindings(this.desk.face(), part.lines, limits), ...missing, ...statusFindings('ratings', part.ratings, suggested),
      ...varianceBlockFindings(this.desk.variance(), this.desk.settings()),
    ].map((one) => ({
      pointer: one.pointer, place: placeOf(one.pointer, view.definitions, this.texts), text: this.findingTexts.of(one, { folders: ['reports.finding'], currency: () => view.currency }),
      waiver: !left.includes(one) ? null : `/waivers/${escaped(findingKey(one))}`,
    }));
  });
  protected readonly unsent = computed(() => wordsToSend(this.desk.officer()?.content().comments ?? []).length);
  protected readonly mayDecide = computed(() => this.desk.may().has('decide'));
  protected readonly open = computed(() => this.desk.view()?.comments.filter((one) => one.state !== 'resolved').length ?? 0);
  /** What an approval waits for besides what is undecided in the report itself. */
  protected readonly waitsFor = computed(() => [
    ...(this.open() > 0 ? [this.texts.say('reports.openFirst')] : []),
    ...(this.unsent() > 0 ? [this.texts.say('reports.unsentFirst')] : []),
    ...(this.open() === 0 && this.unsent() === 0 && !this.desk.may().has('approve') ? [this.texts.say('reports.finding.earlier_not_approved')] : []),
  ]);
  protected readonly mayApprove = computed(() => this.desk.may().has('approve') && this.obstacles().length === 0 && this.stuck().length === 0 && this.unsent() === 0 && !this.act.isBusy());

  protected readonly maySendBack = computed(() => !this.isHeldUp() && this.unsent() + this.desk.openComments().length > 0 && !this.act.isBusy());

  protected suggest(): void {
    for (const { output, suggested } of this.outputs()) {
      if (this.desk.officer()?.value(`/ratings/${output.id}/status`) == null && suggested) this.desk.officer()?.put(`/ratings/${output.id}/status`, suggested);
    }
  }

  protected status(status: string | null): string {
    return status ? this.texts.say(`reports.status.${status}`) : '–';
  }

  protected async sendBack(): Promise<void> {
    const read = await this.act.run(() => this.desk.certifiable('officer'));
    if (!read || !this.maySendBack()) return;
    const n = this.unsent() + this.desk.openComments().length;
    const said = await this.confirmations.ask({ title: this.texts.say('reports.sendBack.title'), text: this.texts.plural('reports.sendBack.text', n), act: this.texts.say('reports.sendBack.act'), reason: { label: this.texts.say('reports.sendBack.message'), isOptional: true } });
    if (said) await this.run('request-changes', { message: said.reason }, read);
  }

  protected async approve(): Promise<void> {
    const read = await this.act.run(() => this.desk.certifiable('officer'));
    if (!read || !this.mayApprove()) return;
    const totals = faceTotals(this.desk.face());
    const money = (minor: number | null): string => formatMoney({ minor: minor ?? 0, currency: read.view.currency }, this.languages.current());
    const said = await this.confirmations.ask({
      title: this.texts.say('reports.approve.title'), text: this.texts.say('reports.approve.text', { accepted: money(totals.C), spent: money(totals.B), authorised: money(totals.F), requested: money(totals.E) }),
      act: this.texts.say('reports.approve.act'),
    });
    if (said) await this.run('approve', {}, read);
  }

  private async run(action: string, body: unknown, { view, version }: CertifiableReport): Promise<void> {
    const done = await this.act.run(() => this.api.send('POST', reportActed, `/reports/${view.id}/${action}`, body, { ifMatch: version }));
    if (!done) return;
    focusTitle();
    this.desk.read.reload();
  }
}
