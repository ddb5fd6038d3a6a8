import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { DecimalPipe } from '../../platform/i18n/format-pipes';
import { ProjectDesk } from '../data/project-desk';

/** The results framework in force: outcomes, outputs, indicators with baseline and target. */
@Component({
  selector: 'app-project-results',
  imports: [DecimalPipe, TranslocoPipe],
  template: `
    @for (outcome of outcomes(); track outcome.id) {
      <section class="panel stack">
        <h2><span class="code soft">{{ outcome.code }}</span>&ngsp;<span dir="auto">{{ outcome.title }}</span></h2>
        @for (output of outcome.outputs; track output.id) {
          <h3><span class="code soft">{{ output.code }}</span>&ngsp;<span dir="auto">{{ output.title }}</span></h3>
          <div class="scroll" tabindex="0" role="region" [attr.aria-label]="output.title">
            <table class="plain">
              <thead><tr>
                <th scope="col">{{ 'projects.indicator' | transloco }}</th><th scope="col">{{ 'projects.unit' | transloco }}</th>
                <th scope="col" class="number">{{ 'projects.baseline' | transloco }}</th><th scope="col" class="number">{{ 'projects.target' | transloco }}</th>
                <th scope="col">{{ 'projects.split' | transloco }}</th>
              </tr></thead>
              <tbody>
                @for (one of output.indicators; track one.id) {
                  <tr>
                    <th scope="row"><span class="code">{{ one.code }}</span>&ngsp;<span dir="auto">{{ one.title }}</span></th><td dir="auto">{{ one.unit }}</td>
                    <td class="number">{{ one.baseline.value | decimal }}</td><td class="number">{{ one.target | decimal }}</td><td>{{ dimensions(one.disaggregation) }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      </section>
    }
  `,
  styles: ':host { display: flex; flex-direction: column; gap: var(--space-4); } .scroll { overflow-x: auto; } .plain { table-layout: fixed; min-inline-size: 36rem; } th:first-child { inline-size: 46%; }',
})
export class ProjectResults {
  private readonly desk = inject(ProjectDesk);
  protected readonly outcomes = computed(() => {
    const framework = this.desk.view()?.framework;
    return framework?.outcomes.map((outcome) => ({
      ...outcome,
      outputs: framework.outputs.filter((one) => one.outcome === outcome.id).map((output) => ({ ...output, indicators: framework.indicators.filter((one) => one.output === output.id) })),
    })) ?? [];
  });

  protected dimensions(split: readonly { readonly code: string; readonly categories: readonly string[] }[]): string {
    return split.map((one) => one.code).join(' × ');
  }
}
