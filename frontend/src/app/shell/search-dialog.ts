import { Component, computed, inject, signal } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { searchAnswer, type SearchHit } from '#shared/accounts';
import { Api } from '../platform/http/api';
import { debounced } from '../platform/debounced';
import { linkTo, iconOf } from '../ui/record-link';

/** Search anything by code or title: type, arrow keys, Enter. */
@Component({
  selector: 'app-search-dialog',
  imports: [MatIcon, TranslocoPipe],
  templateUrl: './search-dialog.html',
  styleUrl: './search-dialog.scss',
})
export class SearchDialog {
  private readonly router = inject(Router);
  private readonly opened = inject(MatDialogRef);
  protected readonly text = signal('');
  private readonly asked = debounced(computed(() => this.text().trim()), 180);
  protected readonly answer = inject(Api).resource(searchAnswer, () =>
    this.asked().length < 2 ? undefined : { url: '/search', query: { q: this.asked() } });
  protected readonly hits = computed(() => (this.answer.hasValue() ? this.answer.value().items : []));
  protected readonly isNothing = computed(() => this.asked().length >= 2 && this.answer.hasValue() && this.hits().length === 0);
  protected readonly at = signal(0);
  protected readonly iconOf = iconOf;

  protected type(text: string): void {
    this.text.set(text);
    this.at.set(0);
  }

  protected move(event: Event, by: number): void {
    event.preventDefault();
    const count = this.hits().length;
    if (count > 0) this.at.update((i) => (i + by + count) % count);
  }

  protected async go(hit: SearchHit | undefined): Promise<void> {
    if (!hit) return;
    this.opened.close();
    await this.router.navigateByUrl(linkTo(hit));
  }
}
