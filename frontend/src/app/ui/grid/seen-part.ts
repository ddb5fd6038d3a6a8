import { afterNextRender, type DestroyRef, type WritableSignal } from '@angular/core';

/** The part of `body` that is seen within `scroll` and the window: pixels below its top. */
export function seenPart(scroll: HTMLElement, body: HTMLElement): { top: number; bottom: number } {
  const [port, own] = [scroll.getBoundingClientRect(), body.getBoundingClientRect()];
  return { top: Math.max(port.top, 0) - own.top, bottom: Math.min(port.bottom, innerHeight) - own.top };
}

/** Calls `look` once a frame while anything on the page scrolls or the window changes its size. */
export function followScrolling(destroy: DestroyRef, look: () => void): void {
  let frame = 0;
  const later = (): void => { frame ||= requestAnimationFrame(() => { frame = 0; look(); }); };
  afterNextRender(() => {
    document.addEventListener('scroll', later, { capture: true, passive: true });
    addEventListener('resize', later);
  });
  destroy.onDestroy(() => {
    cancelAnimationFrame(frame);
    document.removeEventListener('scroll', later, { capture: true });
    removeEventListener('resize', later);
  });
}

/** Whether the page is being printed. */
export function followPrinting(destroy: DestroyRef, isPrinting: WritableSignal<boolean>): void {
  const print = matchMedia('print');
  const follow = (): void => { isPrinting.set(print.matches); };
  follow();
  print.addEventListener('change', follow);
  destroy.onDestroy(() => { print.removeEventListener('change', follow); });
}
