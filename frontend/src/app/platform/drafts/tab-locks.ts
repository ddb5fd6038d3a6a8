import { Injectable } from '@angular/core';

/** Locks between the tabs of this browser. Where it has none (an address without TLS), each tab is on its own and the server decides. */
@Injectable({ providedIn: 'root' })
export class TabLocks {
  private readonly locks: LockManager | undefined = (navigator as Partial<Navigator>).locks;

  /** One after the other. @param signal ends the waiting for it, with an `AbortError` */
  async alone<T>(name: string, act: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.locks ? await this.locks.request(name, signal ? { signal } : {}, act) : act();
  }

  /** Only when nobody holds it now. */
  async ifFree(name: string, act: () => Promise<void>): Promise<void> {
    if (!this.locks) return act();
    await this.locks.request(name, { ifAvailable: true }, async (lock) => { if (lock) await act(); });
  }

  /** Holds it together with others: resolves, once it is held, to what lets it go. */
  share(name: string): Promise<() => void> {
    return this.hold(name, 'shared');
  }

  /** Holds it alone, as the one of all tabs, until let go or the tab is gone. */
  lead(name: string): Promise<() => void> {
    return this.hold(name, 'exclusive');
  }

  private hold(name: string, mode: LockMode): Promise<() => void> {
    const { locks } = this;
    if (!locks) return Promise.resolve(() => undefined);
    return new Promise((held) => {
      void locks.request(name, { mode }, () => new Promise<void>((letGo) => { held(letGo); }));
    });
  }
}
