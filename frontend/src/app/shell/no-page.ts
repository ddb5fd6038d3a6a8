import { Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyState } from '../ui/empty-state';
import type { IconName } from '../ui/icon-drawings';
import { PageHeader } from '../ui/page-header';

/** Instead of a page: there is none at this address, or it is not for who asks. */
@Component({
  selector: 'app-no-page',
  imports: [EmptyState, MatButton, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <app-page-header [title]="'frame.' + why() + '.title' | transloco" />
    <app-empty-state [icon]="icon()" [title]="'frame.' + why() + '.text' | transloco">
      <a matButton="filled" routerLink="/">{{ 'frame.toHome' | transloco }}</a>
    </app-empty-state>
  `,
})
export class NoPage {
  /** Both come with the route. */
  readonly why = input.required<'notAllowed' | 'notFound'>();
  readonly icon = input.required<IconName>();
}
