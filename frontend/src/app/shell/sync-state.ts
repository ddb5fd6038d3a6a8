import { Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DeviceStore } from '../platform/device/device-store';
import { OfflinePortal } from '../platform/device/offline-portal';
import { Drafts, worstOf } from '../platform/drafts/drafts';
import type { QueueState } from '../platform/drafts/draft-queue';
import { EvidenceUploads } from '../platform/evidence-uploads';
import { Texts } from '../platform/i18n/texts';
import type { IconName } from '../ui/icon-drawings';

type Shown = QueueState | 'ready';
const icons: Record<Shown, IconName> = { saved: 'cloud-done', ready: 'cloud-done', unread: 'device', waiting: 'sync', away: 'cloud-off', conflict: 'alert', refused: 'alert' };

/** Where what was typed or chosen is now: on the server, on this device, or refused. */
@Component({
  selector: 'app-sync-state',
  imports: [MatIcon, RouterLink, TranslocoPipe],
  template: `<span role="status">
    @if (device.isFull()) { <span class="sync refused"><mat-icon svgIcon="alert" aria-hidden="true" /><span class="word">{{ 'frame.sync.full' | transloco }}</span><span class="short" aria-hidden="true">{{ 'frame.sync.short.full' | transloco }}</span></span> }
    @if (shown(); as one) { <a routerLink="/device" class="sync" [class]="one.state"><mat-icon [svgIcon]="one.icon" aria-hidden="true" /><span class="word">{{ one.word }}</span><span class="short" aria-hidden="true">{{ one.short }}</span></a> }
  </span>`,
  styles: `
    :host, [role='status'] { display: flex; align-items: center; }
    a { text-decoration: none; }
    .sync { display: inline-flex; align-items: center; gap: 6px; padding-inline: var(--space-2); font-size: var(--text-small); color: var(--ink-soft); white-space: nowrap; }
    :is(.away, .unread) { color: var(--warn-ink); }
    .conflict, .refused { color: var(--bad-ink); font-weight: 600; }
    .mat-icon { inline-size: 18px; block-size: 18px; }
    .short { display: none; }
    @media (max-width: 599px) { .short { display: inline; } .word { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); } }
  `,
})
export class SyncState {
  private readonly drafts = inject(Drafts);
  private readonly uploads = inject(EvidenceUploads);
  private readonly texts = inject(Texts);
  private readonly offline = inject(OfflinePortal);
  protected readonly device = inject(DeviceStore);
  /** In words, and in one word where there is room for no more; null where nothing was typed and the portal is not kept here. */
  protected readonly shown = computed(() => {
    const state = worstOf([this.drafts.state(), this.uploads.state()]) ?? (this.offline.isReady() ? 'ready' : null);
    return state && { state, icon: icons[state], word: this.wordOf(state), short: this.texts.say(`frame.sync.short.${state}`) };
  });

  private wordOf(state: Shown): string {
    if (state === 'ready') return this.texts.say('frame.device.ready');
    return state === 'away' ? this.texts.plural('frame.sync.away', this.drafts.waiting() + this.uploads.waiting()) : this.texts.say(`frame.sync.${state}`);
  }
}
