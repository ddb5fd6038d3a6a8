import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { languageNames } from '../../platform/i18n/languages';
import { newId } from '../../platform/new-id';
import { Field } from '../../ui/field/field';
import { ProgrammeDraft } from './programme-draft';

/** The themes of a programme. One that is saved keeps its code, which proposals name. */
@Component({
  selector: 'app-themes-editor',
  imports: [Field, MatButton, MatIcon, MatIconButton, TranslocoPipe],
  template: `
    <h2>{{ 'programmes.themes' | transloco }}</h2>
    @if (draft.known()) { <p class="soft">{{ 'programmes.editor.themesStay' | transloco }}</p> }
    @for (one of themes(); track one.id) {
      <div class="line of-texts">
        <app-field [pointer]="'/themes/' + one.id + '/code'" [maxLength]="40" [label]="'common.code' | transloco" />
        <div class="texts">
          @for (language of draft.languages(); track language) {
            <app-field [pointer]="'/themes/' + one.id + '/title/' + language" [maxLength]="300" [isOptional]="!$first" [label]="('common.title' | transloco) + ' · ' + names[language]" />
          }
        </div>
        @if (isNew(one.id)) { <button matIconButton type="button" [attr.aria-label]="('common.remove' | transloco) + ' ' + one.code" (click)="remove(one.id)"><mat-icon svgIcon="delete" /></button> }
      </div>
    }
    <div><button matButton="outlined" type="button" [disabled]="themes().length >= 50" (click)="add()"><mat-icon svgIcon="add" />{{ 'programmes.editor.addTheme' | transloco }}</button></div>
  `,
  styleUrl: './rows.scss',
})
export class ThemesEditor {
  protected readonly draft = inject(ProgrammeDraft);
  protected readonly names = languageNames;
  protected readonly themes = computed(() => this.draft.content()?.themes ?? []);

  protected isNew(id: string): boolean {
    return !(this.draft.known()?.themes ?? []).some((one) => one.id === id);
  }

  protected add(): void {
    const id = newId();
    this.draft.put(`/themes/${id}`, { id, code: '', title: {} });
  }

  protected remove(id: string): void {
    this.draft.put(`/themes/${id}`, null);
  }
}
