import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { OfflinePortal } from '../platform/device/offline-portal';
import { Drafts } from '../platform/drafts/drafts';

/** A newer portal is here: loaded when the person says so, never under a page that is being written. */
@Component({
  selector: 'app-newer-portal',
  imports: [MatButton, MatIcon, TranslocoPipe],
  template: `<div role="status">
    @if (offline.hasNewer()) {
      <p><mat-icon svgIcon="info" aria-hidden="true" /><span>{{ 'frame.newer.text' | transloco }}</span>
        <button matButton type="button" [disabled]="isBusy()" (click)="load()">{{ 'frame.newer.act' | transloco }}</button></p>
    }
  </div>`,
  styles: 'p { display: flex; align-items: center; gap: var(--space-2); max-inline-size: none; padding: var(--space-1) var(--space-6); background: var(--panel); border-block-end: 1px solid var(--line); }',
})
export class NewerPortal {
  protected readonly offline = inject(OfflinePortal);
  private readonly drafts = inject(Drafts);
  protected readonly isBusy = signal(false);

  /** What is typed is sent or at least on the device; a form that is saved as a whole makes the browser ask. */
  protected async load(): Promise<void> {
    this.isBusy.set(true);
    await this.drafts.flush();
    location.reload();
    this.isBusy.set(false);
  }
}
