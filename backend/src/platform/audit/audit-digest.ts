import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { CONFIG, type Config } from '../config/config.js';
import type { ChainHead } from '../database/record.js';
import { LeaseRunner } from '../jobs/lease-runner.js';
import { aggregates, canonical, type AggregateKind } from './audit-chain.js';

/** The heads of all chains on a day, and the digest of the one before: a chain that vanished is seen (domain 9). */
export interface DigestContent {
  readonly day: string;
  readonly previous: { readonly day: string; readonly digest: string } | null;
  /** [kind, aggregate, seq, head], by aggregate. */
  readonly chains: readonly (readonly [AggregateKind, string, number, string])[];
}
export interface SignedDigest {
  readonly content: DigestContent;
  readonly digest: string;
  /** HMAC-SHA256 of the digest under SEAL_KEY. */
  readonly signature: string;
}
const EVERY_SECONDS = 3600;

/** Writes the daily digest outside the database, into DATA_DIR/audit. */
@Injectable()
export class AuditDigest implements OnModuleInit {
  readonly folder: string;

  constructor(
    @InjectConnection() private readonly connection: Connection,
    private readonly runner: LeaseRunner,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.folder = join(config.dataDir, 'audit');
  }

  onModuleInit(): void {
    this.runner.every('audit digest', EVERY_SECONDS, () => this.write(new Date().toISOString().slice(0, 10)));
  }

  /** Writes the digest of a day, unless it is there. @returns whether it was written */
  async write(day: string): Promise<boolean> {
    const earlier = await this.days();
    if (earlier.includes(day)) return false;
    const last = earlier.filter((d) => d < day).at(-1);
    const previous = last === undefined ? null : { day: last, digest: (await this.read(last)).digest };
    const content: DigestContent = { day, previous, chains: await this.heads() };
    const digest = digestOf(content);
    await mkdir(this.folder, { recursive: true });
    await writeFile(this.fileOf(day), `${JSON.stringify({ content, digest, signature: this.sign(digest) } satisfies SignedDigest)}\n`, { flag: 'wx' });
    return true;
  }

  /** The days that have a digest, oldest first. */
  async days(): Promise<string[]> {
    await mkdir(this.folder, { recursive: true });
    return (await readdir(this.folder)).map((name) => /^(\d{4}-\d\d-\d\d)\.json$/.exec(name)?.[1]).filter((day) => day !== undefined).sort();
  }

  async read(day: string): Promise<SignedDigest> {
    return JSON.parse(await readFile(this.fileOf(day), 'utf8')) as SignedDigest;
  }

  /** Whether this portal signed exactly this. */
  isGenuine({ content, digest, signature }: SignedDigest): boolean {
    const expected = Buffer.from(this.sign(digest));
    const given = Buffer.from(signature);
    return digestOf(content) === digest && expected.length === given.length && timingSafeEqual(expected, given);
  }

  private async heads(): Promise<DigestContent['chains']> {
    const chains: [AggregateKind, string, number, string][] = [];
    for (const kind of Object.keys(aggregates) as AggregateKind[]) {
      const found = this.connection.collection(aggregates[kind]).find({ 'audit.seq': { $gt: 0 } }).project({ audit: 1 }).sort({ _id: 1 });
      for await (const one of found) {
        const { seq, head } = one['audit'] as ChainHead;
        chains.push([kind, String(one['_id']), seq, head]);
      }
    }
    return chains;
  }

  private sign(digest: string): string {
    return createHmac('sha256', this.config.sealKey).update(digest).digest('hex');
  }

  private fileOf(day: string): string {
    return join(this.folder, `${day}.json`);
  }
}

function digestOf(content: DigestContent): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}
