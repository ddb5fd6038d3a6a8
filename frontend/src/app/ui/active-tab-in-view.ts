import { DestroyRef, Directive, afterNextRender, inject } from '@angular/core';
import { MatTabNav } from '@angular/material/tabs';

/** On a phone the tabs scroll between arrows: the focused one, else the active one, is brought clear of them whenever it, its room or the texts change. */
@Directive({ selector: 'nav[mat-tab-nav-bar]', host: { '(focusin)': 'bringIntoView()' } })
export class ActiveTabInView {
  private readonly bar = inject(MatTabNav);

  constructor() {
    const sizes = new ResizeObserver(() => { this.bringIntoView(); });
    afterNextRender(() => { for (const { nativeElement } of [this.bar._tabListContainer, this.bar._tabListInner]) sizes.observe(nativeElement as Element); });
    inject(DestroyRef).onDestroy(() => { sizes.disconnect(); });
  }

  protected bringIntoView(): void {
    const container = this.bar._tabListContainer.nativeElement as Element;
    this.bar._scrollToLabel(container.contains(document.activeElement) ? this.bar.focusIndex : this.bar.selectedIndex);
    // The tabs are shifted; the browser scrolls what holds them too, when one of them gets the focus.
    container.scrollLeft = 0;
  }
}
