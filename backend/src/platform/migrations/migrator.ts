import { Injectable, Logger } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { setTimeout as pause } from 'node:timers/promises';
import type { Stored } from '../database/record.js';
import { LeaseRepository, RENEW_MS } from '../jobs/lease.repository.js';

/** Lifts the documents of a collection from one shape to the next (platform.md, "Identity and shape"). */
export interface Migration {
  /** Its place in the order of all, for good: `0001 decisions keep their settings`. */
  readonly name: string;
  readonly collection: string;
  /** The shape that it gives; it lifts documents of the one before. */
  readonly shape: number;
  /** The fields that change; read afresh where somebody wrote the document meanwhile. */
  change(document: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
}
/** A migration that is done, as the collection `migrations` keeps it. */
export interface DoneMigration extends Stored {
  at: string;
  lifted: number;
}
const LEASE = 'migrations';
const LOOK_MS = 250;
const BATCH = 200;

/**
 * Runs each migration once, in order, by one instance; the others wait. It goes document by document, each in one step guarded by version
 * and shape, so that an instance may die in the middle and people may write meanwhile. Versions and audit events are never migrated.
 */
@Injectable()
export class Migrator {
  private readonly logger = new Logger('Migrations');
  private readonly migrations = new Map<string, Migration>();

  constructor(@InjectConnection() private readonly connection: Connection, private readonly leases: LeaseRepository) {}

  register(migration: Migration): void {
    this.migrations.set(migration.name, migration);
  }

  /** Comes back once every migration is done, by whichever instance. @returns those that this one did */
  async run(): Promise<DoneMigration[]> {
    while ((await this.pending()).length > 0) {
      if (!(await this.leases.take(LEASE))) {
        await pause(LOOK_MS);
        continue;
      }
      const renewal = setInterval(() => { this.leases.renew(LEASE).catch((error: unknown) => { this.logger.error({ err: error }, 'the lease is lost'); }); }, RENEW_MS);
      try {
        return await this.runPending();
      } finally {
        clearInterval(renewal);
        await this.leases.release(LEASE, 0);
      }
    }
    return [];
  }

  private async runPending(): Promise<DoneMigration[]> {
    const done: DoneMigration[] = [];
    for (const migration of await this.pending()) {
      const lifted = await this.lift(migration);
      const row = { _id: migration.name, shape: 1, version: 1, at: new Date().toISOString(), lifted };
      await this.log.updateOne({ _id: migration.name }, { $setOnInsert: row }, { upsert: true });
      this.logger.log(`${migration.name}: ${String(lifted)} lifted`);
      done.push(row);
    }
    return done;
  }

  private async lift(migration: Migration): Promise<number> {
    const { collection, shape } = migration;
    const documents = this.connection.collection<Stored & Record<string, unknown>>(collection);
    let lifted = 0;
    for (;;) {
      const batch = await documents.find({ shape: shape - 1 }, { limit: BATCH }).toArray();
      if (batch.length === 0) return lifted;
      for (const document of batch) {
        const set = await migration.change(document);
        const { modifiedCount } = await documents.updateOne({ _id: document._id, shape: shape - 1, version: document.version }, { $set: { ...set, shape } });
        lifted += modifiedCount;
      }
    }
  }

  private async pending(): Promise<Migration[]> {
    const done = new Set((await this.log.find({}, { projection: { _id: 1 } }).toArray()).map((one) => one._id));
    return [...this.migrations.values()].filter((one) => !done.has(one.name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private get log() {
    return this.connection.collection<DoneMigration>('migrations');
  }
}
