import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { HttpErrorResponse, HttpResponse, type HttpInterceptorFn } from '@angular/common/http';
import { tap } from 'rxjs';

const every = 3000;
/** A server that takes longer is as good as away, ms. */
const patience = 10_000;

/** Whether the server answers. While it does not, it is asked again every few seconds; what waits for it watches `isAway`. */
@Injectable({ providedIn: 'root' })
export class ServerReach {
  private readonly away = signal(false);
  private readonly waiting: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;

  readonly isAway = this.away.asReadonly();

  constructor() {
    const lost = (): void => this.lost();
    const ask = (): void => void this.ask();
    addEventListener('offline', lost);
    addEventListener('online', ask);
    inject(DestroyRef).onDestroy(() => {
      removeEventListener('offline', lost);
      removeEventListener('online', ask);
      if (this.timer) clearTimeout(this.timer);
    });
  }

  lost(): void {
    this.away.set(true);
    this.timer ??= setTimeout(() => void this.ask(), every);
  }

  found(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.away.set(false);
    for (const goOn of this.waiting.splice(0)) goOn();
  }

  /** Resolves when the server answers again; asks for that meanwhile. */
  back(): Promise<void> {
    this.lost();
    return new Promise((goOn) => { this.waiting.push(goOn); });
  }

  /** Asks the server now, whatever was known. */
  async ask(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const isBack = await fetch('/api/v1/health/ready', { cache: 'no-store', signal: AbortSignal.timeout(patience) }).then((r) => r.ok, () => false);
    if (isBack) this.found();
    else this.lost();
  }
}

export const serverReachInterceptor: HttpInterceptorFn = (request, next) => {
  const reach = inject(ServerReach);
  return next(request).pipe(
    tap({
      next: (event) => { if (event instanceof HttpResponse) reach.found(); },
      error: (error: unknown) => { if (error instanceof HttpErrorResponse && [0, 502, 503, 504].includes(error.status)) reach.lost(); },
    }),
  );
};
