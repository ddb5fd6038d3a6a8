import { Injectable, computed, inject, signal } from '@angular/core';
import { SwUpdate } from '@angular/service-worker';
import { z } from 'zod';
import { taskList } from '#shared/accounts';
import { history } from '#shared/platform';
import { reportPage, reportVersion, reportView, writableStates, type ReportRow } from '#shared/reports';
import { Api, type Query } from '../http/api';
import { SessionStore } from '../session/session-store';
import { DeviceOwner } from './device-owner';
import { DeviceStore } from './device-store';

const manifest = z.object({ assetGroups: z.array(z.object({ urls: z.array(z.string()) })) });
const every = 5000;
const tries = 60;

/** Reports that are written on one side: the list that its page shows first, and which of them are in hand. */
interface Desk {
  readonly query: Query;
  readonly isInHand: (row: ReportRow) => boolean;
}
const partners: Desk = { query: { status: [...writableStates], sort: 'due' }, isInHand: (row) => row.clock !== 'upcoming' };
const officers: Desk = { query: { status: ['submitted', 'in_review'], sort: 'submittedAt' }, isInHand: (row) => row.state === 'in_review' };

/** The portal without a line: whether it would open here, and whether a newer one waits. */
@Injectable({ providedIn: 'root' })
export class OfflinePortal {
  private readonly updates = inject(SwUpdate);
  private readonly owner = inject(DeviceOwner);
  private readonly device = inject(DeviceStore);
  private readonly session = inject(SessionStore);
  private readonly api = inject(Api);
  private readonly isInstalled = signal(false);
  private readonly isFilled = signal(false);
  private readonly newer = signal(false);
  private isFilling = false;
  private isAsked = false;
  private isWatching = false;

  /** All files of the portal and what this person works on are on this device. */
  readonly isReady = computed(() => this.isInstalled() && this.isFilled() && this.owner.person() !== null);
  readonly hasNewer = this.newer.asReadonly();

  constructor() {
    this.updates.versionUpdates.subscribe((event) => { if (event.type === 'VERSION_READY') this.newer.set(true); });
    this.updates.unrecoverable.subscribe(() => { this.newer.set(true); });
  }

  /** For a person on their own device: fetches what they work on, and watches until the portal's files are all here. Asked again when what they work on may be another. */
  async prepare(): Promise<void> {
    const person = this.owner.person();
    if (!this.updates.isEnabled || person === null || person !== this.session.person()?.id) return;
    await Promise.all([this.fillAnew(person), this.install()]);
  }

  /** One round at a time; what is asked during one is followed by another. */
  private async fillAnew(person: string): Promise<void> {
    this.isAsked = true;
    if (this.isFilling) return;
    this.isFilling = true;
    while (this.isAsked) {
      this.isAsked = false;
      this.isFilled.set(await this.fill(person).catch(() => false));
    }
    this.isFilling = false;
  }

  private async install(): Promise<void> {
    if (this.isWatching) return;
    this.isWatching = true;
    for (let n = 0; n < tries && !this.isInstalled(); n += 1) {
      this.isInstalled.set(await allFilesHere().catch(() => false));
      if (!this.isInstalled()) await new Promise((resolve) => setTimeout(resolve, every));
    }
    this.isWatching = false;
  }

  /** @returns whether the device has kept all of it */
  private async fill(person: string): Promise<boolean> {
    await this.api.get(taskList, '/me/tasks');
    const desks = [...(this.session.can('report.write') ? [partners] : []), ...(this.session.can('report.review') ? [officers] : [])];
    const rows = (await Promise.all(desks.map((desk) => this.inHand(desk)))).flat();
    const kept = [await this.isKept(person, '/me/tasks')];
    for (const row of rows) kept.push(await this.keep(person, row));
    return kept.every(Boolean);
  }

  private async inHand({ query, isInHand }: Desk): Promise<ReportRow[]> {
    const rows: ReportRow[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await this.api.get(reportPage, '/reports', { ...query, cursor });
      rows.push(...page.items.filter(isInHand));
      cursor = page.nextCursor;
    }
    return rows;
  }

  /** A report is asked for where another version of it is kept, or none; of one that came back also why, and what was submitted, to compare with. */
  private async keep(person: string, { id, version, state, submissions }: ReportRow): Promise<boolean> {
    const url = `/reports/${id}`;
    const isBack = state !== 'in_review' && submissions > 0;
    const known = reportView.pick({ version: true }).safeParse((await this.device.answer(person, url))?.body);
    const isChanged = known.data?.version !== version;
    const wanted = [{ schema: reportView, url, isChanged }, ...(isBack ? [{ schema: history, url: `${url}/history`, isChanged }, { schema: reportVersion, url: `${url}/versions/${String(submissions)}`, isChanged: false }] : [])];
    for (const one of wanted) if (one.isChanged || !(await this.isKept(person, one.url))) await this.api.get(one.schema, one.url);
    return (await Promise.all(wanted.map((one) => this.isKept(person, one.url)))).every(Boolean);
  }

  private async isKept(person: string, url: string): Promise<boolean> {
    return (await this.device.answer(person, url)) !== undefined;
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
