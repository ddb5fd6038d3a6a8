import { DOCUMENT } from '@angular/common';
import { Directive, inject, type AfterContentInit } from '@angular/core';
import { MatTabNav } from '@angular/material/tabs';

/** On a phone the tabs scroll, and their arrows take room once their texts are there: the active one is brought into view again then. */
@Directive({ selector: 'nav[mat-tab-nav-bar]' })
export class ActiveTabInView implements AfterContentInit {
  private readonly bar = inject(MatTabNav);
  private readonly document = inject(DOCUMENT);

  ngAfterContentInit(): void {
    void this.document.fonts.ready.then(() => {
      this.document.defaultView?.requestAnimationFrame(() => { this.bar._scrollToLabel(this.bar.selectedIndex); });
    });
  }
}
