import { parentPort, workerData } from 'node:worker_threads';
import type { Sheet } from '#shared/platform';
import { readWorkbook } from './read-workbook.js';
import { WorkbookRefusal, type WorkbookRefusalCode } from './workbook-limits.js';

export type WorkerAnswer = { readonly sheets: Sheet[] } | { readonly code: WorkbookRefusalCode; readonly most: number | null };

/** The thread that reads one workbook: it gets the bytes and answers what is in them, or why it does not read them. */
async function answer(bytes: Uint8Array): Promise<WorkerAnswer> {
  try {
    return { sheets: await readWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) };
  } catch (error) {
    // An archive or XML that cannot be read is the sender's mistake, not ours.
    return error instanceof WorkbookRefusal ? { code: error.code, most: error.most } : { code: 'workbook_damaged', most: null };
  }
}

parentPort?.postMessage(await answer(workerData as Uint8Array));
