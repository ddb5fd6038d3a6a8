import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A database server of the test's own, which it may kill and start again on the same port and folder. */
export interface OwnDatabase {
  readonly uri: string;
  /** As a power cut would: no word to anybody. */
  kill(): Promise<void>;
  startAgain(): Promise<void>;
  close(): Promise<void>;
}

export async function openOwnDatabase(): Promise<OwnDatabase> {
  const script = pathToFileURL(resolve(import.meta.dirname, '../../../../scripts/database/disposable.mjs')).href;
  const { openDisposableDatabase } = (await import(script)) as { openDisposableDatabase(): Promise<OwnDatabase> };
  return openDisposableDatabase();
}
