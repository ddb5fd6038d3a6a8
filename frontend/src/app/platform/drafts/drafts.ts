import { DestroyRef, Injectable, Injector, computed, effect, inject, signal } from '@angular/core';
import { z } from 'zod';
import { patchAnswer, patchEntry, type PatchEntry } from '#shared/platform';
import { Api } from '../http/api';
import { ServerReach } from '../http/server-reach';
import { KeptOnDevice } from '../kept-on-device';
import { SessionStore } from '../session/session-store';
import { DraftQueue, type QueueState } from './draft-queue';

export interface OpenedDraft {
  readonly queue: DraftQueue;
  /** What an earlier visit typed and could not send: offer to `restore` or to `discard` it. Kept on the device until then. */
  readonly left: readonly PatchEntry[];
  restore(): void;
  discard(): void;
}

const worst: readonly QueueState[] = ['conflict', 'refused', 'away', 'waiting', 'saved'];

/** Opens the queues of drafts. Unsent fields are kept on the device per person and record. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly api = inject(Api);
  private readonly kept = inject(KeptOnDevice);
  private readonly session = inject(SessionStore);
  private readonly reach = inject(ServerReach);
  private readonly injector = inject(Injector);
  private readonly queues = signal<readonly DraftQueue[]>([]);

  /** The worst state of all open drafts, null without any: for the top bar. */
  readonly state = computed(() => worst.find((state) => this.queues().some((q) => q.state() === state)) ?? null);
  readonly waiting = computed(() => this.queues().reduce((sum, q) => sum + q.waiting(), 0));

  /**
   * @param url of the record, below `/api/v1`: its fields are patched there
   * @param version of the record as it was read
   * @param page destroyed with the page that edits: the queue then sends what waits, and ends
   */
  open(url: string, version: number, page: DestroyRef): OpenedDraft {
    const key = `portal.draft.${this.session.person()?.id ?? ''}.${url}`;
    const left = z.array(patchEntry).catch([]).parse(this.kept.read(key));
    let undecided = left;
    const keep = (unsent: readonly PatchEntry[]): void => {
      const all = [...undecided.filter((old) => !unsent.some((e) => e.pointer === old.pointer)), ...unsent];
      if (all.length > 0) this.kept.write(key, all);
      else this.kept.remove(key);
    };
    const queue = new DraftQueue({ version, send: (entries) => this.api.send('PATCH', patchAnswer, url, entries), keep });
    const decide = (): void => { undecided = []; };
    this.follow(queue, page);
    return {
      queue,
      left,
      restore: () => { decide(); queue.restore(left); },
      discard: () => { decide(); keep(queue.unsent()); },
    };
  }

  /** Sends at once when the server is back, and before the page goes. */
  private follow(queue: DraftQueue, page: DestroyRef): void {
    const leaving = (): void => void queue.flush();
    const watcher = effect(() => { if (!this.reach.isAway() && queue.state() === 'away') void queue.flush(); }, { injector: this.injector });
    this.queues.update((all) => [...all, queue]);
    addEventListener('pagehide', leaving);
    page.onDestroy(() => {
      removeEventListener('pagehide', leaving);
      watcher.destroy();
      void queue.flush().finally(() => {
        queue.close();
        this.queues.update((all) => all.filter((q) => q !== queue));
      });
    });
  }
}
