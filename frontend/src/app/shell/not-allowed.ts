import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyState } from '../ui/empty-state';
import { PageHeader } from '../ui/page-header';

@Component({
  selector: 'app-not-allowed',
  imports: [EmptyState, MatButton, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <app-page-header [title]="'frame.notAllowed.title' | transloco" />
    <app-empty-state icon="lock" [title]="'frame.notAllowed.text' | transloco">
      <a matButton="filled" routerLink="/">{{ 'frame.toHome' | transloco }}</a>
    </app-empty-state>
  `,
})
export class NotAllowed {}
