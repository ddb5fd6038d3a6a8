import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { budgetFigures } from '#shared/budgets';
import { AmountPipe, DecimalPipe } from '../../platform/i18n/format-pipes';
import { ProjectDesk } from '../data/project-desk';

/** The budget in force, line by line with its sources and totals. Amounts in the project's currency. */
@Component({
  selector: 'app-project-budget',
  imports: [AmountPipe, DecimalPipe, TranslocoPipe],
  template: `
    @if (desk.view(); as view) {
      <section class="panel stack">
        <h2>{{ 'projects.section.budget' | transloco }} <span class="soft small">{{ view.currency }}</span></h2>
        <div class="scroll" tabindex="0" role="region" [attr.aria-label]="'projects.section.budget' | transloco">
          <table class="plain">
            <thead><tr>
              <th scope="col">{{ 'projects.line' | transloco }}</th><th scope="col">{{ 'projects.category' | transloco }}</th><th scope="col">{{ 'projects.unit' | transloco }}</th>
              <th scope="col" class="number">{{ 'projects.quantity' | transloco }}</th><th scope="col" class="number">{{ 'projects.unitCost' | transloco }}</th>
              <th scope="col" class="number">{{ 'common.total' | transloco }}</th><th scope="col" class="number">{{ 'projects.funder' | transloco }}</th>
              <th scope="col" class="number">{{ 'projects.partnerCash' | transloco }}</th><th scope="col" class="number">{{ 'projects.inKind' | transloco }}</th>
            </tr></thead>
            <tbody>
              @for (line of view.lines; track line.id) {
                <tr>
                  <th scope="row"><span class="code">{{ line.code }}</span>&ngsp;<span dir="auto">{{ line.description }}</span></th><td>{{ line.category }}</td><td dir="auto">{{ line.unit }}</td>
                  <td class="number">{{ line.quantity | decimal }} @if (line.times !== '1') { × {{ line.times | decimal }} }</td><td class="number">{{ line.unitCost | amount: view.currency }}</td>
                  <td class="number">{{ line.total | amount: view.currency }}</td><td class="number">{{ line.funder | amount: view.currency }}</td>
                  <td class="number">{{ line.partnerCash | amount: view.currency }}</td><td class="number">{{ line.inKind | amount: view.currency }}</td>
                </tr>
              }
            </tbody>
            <tfoot>
              @if (totals(); as sum) {
                <tr>
                  <th scope="row" colspan="5">{{ 'common.total' | transloco }}</th>
                  <td class="number">{{ sum.total | amount: view.currency }}</td><td class="number">{{ sum.funder | amount: view.currency }}</td>
                  <td class="number">{{ sum.partnerCash | amount: view.currency }}</td><td class="number">{{ sum.inKind | amount: view.currency }}</td>
                </tr>
              }
            </tfoot>
          </table>
        </div>
      </section>
    }
  `,
  styles: '.scroll { overflow-x: auto; } tbody th { min-inline-size: 9rem; } tfoot :is(th, td) { font-weight: 600; border-block-start: 2px solid var(--line); }',
})
export class ProjectBudget {
  protected readonly desk = inject(ProjectDesk);
  protected readonly totals = computed(() => { const view = this.desk.view(); return view ? budgetFigures(view.lines) : null; });
}
