import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { aggregates, type AggregateKind } from '../audit/audit-chain.js';
import { systemCtx } from '../context/ctx.js';
import { isDatabaseAway } from '../database/database-errors.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { LeaseRunner } from '../jobs/lease-runner.js';
import { FileRepository } from './file.repository.js';
import type { StoredFile } from './file.schema.js';
import { FileStore } from './file-store.js';
import { PictureRepository } from './picture.repository.js';
import { ScannerAway, VirusScanner } from './virus-scanner.js';

const EVERY_SECONDS = 60;
const AT_ONCE = 100;

/** What came of looking at a file: `unclear` is a matter of this file alone, `away` of all. */
type Look = 'known' | 'unclear' | 'away';

/** Files that nobody reads until a scanner found nothing in them. Where none is configured, no file comes here. */
@Injectable()
export class Quarantine implements OnModuleInit {
  private readonly logger = new Logger('Quarantine');
  /** How long a sender waits for the verdict on a file. */
  patienceMs = 10_000;

  constructor(
    private readonly files: FileRepository, private readonly store: FileStore, private readonly pictures: PictureRepository, private readonly scanner: VirusScanner,
    private readonly transactions: Transactions, private readonly runner: LeaseRunner,
  ) {}

  onModuleInit(): void {
    this.runner.every('quarantine', EVERY_SECONDS, () => this.turn());
  }

  get isOn(): boolean {
    return this.scanner.isOn;
  }

  /** Looks at all that waits, oldest first, until the scanner is away; removes first what an instance that died left. @returns of how many it knows now */
  async turn(): Promise<number> {
    for (const id of await this.files.toEmpty(AT_ONCE)) await this.empty(id);
    let known = 0;
    for (let after: string | undefined = ''; this.isOn && after !== undefined;) {
      const files: StoredFile[] = await this.files.quarantined(after, AT_ONCE);
      for (const file of files) {
        const look = await this.look(file);
        if (look === 'away') return known;
        if (look === 'known') known += 1;
      }
      after = files.at(-1)?._id;
    }
    return known;
  }

  /** Has a file looked at that was sent just now, for a while: a scanner that takes longer goes on without its sender. */
  async lookSoon(file: StoredFile): Promise<void> {
    const look = this.look(file);
    look.catch(() => undefined); // it waits for the next turn
    const over = new AbortController();
    try {
      await Promise.race([look, pause(this.patienceMs, undefined, { signal: over.signal })]);
    } finally {
      over.abort();
    }
  }

  /** Has one file looked at: it is let out, or removed and its sender told. */
  async look(file: StoredFile): Promise<Look> {
    try {
      const virus = await this.scanner.virusIn(this.store.open(file._id));
      await (virus === null ? this.files.letOut(file._id) : this.remove(file, virus));
      return 'known';
    } catch (error) {
      this.logger.warn({ err: error, file: file._id }, 'a file stays in quarantine');
      if (error instanceof ScannerAway || isDatabaseAway(error)) return 'away';
      await this.files.leaveUnclear(file._id);
      return 'unclear';
    }
  }

  private async remove(file: StoredFile, virus: string): Promise<void> {
    await this.transactions.run(systemCtx('quarantine'), async (tx) => {
      if (await this.files.condemn(file._id, tx.session)) this.tell(tx, (await this.files.find(file._id, tx.session)) ?? file, virus);
    });
    await this.empty(file._id);
  }

  private async empty(id: string): Promise<void> {
    await this.store.remove(id);
    await this.pictures.forget(id);
    await this.files.emptied(id);
  }

  /** In the chain of the record that it belongs to, where that has one, else of its sender. */
  private tell(tx: Tx, { _id, name, uploader, bound }: StoredFile, virus: string): void {
    const isOfRecord = bound !== null && Object.hasOwn(aggregates, bound.kind);
    const place = isOfRecord ? { kind: bound.kind as AggregateKind, id: bound.id } : { kind: 'person' as const, id: uploader };
    tx.audit({ ...place, action: 'file-infected', details: { file: _id, name, virus } });
    tx.notify({ kind: 'file_infected', to: { persons: [uploader] }, link: isOfRecord ? `/${bound.kind}s/${bound.id}` : '/', params: { name, code: '', title: name } });
  }
}
