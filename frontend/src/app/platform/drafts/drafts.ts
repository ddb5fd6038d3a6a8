import { DestroyRef, Injectable, Injector, computed, effect, inject, signal, untracked, type EffectRef, type Signal } from '@angular/core';
import { patchAnswer, type PatchAnswer, type PatchEntry, type PatchResult } from '#shared/platform';
import type { UnsentField } from '../device/device-database';
import { DeviceOwner } from '../device/device-owner';
import { DeviceStore } from '../device/device-store';
import { Api } from '../http/api';
import { ApiProblem } from '../http/api-problem';
import { ServerReach } from '../http/server-reach';
import { SessionStore } from '../session/session-store';
import { DraftKeeper } from './draft-keeper';
import { DraftQueue, type QueueState } from './draft-queue';
import { TabLocks } from './tab-locks';
import { TabNews } from './tab-news';

export interface OpenedDraft {
  readonly queue: DraftQueue;
  /** What the server refused at an earlier visit: offer to `restore` or to `discard` it. Kept on the device until then. */
  readonly left: Signal<readonly PatchEntry[]>;
  /** Of what is left, these are sent again. */
  restore(entries: readonly PatchEntry[]): void;
  /** Of what is left, these are given up. */
  discard(entries: readonly PatchEntry[]): void;
  /** Before its page goes: the page has another record now, or this one anew. Sends what waits. */
  end(): void;
}
/** Shows on the page what this device typed elsewhere: at an earlier visit, in another tab. */
export type ShowEntries = (entries: readonly PatchEntry[]) => void;

/** A field that is nowhere but in the memory of this page: the device had no room for it. */
export type UnkeptField = Omit<UnsentField, 'seq'>;
/** A draft whose fields this page carries to the server. */
interface CarriedDraft {
  readonly person: string;
  readonly url: string;
  readonly queue: DraftQueue;
  readonly keeper: DraftKeeper;
  /** Its page is no more: it goes on for what the device could not keep. */
  isLeft: boolean;
  readonly end: () => void;
}

const worst: readonly QueueState[] = ['conflict', 'refused', 'away', 'waiting', 'unread', 'saved'];

/** The worst of these; null where there is none. */
export function worstOf(states: readonly (QueueState | null)[]): QueueState | null {
  return worst.find((state) => states.includes(state)) ?? null;
}

