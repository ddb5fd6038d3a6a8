import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { PageHeader } from '../../ui/page-header';
import { OwnCalendar } from './own-calendar';
import { OwnNotices } from './own-notices';
import { OwnPassword } from './own-password';
import { OwnProfile } from './own-profile';
import { OwnSessions } from './own-sessions';

@Component({
  selector: 'app-account',
  imports: [OwnCalendar, OwnNotices, OwnPassword, OwnProfile, OwnSessions, PageHeader, TranslocoPipe],
  template: `
    <app-page-header [title]="'accounts.account.title' | transloco" />
    <div class="columns"><app-own-profile /><app-own-password /></div>
    <app-own-notices />
    <app-own-calendar />
    <app-own-sessions />
  `,
  styles: ':host { display: flex; flex-direction: column; gap: var(--space-4); } app-page-header { margin: 0; }',
})
export class Account {}
