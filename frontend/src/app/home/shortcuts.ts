import { Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Permission } from '#shared/accounts';
import { SessionStore } from '../platform/session/session-store';
import type { IconName } from '../ui/icon-drawings';

interface Shortcut {
  readonly link: string;
  readonly icon: IconName;
  /** Below `frame.navigation` its name, below `frame.home.shortcut` what one finds there. */
  readonly name: string;
  readonly needs: Permission;
}
const shortcuts: readonly Shortcut[] = [
  { link: '/dashboards', icon: 'dashboard', name: 'dashboards', needs: 'dashboard.read' },
  { link: '/exports', icon: 'export', name: 'exports', needs: 'export.create' },
  { link: '/users', icon: 'users', name: 'users', needs: 'user.manage' },
  { link: '/organisations', icon: 'organisation', name: 'organisations', needs: 'organisation.write' },
  { link: '/programmes', icon: 'globe', name: 'programmes', needs: 'user.manage' },
  { link: '/projects', icon: 'project', name: 'projects', needs: 'project.read' },
  { link: '/reports', icon: 'report', name: 'reports', needs: 'report.read' },
  { link: '/calls', icon: 'call', name: 'calls', needs: 'call.read' },
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
  protected readonly shown = computed(() => shortcuts.filter((one) => this.session.can(one.needs)));
}
