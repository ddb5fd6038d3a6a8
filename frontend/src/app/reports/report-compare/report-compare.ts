import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoPipe } from '@jsverse/transloco';
import { compareReports, reportVersion, type ComparedField, type Submission } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { formatInstant } from '../../platform/i18n/format-day';
import { PluralPipe } from '../../platform/i18n/format-pipes';
import { joined } from '../../platform/i18n/joined';
import { Languages } from '../../platform/i18n/languages';
import { Texts } from '../../platform/i18n/texts';
import { ProblemPanel } from '../../ui/problem-panel';
import { SideDiff } from '../../ui/side-diff';
import { Skeleton } from '../../ui/skeleton';
import { injectUrlQuery } from '../../ui/url-query';
import { placeOf } from '../data/place-names';
import { ReportDesk } from '../data/report-desk';
import { PlaceComments } from '../report-comments/place-comments';
import { CompareFiles } from './compare-files';
import { CompareRows, UnseenRows } from './compare-rows';
import { indicatorRows, lineRows, type CompareReader } from './compared-figures';

/** The report beside an earlier submission of the reader's choice; without one, the one of the reader's own last review. The choice stands in the address. */
@Component({
  selector: 'app-report-compare',
  imports: [CompareFiles, CompareRows, MatButton, MatCheckbox, MatFormField, MatLabel, MatOption, MatSelect, PlaceComments, PluralPipe, ProblemPanel, SideDiff, Skeleton, TranslocoPipe, UnseenRows],
  templateUrl: './report-compare.html',
  styles: ':host { display: flex; flex-direction: column; gap: var(--space-4); } mat-form-field { min-inline-size: min(100%, 24rem); }',
})
export class ReportCompare {
  private readonly desk = inject(ReportDesk);
  private readonly texts = inject(Texts);
  private readonly languages = inject(Languages);
  private readonly query = injectUrlQuery();

  private readonly view = this.desk.view;
  /** Who still writes compares with everything that was submitted; else the newest submission is the one compared. */
  protected readonly choices = computed(() => {
    const submissions = this.view()?.submissions ?? [];
    const earlier = this.desk.may().has('edit') ? submissions : submissions.slice(0, -1);
    return [...earlier].reverse().map((one) => ({ n: one.n, text: this.nameOf(one) }));
  });
  protected readonly lastReviewed = computed(() => this.view()?.lastReviewed ?? null);
  protected readonly base = computed(() => {
    const asked = Number(this.query.one('with'));
    const known = [asked, this.lastReviewed()?.n].find((n) => this.choices().some((one) => one.n === n));
    return known ?? this.choices()[0]?.n;
  });
  protected readonly isOnlyChanged = computed(() => this.query.one('show') !== 'all');
  protected readonly version = inject(Api).resource(reportVersion, () => {
    const [n, id] = [this.base(), this.view()?.id];
    return n === undefined || id === undefined ? undefined : `/reports/${id}/versions/${String(n)}`;
  });
  protected readonly beforeHead = computed(() => this.texts.say('reports.compare.submission', { n: this.base() ?? 0 }));
  protected readonly afterHead = computed(() => (this.desk.may().has('edit') ? this.texts.say('reports.compare.draft') : this.texts.say('reports.compare.submission', { n: this.view()?.submissions.at(-1)?.n ?? 0 })));

  /** What the officer said of the shown side: the officer's own draft, to the partner what was sent; nothing of what is still being written. */
  private readonly decided = computed(() => (this.view()?.officer && !this.desk.may().has('edit') ? this.desk.officer()?.content().lines ?? null : null));
  private readonly comparison = computed(() => {
    const view = this.view();
    const content = this.desk.partner()?.content() ?? view?.content;
    if (!view || !content || !this.version.hasValue()) return undefined;
    const { content: before, told } = this.version.value();
    return compareReports(before, content, view.definitions, { before: told, after: this.decided() });
  });
  private readonly reader = computed((): CompareReader | undefined => {
    const view = this.view();
    return view && { definitions: view.definitions, currency: view.currency, language: this.languages.current(), texts: this.texts };
  });
  /** Everything there is to show, put into words; the cells of an indicator only once it is seen. */
  protected readonly shown = computed(() => {
    const [comparison, reader] = [this.comparison(), this.reader()];
    if (!comparison || !reader) return undefined;
    const isShown = (one: ComparedField): boolean => one.isChanged || !this.isOnlyChanged();
    const names = new Map(reader.definitions.framework.indicators.map((one) => [one.id, `${one.code} ${one.title}`]));
    const indicators = comparison.indicators.map((one) => {
      const count = one.cells.filter(isShown).length;
      return { id: one.indicator, name: names.get(one.indicator) ?? this.texts.say('reports.compare.gone'), count, rows: computed(() => indicatorRows(one, this.isOnlyChanged(), reader)) };
    });
    const wordsOf = (one: ComparedField) => ({ pointer: one.pointer, place: this.placeOf(one, reader), before: this.wordOf(one.pointer, one.before), after: this.wordOf(one.pointer, one.after) });
    return {
      files: comparison.files.filter((one) => one.isChanged || !this.isOnlyChanged()), changed: comparison.changed, indicators: indicators.filter((one) => one.count > 0), lines: lineRows(comparison, this.isOnlyChanged(), reader),
      texts: [...comparison.narrative, ...comparison.lines.map((one) => one.note).filter((one) => one.before !== null || one.after !== null), ...comparison.statuses, ...comparison.notes].filter(isShown).map(wordsOf),
    };
  });

  protected choose(n: number): void {
    void this.query.set({ with: String(n) });
  }

  protected showAll(isAll: boolean): void {
    void this.query.set({ show: isAll ? 'all' : null });
  }

  private nameOf({ n, at, by, outcome }: Submission): string {
    const what = outcome ? this.texts.firstOf([`reports.outcome.${outcome}`], {}, outcome) : null;
    return joined([this.texts.say('reports.compare.submission', { n }), formatInstant(at, this.languages.current()), by?.name, what]);
  }

  private placeOf({ pointer }: ComparedField, { definitions }: CompareReader): string {
    const [, part = '', at = '', field = ''] = pointer.split('/');
    if (part === 'explanations') {
      const finding = at.replaceAll('~1', '/').replaceAll('~0', '~');
      return joined([this.texts.say('reports.explanation'), placeOf(finding.slice(finding.indexOf(':') + 1), definitions, this.texts)]);
    }
    if (part === 'variance') return this.texts.say('reports.varianceOf', { category: at });
    const place = placeOf(pointer, definitions, this.texts);
    if (part === 'statuses') return joined([place, this.texts.say(field === 'reason' ? 'reports.statusReason' : 'reports.outputStatus')]);
    return part === 'finance' ? joined([place, this.texts.say('reports.face.note')]) : place;
  }

  private wordOf(pointer: string, value: unknown): string {
    const word = typeof value === 'string' ? value : '';
    return pointer.startsWith('/statuses/') && pointer.endsWith('/status') && word ? this.texts.say(`reports.status.${word}`) : word;
  }
}
