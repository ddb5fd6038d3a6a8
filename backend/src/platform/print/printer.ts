import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Language } from '#shared/platform';
import { canonical } from '../audit/audit-chain.js';
import { PersonRepository } from '../auth/person.repository.js';
import { PrintTickets, printTicketHeader } from '../auth/print-tickets.js';
import { CONFIG, type Config } from '../config/config.js';
import { actor, type Ctx } from '../context/ctx.js';
import { Problem } from '../errors/problem.js';
import { LeaseRunner } from '../jobs/lease-runner.js';
import type { Chromium } from './chromium.js';
import { findChromium } from './find-chromium.js';
import { printLimits, printPage } from './print-page.js';
import { PrintRepository } from './print.repository.js';

const MOST_WAITING = 8;
const KEPT_DAYS = 30;
const SWEPT_AT_ONCE = 200;

/** What is printed: a page of the portal, in a language. */
export interface PrintOrder {
  /** The page's path, without the language. */
  readonly page: string;
  readonly language: Language;
  /** What the page reads below /api/v1. */
  readonly reads: readonly string[];
  /** All that it shows now: the same again, in the same language, is the same PDF. */
  readonly shows: () => Promise<unknown>;
}

/** Makes PDFs by printing the portal's own pages in a Chromium, one at a time (ADR 0036). */
@Injectable()
export class Printer implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Printer');
  private readonly chromium: string | null;
  private readonly underWay = new Map<string, Promise<Buffer>>();
  private queue: Promise<unknown> = Promise.resolve();
  private browser: Chromium | null = null;
  private isEnding = false;
  private built: Promise<string | null> | null = null;

  constructor(
    private readonly prints: PrintRepository,
    private readonly tickets: PrintTickets,
    private readonly people: PersonRepository,
    private readonly leases: LeaseRunner,
    private readonly host: HttpAdapterHost,
    @Inject(CONFIG) config: Config,
  ) {
    this.chromium = findChromium(config.chromeBin);
  }

  onModuleInit(): void {
    this.leases.every('prints', 3600, () => this.prints.sweep(new Date(Date.now() - KEPT_DAYS * 86_400_000), SWEPT_AT_ONCE));
  }

  async onApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    this.browser?.end();
    await this.queue;
  }

  /** Whether this portal has a Chromium. */
  get isThere(): boolean {
    return this.chromium !== null;
  }

  /**
   * The PDF of a page as the asker sees it.
   * @throws Problem no_printer (no Chromium, or the portal's pages are not built), too_many_requests, print_failed
   */
  async print(ctx: Ctx, order: PrintOrder): Promise<Buffer> {
    const build = await (this.built ??= this.readBuild().catch(() => null));
    if (build === null) this.built = null; // asked anew: the pages may be there by then
    if (this.chromium === null || build === null) throw new Problem('no_printer');
    const key = await keyOf(order, build);
    return this.underWay.get(key) ?? (await this.prints.find(key, ctx.recordedAt())) ?? this.make(ctx, { ...order, build, key }, this.chromium);
  }

  /** Those who ask for the same meanwhile wait for the same. */
  private make(ctx: Ctx, order: PrintOrder & { build: string; key: string }, chromium: string): Promise<Buffer> {
    const { key, build } = order;
    const known = this.underWay.get(key);
    if (known) return known;
    if (this.underWay.size >= MOST_WAITING) throw new Problem('too_many_requests', 'Other PDFs are being made; try again in a moment.', [], 20);
    const made = this.queue.then(() => this.run(ctx, order, chromium)).then(async (bytes) => {
      const isStillSo = (await keyOf(order, build)) === key; // the page was read after the key was made
      if (isStillSo) await this.prints.keep(key, bytes, ctx.recordedAt());
      return bytes;
    }).finally(() => this.underWay.delete(key));
    this.underWay.set(key, made);
    this.queue = made.catch(() => undefined); // the next one is made all the same
    return made;
  }

  private async run(ctx: Ctx, { page, language, reads }: PrintOrder, chromium: string): Promise<Buffer> {
    const person = await this.people.get({ kind: 'system' }, actor(ctx) ?? '');
    const ticket = { scope: ctx.scope, person: { ...person, locale: language }, reads: ['/auth/session', ...reads] };
    return this.tickets.during(ticket, async (secret) => {
      const url = `${this.ownAddress()}${page}${page.includes('?') ? '&' : '?'}language=${language}`;
      try {
        if (this.isEnding) throw new Error('the portal is ending');
        return await printPage(chromium, { url, headers: { [printTicketHeader]: secret } }, printLimits, (browser) => { this.begin(browser); });
      } catch (error) {
        this.logger.error({ err: error, page }, 'a page could not be printed');
        throw new Problem('print_failed');
      } finally {
        this.browser = null;
      }
    });
  }

  /** A portal that is ending by now waits for no print. */
  private begin(browser: Chromium): void {
    this.browser = browser;
    if (this.isEnding) browser.end();
  }

  /** What the portal's pages are built of: their names change with their content. Null: they are not built. */
  private async readBuild(): Promise<string | null> {
    const answer = await fetch(`${this.ownAddress()}/`);
    return answer.ok ? createHash('sha256').update(await answer.text()).digest('hex') : null;
  }

  private ownAddress(): string {
    const address = (this.host.httpAdapter.getHttpServer() as Server).address();
    if (address === null || typeof address === 'string') throw new Problem('no_printer', 'The portal does not listen.');
    const isAny = address.address === '::' || address.address === '0.0.0.0';
    const host = address.family === 'IPv6' && !isAny ? `[${address.address}]` : address.address;
    return `http://${isAny ? '127.0.0.1' : host}:${String(address.port)}`;
  }
}

async function keyOf({ page, language, shows }: PrintOrder, build: string): Promise<string> {
  return createHash('sha256').update(canonical({ page, language, shows: await shows(), build })).digest('hex');
}
