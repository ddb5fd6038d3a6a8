import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, type MatAutocompleteSelectedEvent } from '@angular/material/autocomplete';
import { MatChipGrid, MatChipInput, MatChipRemove, MatChipRow } from '@angular/material/chips';
import { MatOption } from '@angular/material/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { countryCodes } from '#shared/platform';
import { CountryPipe, countryName } from '../../platform/i18n/country-pipe';
import { Languages } from '../../platform/i18n/languages';

/** Several countries: typed by name in the reader's language, shown as chips. */
@Component({
  selector: 'app-country-picker',
  imports: [CountryPipe, MatAutocomplete, MatAutocompleteTrigger, MatChipGrid, MatChipInput, MatChipRemove, MatChipRow, MatFormField, MatIcon, MatLabel, MatOption, TranslocoPipe],
  template: `
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      <mat-chip-grid #grid [attr.aria-label]="label()">
        @for (code of chosen(); track code) {
          <mat-chip-row (removed)="drop(code)">
            {{ code | country }}
            <button matChipRemove type="button" [attr.aria-label]="('common.remove' | transloco) + ' ' + (code | country)"><mat-icon svgIcon="close" /></button>
          </mat-chip-row>
        }
      </mat-chip-grid>
      <input #typed [placeholder]="hint() ?? ''" [matChipInputFor]="grid" [matAutocomplete]="list" (input)="text.set(typed.value)" />
      <mat-autocomplete #list="matAutocomplete" autoActiveFirstOption (optionSelected)="take($event); typed.value = ''">
        @for (one of offered(); track one.code) { <mat-option [value]="one.code">{{ one.name }}</mat-option> }
      </mat-autocomplete>
    </mat-form-field>
  `,
  styles: ':host, mat-form-field { display: block; inline-size: 100%; }',
})
export class CountryPicker {
  private readonly languages = inject(Languages);
  readonly label = input.required<string>();
  readonly hint = input<string>();
  readonly chosen = input.required<readonly string[]>();
  /** The countries to choose from; all of them when left out. */
  readonly from = input<readonly string[]>(countryCodes);
  readonly chosenChange = output<string[]>();

  protected readonly text = signal('');
  protected readonly offered = computed(() => {
    const language = this.languages.current();
    const wanted = this.text().trim().toLocaleLowerCase(language);
    return this.from().filter((code) => !this.chosen().includes(code))
      .map((code) => ({ code, name: countryName(code, language) }))
      .filter(({ code, name }) => name.toLocaleLowerCase(language).includes(wanted) || code.toLowerCase() === wanted)
      .sort((a, b) => a.name.localeCompare(b.name, language));
  });

  protected take(event: MatAutocompleteSelectedEvent): void {
    this.text.set('');
    this.chosenChange.emit([...this.chosen(), String(event.option.value)]);
  }

  protected drop(code: string): void {
    this.chosenChange.emit(this.chosen().filter((one) => one !== code));
  }
}
