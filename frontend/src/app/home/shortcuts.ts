import { Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Permission } from '#shared/accounts';
import { SessionStore } from '../platform/session/session-store';
import { navigation } from '../ui/navigation';

/** Pages of the navigation in the order in which those without tasks want them, and the permission that makes them theirs. */
const wanted: readonly (readonly [name: string, needs: Permission])[] = [
  ['dashboards', 'dashboard.read'], ['exports', 'export.create'], ['users', 'user.manage'], ['organisations', 'organisation.write'], ['programmes', 'user.manage'],
  ['projects', 'project.read'], ['reports', 'report.read'], ['calls', 'call.read'],
];

/** Where a person goes who has nothing to do here: the pages of their work, and what they find there. */
@Component({
  selector: 'app-shortcuts',
  imports: [MatIcon, RouterLink, TranslocoPipe],
  template: `
    <h2>{{ 'frame.home.shortcuts' | transloco }}</h2>
    <ul class="columns">
      @for (one of shown(); track one.link) {
        <li><a class="panel" [routerLink]="one.link">
          <mat-icon [svgIcon]="one.icon" aria-hidden="true" />
          <span><strong>{{ 'frame.navigation.' + one.name | transloco }}</strong><span class="soft small">{{ 'frame.home.shortcut.' + one.name | transloco }}</span></span>
        </a></li>
      }
    </ul>
  `,
  styles: `
    h2 { margin-block-end: var(--space-2); }
    ul { padding: 0; margin: 0; list-style: none; align-items: stretch; }
    a { display: flex; gap: var(--space-3); block-size: 100%; color: var(--ink); text-decoration: none; }
    a:hover strong { text-decoration: underline; }
    a > span { display: flex; flex-direction: column; gap: 2px; }
    .mat-icon { color: var(--accent); }
  `,
})
export class Shortcuts {
  private readonly session = inject(SessionStore);
  protected readonly shown = computed(() =>
    wanted.filter(([, needs]) => this.session.can(needs)).flatMap(([name]) => navigation.filter((one) => one.name === name)));
}
