import { Injectable } from '@angular/core';
import type { PatchEntry } from '#shared/platform';

/** Fields that some tab of this browser has saved. */
export interface SavedFields {
  readonly person: string;
  readonly url: string;
  readonly version: number;
  readonly entries: readonly PatchEntry[];
}
type Listener = (saved: SavedFields) => void;

/** Tells the other tabs, and the other pages of this one, what was saved. */
@Injectable({ providedIn: 'root' })
export class TabNews {
  private readonly listeners = new Set<Listener>();
  private readonly newest = new Map<string, SavedFields>();
  private readonly channel = new BroadcastChannel('portal.saved');

  constructor() {
    this.channel.addEventListener('message', (event: MessageEvent<SavedFields>) => this.hear(event.data));
  }

  tell(saved: SavedFields): void {
    this.channel.postMessage(saved);
    this.hear(saved);
  }

  /** Told of each later saving of this record, and of the last one when the page read the record before it. Answers what ends it. */
  follow(person: string, url: string, version: number, listener: Listener): () => void {
    const one: Listener = (saved) => { if (saved.person === person && saved.url === url) listener(saved); };
    const last = this.newest.get(person + url);
    if (last && last.version > version) queueMicrotask(() => one(last));
    this.listeners.add(one);
    return () => this.listeners.delete(one);
  }

  private hear(saved: SavedFields): void {
    this.newest.set(saved.person + saved.url, saved);
    for (const listener of this.listeners) listener(saved);
  }
}
