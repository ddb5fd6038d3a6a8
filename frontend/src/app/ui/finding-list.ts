import { Component, computed, inject, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Finding } from '#shared/platform';
import { Texts } from '../platform/i18n/texts';

/**
 * What stands in the way (red) and what asks for a word (amber), each a link to its place.
 * `<app-finding-list [findings]="…" folder="reports.finding" (go)="show($event.pointer)" />`
 */
@Component({
  selector: 'app-finding-list',
  imports: [MatIcon, TranslocoPipe],
  templateUrl: './finding-list.html',
  styleUrl: './finding-list.scss',
})
export class FindingList {
  private readonly texts = inject(Texts);
  readonly findings = input.required<readonly Finding[]>();
  /** Where the texts of the codes are. */
  readonly folder = input.required<string>();
  /** Names the place of a finding, where the text alone does not: the row's code. */
  readonly where = input<(finding: Finding) => string>(() => '');
  readonly go = output<Finding>();

  protected readonly groups = computed(() => [
    { severity: 'blocking', icon: 'error' as const, findings: this.findings().filter((f) => f.severity === 'blocking') },
    { severity: 'soft', icon: 'alert' as const, findings: this.findings().filter((f) => f.severity === 'soft') },
  ].filter((group) => group.findings.length > 0));

  protected textOf(finding: Finding): string {
    return this.texts.firstOf([`${this.folder()}.${finding.code}`, `common.rule.${finding.code}`], finding.params, finding.code);
  }
}
