/** Things opened during a command, closed in the opposite order, once. */
import { stopAll } from './run.mjs';

export class Opened {
  #closers = [];

  /** Remembers how to close what was just opened. */
  add(close) {
    this.#closers.push(close);
  }

  /** Closes everything, last first, then ends what child processes are left. */
  async close() {
    for (const close of this.#closers.splice(0).reverse()) await close();
    await stopAll();
  }
}
