import { Component, Injector, afterNextRender, inject } from '@angular/core';
import { MatBadge } from '@angular/material/badge';
import { MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { NotificationStore } from '../notifications/notification-store';
import { ColourSchemes, colourSchemes } from '../platform/colour-scheme';
import { SessionStore } from '../platform/session/session-store';
import { LanguageMenu } from '../ui/language-menu';
import { SyncState } from './sync-state';

@Component({
  selector: 'app-top-bar',
  imports: [LanguageMenu, MatBadge, MatIcon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, MatTooltip, RouterLink, SyncState, TranslocoPipe],
  templateUrl: './top-bar.html',
  styleUrl: './top-bar.scss',
  host: { '(document:keydown.control.k)': 'openSearch($event)', '(document:keydown.meta.k)': 'openSearch($event)' },
})
export class TopBar {
  protected readonly session = inject(SessionStore);
  protected readonly notifications = inject(NotificationStore);
  protected readonly colours = inject(ColourSchemes);
  protected readonly schemes = colourSchemes;
  protected readonly isMac = navigator.userAgent.includes('Mac');
  private readonly dialog = inject(MatDialog);
  private readonly injector = inject(Injector);

  constructor() {
    // One can sign out without a line too: what that takes is fetched once the page has what it needs.
    afterNextRender(() => setTimeout(() => void signingOut().catch(() => undefined), 3000));
  }

  protected async openSearch(event: Event): Promise<void> {
    event.preventDefault();
    if (this.dialog.openDialogs.length > 0) return;
    const { SearchDialog } = await import('./search-dialog');
    this.dialog.open(SearchDialog, { width: '640px', position: { top: '10vh' } });
  }

  protected async signOut(): Promise<void> {
    const { SignOut } = await signingOut();
    await this.injector.get(SignOut).run();
  }
}

const signingOut = () => import('./sign-out');
