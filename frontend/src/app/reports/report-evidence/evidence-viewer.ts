import { Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Evidence } from '#shared/reports';
import { apiRoot } from '../../platform/http/api';
import { Languages } from '../../platform/i18n/languages';

export interface ViewedPhotos {
  readonly photos: readonly Evidence[];
  readonly at: number;
}

/** Photos one by one, as large as the screen: arrows go on in the direction of reading, Escape closes. */
@Component({
  selector: 'app-evidence-viewer',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, MatIcon, MatIconButton, TranslocoPipe],
  host: { '(keydown)': 'press($event)' },
  template: `
    <h2 mat-dialog-title><bdi>{{ photo()?.caption || photo()?.name }}</bdi></h2>
    <mat-dialog-content tabindex="0">
      @if (photo(); as one) {
        @if (isBroken()) { <p class="soft">{{ 'reports.evidence.noPicture' | transloco }}</p> }
        @else { <img [src]="root + '/files/' + one.file + '/pictures/1280'" [alt]="one.caption || one.name" (error)="broken.set(one.id)" /> }
        <p class="small soft"><bdi>{{ one.place }}</bdi>@if (one.credit) { · © <bdi>{{ one.credit }}</bdi> }</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions class="spread">
      <span class="row">
        <button matIconButton type="button" [disabled]="at() === 0" [attr.aria-label]="'common.previous' | transloco" (click)="go(-1)"><mat-icon svgIcon="arrow-start" /></button>
        <span role="status" class="small">{{ 'reports.evidence.of' | transloco: { n: at() + 1, count: photos.length } }}</span>
        <button matIconButton type="button" [disabled]="at() === photos.length - 1" [attr.aria-label]="'common.next' | transloco" (click)="go(1)"><mat-icon svgIcon="arrow-end" /></button>
      </span>
      <span class="row">
        <a matButton [href]="root + '/files/' + photo()?.file" download>{{ 'common.download' | transloco }}</a>
        <button matButton type="button" mat-dialog-close>{{ 'common.close' | transloco }}</button>
      </span>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content { display: flex; flex-direction: column; align-items: center; gap: var(--space-2); }
    img { max-inline-size: 100%; max-block-size: 65vh; object-fit: contain; }
    .row { flex-wrap: nowrap; }
  `,
})
export class EvidenceViewer {
  private readonly data = inject<ViewedPhotos>(MAT_DIALOG_DATA);
  private readonly languages = inject(Languages);
  protected readonly root = apiRoot;
  protected readonly photos = this.data.photos;
  protected readonly at = signal(this.data.at);
  protected readonly photo = computed(() => this.photos[this.at()]);
  protected readonly broken = signal<string | null>(null);
  protected readonly isBroken = computed(() => this.broken() === this.photo()?.id);

  protected go(step: number): void {
    this.at.update((at) => Math.max(0, Math.min(this.photos.length - 1, at + step)));
  }

  protected press(event: KeyboardEvent): void {
    const forward = this.languages.direction() === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const steps: Readonly<Record<string, number>> = { [forward]: 1, [backward]: -1, Home: -this.photos.length, End: this.photos.length };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.go(step);
  }
}
