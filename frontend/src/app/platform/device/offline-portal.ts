import { Injectable, computed, inject, signal } from '@angular/core';
import { SwUpdate } from '@angular/service-worker';
import { z } from 'zod';
import { taskList } from '#shared/accounts';
import { reportPage, reportView } from '#shared/reports';
import { Api } from '../http/api';
import { SessionStore } from '../session/session-store';
import { DeviceOwner } from './device-owner';

const manifest = z.object({ assetGroups: z.array(z.object({ urls: z.array(z.string()) })) });
const every = 5000;
const tries = 60;

/** The portal without a line: whether it would open here, and whether a newer one waits. */
@Injectable({ providedIn: 'root' })
export class OfflinePortal {
  private readonly updates = inject(SwUpdate);
  private readonly owner = inject(DeviceOwner);
  private readonly session = inject(SessionStore);
  private readonly api = inject(Api);
  private readonly isInstalled = signal(false);
  private readonly isFilled = signal(false);
  private readonly newer = signal(false);

  /** All files of the portal and what this person works on are on this device. */
  readonly isReady = computed(() => this.isInstalled() && this.isFilled() && this.owner.person() !== null);
  readonly hasNewer = this.newer.asReadonly();

  constructor() {
    this.updates.versionUpdates.subscribe((event) => { if (event.type === 'VERSION_READY') this.newer.set(true); });
    this.updates.unrecoverable.subscribe(() => { this.newer.set(true); });
  }

  /** For a person on their own device: fetches what they work on, and watches until the portal's files are all here. */
  async prepare(): Promise<void> {
    if (!this.updates.isEnabled || this.owner.person() === null || this.owner.person() !== this.session.person()?.id) return;
    this.isFilled.set(await this.fill().then(() => true, () => false));
    for (let n = 0; n < tries && !this.isInstalled(); n += 1) {
      this.isInstalled.set(await allFilesHere().catch(() => false));
      if (!this.isInstalled()) await new Promise((resolve) => setTimeout(resolve, every));
    }
  }

  private async fill(): Promise<void> {
    await this.api.get(taskList, '/me/tasks');
    if (!this.session.can('report.write')) return;
    const { items } = await this.api.get(reportPage, '/reports', { limit: 50 });
    for (const { id, state } of items) {
      if (state === 'draft' || state === 'changes_requested') await this.api.get(reportView, `/reports/${id}`);
    }
  }
}

/** Compares what the worker has stored with its own list: "ready" is said only when it is true. */
async function allFilesHere(): Promise<boolean> {
  if (!navigator.serviceWorker.controller) return false;
  const answer = await fetch('/ngsw.json?ngsw-bypass', { cache: 'no-store' });
  const wanted = manifest.parse(await answer.json()).assetGroups.flatMap((group) => group.urls);
  const names = (await caches.keys()).filter((name) => name.includes(':assets:') && name.endsWith(':cache'));
  const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const here = new Set(keys.flat().map((request) => new URL(request.url).pathname));
  return wanted.every((url) => here.has(url));
}