/**
 * Opens the queues of drafts (ADR 0031). Unsent fields are kept on the device per person and record; those that no page has open
 * are sent by one tab of the browser, those of an open page by that page, never two requests of one record at a time.
 */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly api = inject(Api);
  private readonly device = inject(DeviceStore);
  private readonly owner = inject(DeviceOwner);
  private readonly session = inject(SessionStore);
  private readonly reach = inject(ServerReach);
  private readonly injector = inject(Injector);
  private readonly locks = inject(TabLocks);
  private readonly news = inject(TabNews);
  private readonly carried = signal<readonly CarriedDraft[]>([]);
  private readonly queues = computed(() => this.carried().map((one) => one.queue));

  /** The worst state of all open drafts, null without any: for the top bar. */
  readonly state = computed(() => worstOf(this.queues().map((q) => q.state())));
  readonly waiting = computed(() => this.queues().reduce((sum, q) => sum + q.waiting(), 0));
  /** What would be lost with this page: the browser asks before it goes. */
  readonly unkept = computed(() => this.carried().filter((one) => one.person === this.person()).flatMap(unkeptOf));
  private readonly person = computed(() => this.session.person()?.id ?? '');

  constructor() {
    const warn = (event: BeforeUnloadEvent): void => { if (this.unkept().length > 0) event.preventDefault(); };
    effect(() => {
      if (this.unkept().length > 0) addEventListener('beforeunload', warn);
      else removeEventListener('beforeunload', warn);
    });
    effect(() => {
      const person = this.person();
      for (const one of untracked(this.carried)) if (one.isLeft && one.person !== person) one.end();
    });
    inject(DestroyRef).onDestroy(() => { removeEventListener('beforeunload', warn); });
  }

  /**
   * @param url of the record, below `/api/v1`: its fields are patched there
   * @param version of the record as it was read
   * @param page destroyed with the page that edits: the queue then sends what waits, and ends once nothing is in its memory alone
   * @param show told what the page does not know yet: fields of an earlier visit, of another tab
   */
  open(url: string, version: number, page: DestroyRef, show: ShowEntries = () => undefined): OpenedDraft {
    const person = this.session.person()?.id ?? '';
    const keeper = new DraftKeeper(this.device, person, url);
    const queue = new DraftQueue({ version, send: (entries) => this.send(person, url, entries), keeper });
    const left = signal<readonly PatchEntry[]>([]);
    const letGo = this.locks.share(pageLock(person, url));
    this.takeOver(person, url, keeper);
    void letGo.then(() => Promise.all([keeper.rows(), this.device.savedSince(person, url, version).catch(() => [])])).then(([kept, saved]) => {
      const unkept = [...keeper.unkept().values()];
      for (const row of kept) keeper.adopt(row); // an older value goes with the one in memory
      const rows = kept.filter((row) => !keeper.unkept().has(row.pointer));
      for (const [at, fields] of Map.groupBy(saved, (field) => field.version)) show(queue.savedElsewhere(fields.map(({ pointer, value }) => ({ pointer, value, base: at })), at));
      const refused = rows.filter((row) => row.state === 'refused' && queue.fieldState(row.pointer) === undefined);
      left.set(refused.map((row) => keeper.adopt(row)));
      for (const row of rows) if (row.state === 'unread') queue.adoptUnread(keeper.adopt(row), row.reason ?? 'not_of_type');
      for (const { entry, unread } of unkept) if (unread !== undefined) queue.adoptUnread(entry, unread);
      const waiting = rows.filter((row) => row.state === 'waiting' || row.state === 'conflict').map((row) => keeper.adopt(row));
      show(queue.adopt([...waiting, ...unkept.filter((one) => one.unread === undefined).map((one) => one.entry)]));
    });
    const stop = this.news.follow(person, url, version, (saved) => show(queue.savedElsewhere(saved.entries, saved.version)));
    const end = this.carry({ person, url, queue, keeper }, page, () => {
      stop();
      void keeper.settled().then(() => letGo).then((release) => release());
    });
    return {
      queue,
      left: computed(() => left().filter((one) => queue.fieldState(one.pointer) === undefined)), // what is written anew meanwhile takes its place
      restore: (entries) => { queue.putAll(entries); left.update((all) => all.filter((one) => !entries.includes(one))); },
      discard: (entries) => { for (const entry of entries) keeper.remove(entry); left.update((all) => all.filter((one) => !entries.includes(one))); },
      end,
    };
  }

  /** Sends what no page has open and nothing hinders; resolves when each record was tried once. For the one tab that leads. */
  async sendLeft(person: string): Promise<void> {
    const waiting = (await this.device.unsent(person)).filter((row) => row.state === 'waiting');
    for (const url of new Set(waiting.map((row) => row.url))) {
      await this.locks.ifFree(pageLock(person, url), async () => {
        const keeper = new DraftKeeper(this.device, person, url);
        const queue = new DraftQueue({ version: 1, send: (entries) => this.send(person, url, entries), keeper });
        queue.adopt((await keeper.rows()).filter((row) => row.state === 'waiting').map((row) => keeper.adopt(row)));
        await queue.flush();
        queue.close();
        await keeper.settled();
      });
    }
  }

  /** Writes a field that is no page's: pages that have its record open show it then. */
  async write(person: string, url: string, entry: PatchEntry): Promise<PatchResult | undefined> {
    return (await this.send(person, url, [entry])).results[0];
  }

  /** Everything that open pages still hold was sent, or could not be. */
  async flush(): Promise<void> {
    await Promise.all(this.queues().map((queue) => queue.flush()));
  }

  /** Of what is in memory alone: a refused value is tried again. */
  tryAgain({ url, pointer, value }: UnkeptField): void {
    this.holderOf(url, pointer)?.queue.put(pointer, value);
  }

  /** Of what is in memory alone. */
  giveUp({ url, pointer }: UnkeptField): void {
    this.holderOf(url, pointer)?.queue.giveUp(pointer);
  }

  private holderOf(url: string, pointer: string): CarriedDraft | undefined {
    return this.carried().find((one) => one.person === this.person() && one.url === url && one.keeper.unkept().has(pointer));
  }

  /** What a page that was left holds in memory goes to the one that opens the record again. */
  private takeOver(person: string, url: string, keeper: DraftKeeper): void {
    for (const former of this.carried().filter((one) => one.isLeft && one.person === person && one.url === url)) {
      for (const { entry, unread } of former.keeper.unkept().values()) keeper.put(entry, unread);
      former.end();
    }
  }

  private async send(person: string, url: string, entries: PatchEntry[]): Promise<PatchAnswer> {
    if ((this.session.person()?.id ?? '') !== person) throw new ApiProblem(401, 'not_signed_in', '');
    const answer = await this.locks.alone(`portal.send.${person}.${url}`, () => this.api.send('PATCH', patchAnswer, url, entries));
    const pointers = new Set(answer.results.filter((one) => one.status === 'saved').map((one) => one.pointer));
    const saved = entries.filter((entry) => pointers.has(entry.pointer));
    // Before the queue lets go of them: cut off now, the record opens from what this device keeps, and they belong to it.
    if (this.owner.person() === person) await this.device.keepSaved(person, url, answer.version, saved).catch(() => undefined);
    this.news.tell({ person, url, version: answer.version, entries: saved });
    return answer;
  }

  /** Sends at once when the server is back, and before the page goes. @returns ends it before that */
  private carry(draft: Pick<CarriedDraft, 'person' | 'url' | 'queue' | 'keeper'>, page: DestroyRef, ended: () => void): () => void {
    const { queue, keeper } = draft;
    const leaving = (): void => void queue.flush();
    const watcher = effect(() => { if (!this.reach.isAway() && queue.state() === 'away') void queue.flush(); }, { injector: this.injector });
    let ending: EffectRef | null = null;
    const one: CarriedDraft = {
      ...draft, isLeft: false, end: () => {
        ending?.destroy();
        if (!this.carried().includes(one)) return;
        removeEventListener('pagehide', leaving);
        watcher.destroy();
        queue.close();
        this.carried.update((all) => all.filter((other) => other !== one));
        ended();
      },
    };
    this.carried.update((all) => [...all, one]);
    addEventListener('pagehide', leaving);
    const leave = (): void => {
      if (one.isLeft) return;
      one.isLeft = true;
      void queue.flush().then(() => keeper.settled()).finally(() => {
        if (keeper.unkept().size === 0 || !this.carried().includes(one)) one.end();
        else ending = effect(() => { if (keeper.unkept().size === 0) untracked(one.end); }, { injector: this.injector });
      });
    };
    page.onDestroy(leave);
    return leave;
  }
}

function unkeptOf({ url, queue, keeper }: CarriedDraft): UnkeptField[] {
  return [...keeper.unkept().values()].flatMap(({ entry: { pointer, value, base }, at }): UnkeptField[] => {
    const field = queue.fieldState(pointer);
    return field === undefined || field.kind === 'saved' ? [] : [{ url, pointer, value, base, at, state: field.kind, reason: 'code' in field ? field.code : null }];
  });
}

const pageLock = (person: string, url: string): string => `portal.page.${person}.${url}`;
