import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { applicants } from '#shared/proposals';
import { Api } from '../../platform/http/api';
import { InstantPipe } from '../../platform/i18n/format-pipes';
import { Texts } from '../../platform/i18n/texts';
import { Act } from '../../ui/act';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';

/** In an anonymous call a reviewer names conflicts once, against the list of all who apply, before anything is assigned. */
@Component({
  selector: 'app-conflict-page',
  imports: [FormsModule, InstantPipe, MatButton, MatCheckbox, MatFormField, MatInput, MatLabel, PageHeader, ProblemPanel, Skeleton, TranslocoPipe],
  templateUrl: './conflict-page.html',
  styles: 'fieldset { border: 0; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); } legend { font-weight: 600; padding: 0; }',
})
export class ConflictPage {
  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  readonly call = input.required<string>();
  protected readonly list = this.api.resource(applicants, () => `/calls/${this.call()}/applicants`);
  protected readonly shown = computed(() => (this.list.hasValue() ? this.list.value() : undefined));
  protected readonly crumbs = computed(() => [{ text: this.texts.say('proposals.reviews.title'), link: '/proposals/reviews' }]);
  protected readonly named = signal<ReadonlySet<string>>(new Set());
  protected readonly explanation = signal('');
  protected readonly act = new Act();

  constructor() {
    effect(() => {
      const declared = this.shown()?.declared;
      if (declared) untracked(() => { this.named.set(new Set([...declared.organisations, ...declared.persons])); this.explanation.set(declared.explanation); });
    });
  }

  protected toggle(id: string, isNamed: boolean): void {
    this.named.update((all) => { const next = new Set(all); if (isNamed) next.add(id); else next.delete(id); return next; });
  }

  protected async declare(): Promise<void> {
    const among = (rows: readonly { id: string }[] = []): string[] => rows.map((one) => one.id).filter((id) => this.named().has(id));
    const body = { organisations: among(this.shown()?.organisations), persons: among(this.shown()?.persons), explanation: this.explanation().trim() };
    const done = await this.act.run(() => this.api.send('POST', applicants, `/calls/${this.call()}/conflicts`, body));
    if (done) this.list.set(done);
  }
}
