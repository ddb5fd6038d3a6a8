import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { Sheet } from '#shared/platform';
import { Problem } from '../errors/problem.js';
import type { WorkerAnswer } from './read-worker.js';

const MOST_AT_ONCE = 2;
const MOST_WAITING = 20;
const MOST_MS = 10_000;
/** Memory of a reading thread; what needs more is no template. */
const resourceLimits = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

/**
 * Reads workbooks that people send, each in a thread of its own with limits of memory and time (quality.md: an upload is never read by a
 * parser without limits). Two at once; others wait, but not without end: each holds its bytes.
 */
@Injectable()
export class WorkbookReader {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** What stands in the sheets. @throws Problem rule_broken at `/file` with the code of the refusal and {most}, too_many_requests */
  async read(bytes: Uint8Array): Promise<Sheet[]> {
    if (this.waiting.length >= MOST_WAITING) throw new Problem('too_many_requests', 'Other workbooks are being read; try again in a moment.', [], 5);
    while (this.running >= MOST_AT_ONCE) await new Promise<void>((resolve) => { this.waiting.push(resolve); });
    this.running++;
    try {
      const answer = await inThread(new Uint8Array(bytes));
      if ('sheets' in answer) return answer.sheets;
      throw new Problem('rule_broken', 'This workbook is not read.', [{ pointer: '/file', code: answer.code, detail: answer.code, params: { most: answer.most } }]);
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }
}

function inThread(bytes: Uint8Array<ArrayBuffer>): Promise<WorkerAnswer> {
  const worker = new Worker(new URL('./read-worker.js', import.meta.url), { workerData: bytes, transferList: [bytes.buffer], resourceLimits, env: {}, execArgv: [] });
  const tooHeavy: WorkerAnswer = { code: 'workbook_too_heavy', most: null };
  return new Promise<WorkerAnswer>((resolve, reject) => {
    const timer = setTimeout(() => { resolve(tooHeavy); }, MOST_MS);
    worker.once('message', resolve);
    worker.once('error', (error: Error & { code?: string }) => { if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooHeavy); else reject(error); });
    worker.once('exit', () => { clearTimeout(timer); resolve(tooHeavy); });
  }).finally(() => worker.terminate());
}
