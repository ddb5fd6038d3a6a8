import { Component, DOCUMENT, DestroyRef, afterRenderEffect, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { saveFile } from '../../platform/http/downloads';
import { PageTitles } from '../../platform/i18n/page-titles';
import { Act } from '../act';
import { ProblemPanel } from '../problem-panel';

/**
 * A page as it goes on paper, by the reader's own print or by the server's, with the acts above it. The root element's
 * `data-paper` says when all of it is there, or that it has failed: the server's printer waits for that.
 */
@Component({
  selector: 'app-paper',
  imports: [MatButton, MatIcon, ProblemPanel, RouterLink, TranslocoPipe],
  template: `
    <header class="acts no-print">
      <a matButton [routerLink]="back()"><mat-icon svgIcon="arrow-start" aria-hidden="true" />{{ 'common.back' | transloco }}</a>
      <span class="row">
        @if (act.isBusy()) { <span role="status" class="soft small">{{ 'common.paper.making' | transloco }}</span> }
        @if (pdf(); as path) { <button matButton="outlined" type="button" [disabled]="act.isBusy()" (click)="save(path)"><mat-icon svgIcon="download" aria-hidden="true" />{{ 'common.paper.pdf' | transloco }}</button> }
        <button matButton="filled" type="button" (click)="print()"><mat-icon svgIcon="print" aria-hidden="true" />{{ 'common.paper.print' | transloco }}</button>
      </span>
      @if (act.problem(); as problem) { <app-problem-panel class="whole" [problem]="problem" [canRetry]="false" /> }
      @if (problem(); as problem) { <app-problem-panel class="whole" [problem]="problem" [canRetry]="false" /> }
    </header>
    <main class="sheet" tabindex="0"><ng-content /></main>
  `,
  styleUrl: './paper.scss',
})
export class Paper {
  private readonly document = inject(DOCUMENT);
  /** Of the window, and of the PDF. */
  readonly title = input.required<string>();
  readonly back = input.required<string | readonly unknown[]>();
  /** The PDF below the API's root; null where the server makes none. */
  readonly pdf = input<string | null>(null);
  readonly isReady = input.required<boolean>();
  /** What the page could not be read for. */
  readonly problem = input<unknown>(undefined);
  protected readonly act = new Act();

  constructor() {
    const { dataset } = this.document.documentElement;
    afterRenderEffect(() => {
      const state = this.problem() ? 'failed' : this.isReady() ? 'ready' : null;
      if (state === null) delete dataset['paper'];
      else dataset['paper'] = state;
    });
    const titles = inject(PageTitles);
    effect(() => { if (this.title()) titles.show(this.title()); });
    inject(DestroyRef).onDestroy(() => { delete dataset['paper']; });
  }

  protected print(): void {
    this.document.defaultView?.print();
  }

  protected async save(path: string): Promise<void> {
    await this.act.run(() => saveFile(path));
  }
}
