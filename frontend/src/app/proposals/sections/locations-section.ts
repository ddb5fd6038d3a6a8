import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { TranslocoPipe } from '@jsverse/transloco';
import { largestRemainder, rational, sum, toDecimalString } from '#shared/numbers';
import { countryCodes } from '#shared/platform';
import { blankCountry, blankLocation } from '#shared/proposals';
import { CountryPipe } from '../../platform/i18n/country-pipe';
import { DecimalPipe } from '../../platform/i18n/format-pipes';
import { newId } from '../../platform/new-id';
import { CountryPicker } from '../../ui/country-picker/country-picker';
import { anchorOf } from '../../ui/field/board';
import { Field } from '../../ui/field/field';
import { StateChip } from '../../ui/state-chip';
import { ProposalDraft } from '../data/proposal-draft';
import { PointField } from './point-field';
import { SectionFindings } from './section-findings';

/** Where it happens: countries with their share of the budget, places on the globe. */
@Component({
  selector: 'app-locations-section',
  imports: [CountryPicker, CountryPipe, DecimalPipe, Field, MatButton, MatIcon, MatIconButton, PointField, SectionFindings, StateChip, TranslocoPipe],
  templateUrl: './locations-section.html',
  styleUrl: './rows.scss',
})
export class LocationsSection {
  protected readonly draft = inject(ProposalDraft);
  protected readonly anchorOf = anchorOf;
  protected readonly countries = computed(() => this.draft.content()?.countries ?? []);
  protected readonly codes = computed(() => this.countries().map((one) => one.code));
  protected readonly locations = computed(() => this.draft.content()?.locations ?? []);
  /** The call's countries; where it is not known, all. */
  protected readonly offered = computed(() => this.draft.surroundings()?.call.countries ?? countryCodes);
  protected readonly total = computed(() => toDecimalString(sum(this.countries().map((one) => rational(one.percentage ?? 0)))));

  protected choose(codes: readonly string[]): void {
    for (const one of this.countries()) if (!codes.includes(one.code)) this.draft.put(`/countries/${one.id}`, null);
    for (const code of codes) if (!this.codes().includes(code)) this.addCountry(code);
  }

  /** A hundred in equal parts that add up, to two places. */
  protected splitEvenly(): void {
    const parts = largestRemainder(10_000, this.countries().map(() => rational(1)));
    this.countries().forEach((one, at) => this.draft.put(`/countries/${one.id}/percentage`, toDecimalString({ numerator: BigInt(parts[at] ?? 0), denominator: 100n }, 2)));
  }

  protected addLocation(): void {
    const id = newId();
    this.draft.put(`/locations/${id}`, blankLocation(id));
  }

  private addCountry(code: string): void {
    const id = newId();
    this.draft.put(`/countries/${id}`, { ...blankCountry(id, code), percentage: this.countries().length === 0 ? '100' : null });
  }
}
