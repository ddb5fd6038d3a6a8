import { DestroyRef, Injectable, effect, inject, type Injector } from '@angular/core';
import { ServerReach } from '../http/server-reach';
import { SessionStore } from '../session/session-store';
import { Drafts } from './drafts';
import { TabLocks } from './tab-locks';

const every = 10_000;

/** Sends what earlier visits left on the device: one tab of the browser does, for the person who is signed in. */
@Injectable({ providedIn: 'root' })
export class DraftSender {
  private readonly drafts = inject(Drafts);
  private readonly locks = inject(TabLocks);
  private readonly reach = inject(ServerReach);
  private readonly session = inject(SessionStore);
  private busy: Promise<void> | null = null;

  /** From now on, as long as this frame of the portal stands. */
  start(frame: Injector): void {
    const person = this.session.person()?.id;
    if (person === undefined) return;
    let hasEnded = false;
    frame.get(DestroyRef).onDestroy(() => { hasEnded = true; });
    void this.locks.lead(`portal.sender.${person}`).then((letGo) => {
      if (hasEnded) {
        letGo();
        return;
      }
      const timer = setInterval(() => void this.send(person), every);
      effect(() => { if (!this.reach.isAway()) void this.send(person); }, { injector: frame });
      frame.get(DestroyRef).onDestroy(() => {
        clearInterval(timer);
        letGo();
      });
    });
  }

  /** One round at a time. A device that cannot be read says so elsewhere. */
  private async send(person: string): Promise<void> {
    if (this.reach.isAway()) return;
    this.busy ??= this.drafts.sendLeft(person).catch(() => undefined).finally(() => { this.busy = null; });
    await this.busy;
  }
}
