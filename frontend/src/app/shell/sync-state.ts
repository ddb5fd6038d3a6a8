import { Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { DeviceStore } from '../platform/device/device-store';
import { OfflinePortal } from '../platform/device/offline-portal';
import { Drafts, worstOf } from '../platform/drafts/drafts';
import type { QueueState } from '../platform/drafts/draft-queue';
import { EvidenceUploads } from '../platform/evidence-uploads';
import { Texts } from '../platform/i18n/texts';
import type { IconName } from '../ui/icon-drawings';

const icons: Record<QueueState, IconName> = { saved: 'cloud-done', unread: 'device', waiting: 'sync', away: 'cloud-off', conflict: 'alert', refused: 'alert' };

/** Where what was typed or chosen is now: on the server, on this device, or refused. */
@Component({
  selector: 'app-sync-state',
  imports: [MatIcon, RouterLink],
  template: `<span role="status">
    @if (device.isFull()) { <span class="sync refused"><mat-icon svgIcon="alert" aria-hidden="true" /><span>{{ full() }}</span></span> }
    @if (state(); as state) { <a routerLink="/device" class="sync" [class]="state"><mat-icon [svgIcon]="icons[state]" aria-hidden="true" /><span class="word">{{ word() }}</span></a> }
    @else if (offline.isReady()) { <a routerLink="/device" class="sync"><mat-icon svgIcon="cloud-done" aria-hidden="true" /><span class="word">{{ ready() }}</span></a> }
  </span>`,
  styles: `
    :host, [role='status'] { display: flex; align-items: center; }
    a { text-decoration: none; }
    .sync { display: inline-flex; align-items: center; gap: 6px; padding-inline: var(--space-2); font-size: var(--text-small); color: var(--ink-soft); white-space: nowrap; }
    :is(.away, .unread) { color: var(--warn-ink); }
    .conflict, .refused { color: var(--bad-ink); font-weight: 600; }
    .mat-icon { inline-size: 18px; block-size: 18px; }
    @media (max-width: 599px) { .word { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); } }
  `,
})
export class SyncState {
  private readonly drafts = inject(Drafts);
  private readonly uploads = inject(EvidenceUploads);
  private readonly texts = inject(Texts);
  protected readonly offline = inject(OfflinePortal);
  protected readonly ready = computed(() => this.texts.say('frame.device.ready'));
  protected readonly device = inject(DeviceStore);
  protected readonly icons = icons;
  protected readonly full = computed(() => this.texts.say('frame.sync.full'));
  protected readonly state = computed(() => worstOf([this.drafts.state(), this.uploads.state()]));
  protected readonly word = computed(() => {
    const state = this.state();
    return state === 'away' ? this.texts.plural('frame.sync.away', this.drafts.waiting() + this.uploads.waiting()) : this.texts.say(`frame.sync.${state}`);
  });
}
