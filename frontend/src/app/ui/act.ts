import { signal } from '@angular/core';

/** One act at a time: busy while it runs, its problem kept for a problem panel. */
export class Act {
  private readonly busy = signal(false);
  private readonly wrong = signal<unknown>(null);
  readonly isBusy = this.busy.asReadonly();
  readonly problem = this.wrong.asReadonly();

  /** Undefined where it failed, or where another act is still running. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.busy()) return undefined;
    this.busy.set(true);
    this.wrong.set(null);
    try {
      return await work();
    } catch (error) {
      this.wrong.set(error);
      return undefined;
    } finally {
      this.busy.set(false);
    }
  }
}
