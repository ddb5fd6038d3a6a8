import { Injectable, inject } from '@angular/core';
import type { ProblemEntry } from '#shared/platform';
import { Texts } from '../i18n/texts';
import type { ApiProblem } from './api-problem';

/** Problems in the reader's words: by code, else the server's own title. */
@Injectable({ providedIn: 'root' })
export class ProblemTexts {
  private readonly texts = inject(Texts);

  title(problem: ApiProblem): string {
    return this.texts.firstOf([`common.problem.${problem.code}`], {}, problem.title);
  }

  /** One entry of `errors`. Areas give their own folder of texts first: `reports.finding`. */
  entry(entry: ProblemEntry, folders: readonly string[] = []): string {
    const keys = [...folders, 'common.rule'].map((folder) => `${folder}.${entry.code}`);
    return this.texts.firstOf(keys, entry.params ?? {}, entry.detail || entry.code);
  }

  /** Everything in one line, for a snack bar. */
  line(problem: ApiProblem, folders: readonly string[] = []): string {
    return [this.title(problem), ...problem.errors.map((e) => this.entry(e, folders))].join(' · ');
  }
}
