import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { PluralPipe } from '../../platform/i18n/format-pipes';
import { ReportDesk } from '../data/report-desk';

/** How much stands behind an output or indicator, and the way there; who writes the report adds some. */
@Component({
  selector: 'app-evidence-count',
  imports: [MatButton, MatIcon, PluralPipe, RouterLink, TranslocoPipe],
  template: `
    @if (count() > 0 || desk.partner()?.isEditable()) {
      <a matButton class="no-print" [routerLink]="[]" [queryParams]="{ section: 'evidence', about: anchor() }">
        <mat-icon svgIcon="image" aria-hidden="true" />@if (count() > 0) { {{ 'reports.evidence.count' | plural: count() }} } @else { {{ 'reports.evidence.add' | transloco }} }
      </a>
    }
  `,
})
export class EvidenceCount {
  protected readonly desk = inject(ReportDesk);
  readonly anchor = input.required<string>();
  protected readonly count = computed(() => this.desk.partner()?.content().evidence.filter((one) => one.anchor === this.anchor()).length ?? 0);
}
