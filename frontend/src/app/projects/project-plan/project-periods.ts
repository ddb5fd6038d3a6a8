import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { stateKey } from '#shared/platform';
import { reportPage } from '#shared/reports';
import { Api } from '../../platform/http/api';
import { DayPipe, MoneyPipe } from '../../platform/i18n/format-pipes';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { ProjectDesk } from '../data/project-desk';

/** Reporting periods with their reports and tranches: what is planned, requested, authorised and paid. */
@Component({
  selector: 'app-project-periods',
  imports: [DayPipe, MoneyPipe, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  template: `
    <section class="panel stack">
      <h2>{{ 'projects.section.periods' | transloco }}</h2>
      @if (reports.error(); as problem) { <app-problem-panel [problem]="problem" (retry)="reports.reload()" /> }
      @if (rows().length === 0 && desk.view()) { <p class="soft">{{ 'projects.noPeriods' | transloco }}</p> }
      @else if (!desk.view()) { <app-skeleton /> }
      @else {
        <div class="scroll" tabindex="0" role="region" [attr.aria-label]="'projects.section.periods' | transloco">
          <table class="plain">
            <thead><tr>
              <th scope="col">{{ 'projects.period' | transloco }}</th><th scope="col">{{ 'common.due' | transloco }}</th><th scope="col">{{ 'projects.report' | transloco }}</th>
              <th scope="col" class="number">{{ 'projects.planned' | transloco }}</th><th scope="col" class="number">{{ 'projects.requested' | transloco }}</th>
              <th scope="col" class="number">{{ 'projects.authorised' | transloco }}</th><th scope="col" class="number">{{ 'projects.released' | transloco }}</th>
            </tr></thead>
            <tbody>
              @for (row of rows(); track row.period.id) {
                <tr>
                  <th scope="row">{{ row.period.start | day }} – {{ row.period.end | day }}</th><td>{{ row.period.due | day }}</td>
                  <td>@if (row.report; as report) { <a [routerLink]="['/reports', report.id]">{{ row.key | transloco }}</a> }</td>
                  <td class="number">{{ row.tranche?.planned | money }}</td><td class="number">{{ row.tranche?.requested | money }}</td>
                  <td class="number">{{ row.tranche?.authorised | money }}</td><td class="number">{{ row.tranche?.released | money }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </section>
  `,
  styles: '.scroll { overflow-x: auto; } th, td { white-space: nowrap; }',
})
export class ProjectPeriods {
  protected readonly desk = inject(ProjectDesk);
  protected readonly reports = inject(Api).resource(reportPage, () => { const id = this.desk.id(); return id && { url: '/reports', query: { project: id, limit: 100 } }; });
  protected readonly rows = computed(() => {
    const view = this.desk.view();
    const reports = new Map((this.reports.hasValue() ? this.reports.value().items : []).map((one) => [one.period.seq, one]));
    return view?.periods.map((period) => {
      const report = reports.get(period.seq);
      const key = report?.clock ? `projects.clock.${report.clock}` : `projects.${stateKey('report', report?.state ?? 'draft', 'staff')}`;
      return { period, report, key, tranche: view.tranches.find((one) => one.period.start === period.start) };
    }) ?? [];
  });
}
