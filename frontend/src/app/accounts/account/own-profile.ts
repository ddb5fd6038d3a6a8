import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoPipe } from '@jsverse/transloco';
import { languages } from '#shared/platform';
import { languageNames } from '../../platform/i18n/languages';
import { SessionStore } from '../../platform/session/session-store';
import { ProblemPanel } from '../../ui/problem-panel';

/** The person's name and language; what they are in which organisation. */
@Component({
  selector: 'app-own-profile',
  imports: [FormsModule, MatButton, MatFormField, MatInput, MatLabel, MatOption, MatSelect, ProblemPanel, TranslocoPipe],
  templateUrl: './own-profile.html',
})
export class OwnProfile {
  protected readonly session = inject(SessionStore);
  /** Stays as typed while the person's other properties change, such as the language. */
  private readonly savedName = computed(() => this.session.person()?.name ?? '');
  protected readonly name = linkedSignal(() => this.savedName());
  protected readonly locale = linkedSignal(() => this.session.person()?.locale ?? 'en');
  protected readonly languages = languages;
  protected readonly languageNames = languageNames;
  protected readonly problem = signal<unknown>(null);
  protected readonly isSaved = signal(false);

  protected async save(): Promise<void> {
    this.problem.set(null);
    this.isSaved.set(false);
    const locale = this.locale();
    try {
      await this.session.changeProfile({ name: this.name().trim() });
      await this.session.useLanguage(locale);
      this.isSaved.set(true);
    } catch (error) {
      this.problem.set(error);
    }
  }
}
