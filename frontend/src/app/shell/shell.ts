import { Component, ElementRef, Injector, afterNextRender, computed, effect, inject, untracked, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MAT_FORM_FIELD_DEFAULT_OPTIONS } from '@angular/material/form-field';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter, map, pairwise, startWith } from 'rxjs';
import { NotificationStore } from '../notifications/notification-store';
import { OfflinePortal } from '../platform/device/offline-portal';
import { DraftSender } from '../platform/drafts/draft-sender';
import { EvidenceUploads } from '../platform/evidence-uploads';
import { ServerReach } from '../platform/http/server-reach';
import { SessionStore } from '../platform/session/session-store';
import { DemoBanner } from './demo-banner';
import { navigation } from '../ui/navigation';
import { NewerPortal } from './newer-portal';
import { Rail } from './rail';
import { ReachBanner } from '../ui/reach-banner';
import { TopBar } from './top-bar';

/** The frame around every page of those who are signed in. */
@Component({
  selector: 'app-shell',
  imports: [RouterOutlet, DemoBanner, NewerPortal, Rail, ReachBanner, TopBar, TranslocoPipe],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  // Here and not at the root: the sign-in page does without Material's fields and loads sooner.
  providers: [{ provide: MAT_FORM_FIELD_DEFAULT_OPTIONS, useValue: { appearance: 'outline', subscriptSizing: 'dynamic' } }],
})
export class Shell {
  protected readonly session = inject(SessionStore);
  private readonly injector = inject(Injector);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  protected readonly items = computed(() => navigation.filter((item) =>
    (!item.needs || this.session.can(item.needs)) && (!item.roles || this.session.hasRole(...item.roles))));

  constructor() {
    inject(DraftSender).start(this.injector);
    inject(EvidenceUploads).start(this.injector);
    const [offline, notifications, reach] = [inject(OfflinePortal), inject(NotificationStore), inject(ServerReach)];
    effect(() => {
      notifications.newest();
      this.session.person();
      if (!reach.isAway()) untracked(() => void offline.prepare());
    });
    const router = inject(Router);
    router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => pathOf(event.urlAfterRedirects)),
      startWith(pathOf(router.url)),
      pairwise(),
      filter(([before, after]) => before !== after),
      takeUntilDestroyed(),
    ).subscribe(() => this.focusPage());
  }

  /** A new page is announced by its title, or by its region until there is one. */
  protected focusPage(): void {
    afterNextRender(() => {
      const main = this.main().nativeElement;
      (main.querySelector<HTMLElement>('h1[tabindex]') ?? main).focus();
    }, { injector: this.injector });
  }
}

const pathOf = (url: string): string => url.split(/[?#]/)[0] ?? '';
