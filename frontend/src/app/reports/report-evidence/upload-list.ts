import { Component, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { EvidenceUploads } from '../../platform/evidence-uploads';
import { ProgressBar } from '../../ui/progress-bar';
import { StoppedPipe } from '../../ui/stopped-pipe';
import { ReportUploads } from './report-uploads';

/** What is on its way: how far it is, what it waits for, and how to stop it. */
@Component({
  selector: 'app-upload-list',
  imports: [MatButton, MatIcon, MatIconButton, ProgressBar, StoppedPipe, TranslocoPipe],
  template: `
    <ul class="stack" [attr.aria-label]="'reports.evidence.onTheWay' | transloco">
      @for (one of items(); track one.id) {
        <li class="stack line">
          <div class="spread">
            <span><bdi>{{ one.name }}</bdi>&ngsp;<span class="soft small" role="status">{{ 'reports.evidence.upload.' + one.state | transloco }}</span></span>
            <button matIconButton type="button" [attr.aria-label]="('common.cancel' | transloco) + ': ' + one.name" (click)="uploads.cancel(one.id)"><mat-icon svgIcon="close" /></button>
          </div>
          @switch (one.state) {
            @case ('stopped') {
              <div class="row"><p class="refused" role="alert">{{ one.reason | stopped }}</p><button matButton type="button" (click)="uploads.again(one.id)">{{ 'common.tryAgain' | transloco }}</button></div>
            }
            @case ('lost') {
              <div class="row">
                @if (another() === one.id) { <p class="refused" role="alert">{{ 'reports.evidence.another' | transloco: { name: one.name } }}</p> }
                <input #picker type="file" class="visually-hidden" tabindex="-1" [attr.aria-label]="'reports.evidence.chooseAgain' | transloco: { name: one.name }" (change)="find(one.id, picker.files); picker.value = ''" />
                <button matButton="outlined" type="button" (click)="picker.click()">{{ 'reports.evidence.chooseAgain' | transloco: { name: one.name } }}</button>
              </div>
            }
            @default { <app-progress-bar [label]="one.name" [value]="one.share" [tone]="one.state === 'away' ? 'warn' : 'active'" /> }
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul { list-style: none; padding: 0; gap: var(--space-3); }
    .line { gap: var(--space-1); }
    .refused { color: var(--bad-ink); }
    .spread > span { overflow-wrap: anywhere; }
  `,
})
export class UploadList {
  protected readonly uploads = inject(EvidenceUploads);
  protected readonly items = inject(ReportUploads).items;
  protected readonly another = signal<string | null>(null);

  protected async find(id: string, chosen: FileList | null): Promise<void> {
    const file = chosen?.item(0);
    if (file) this.another.set((await this.uploads.found(id, file)) ? null : id);
  }
}
