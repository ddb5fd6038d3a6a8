import { Component, computed, inject, signal } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, type MatAutocompleteSelectedEvent } from '@angular/material/autocomplete';
import { MatIconButton } from '@angular/material/button';
import { MatOption } from '@angular/material/core';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { organisationPage, type OrganisationView } from '#shared/organisations';
import { blankCoApplicant } from '#shared/proposals';
import { debounced } from '../../platform/debounced';
import { Api } from '../../platform/http/api';
import { CountryPipe } from '../../platform/i18n/country-pipe';
import { newId } from '../../platform/new-id';
import { anchorOf } from '../../ui/field/board';
import { Field } from '../../ui/field/field';
import { ProposalDraft } from '../data/proposal-draft';
import { SectionFindings } from './section-findings';

/** Who does it: the lead, its signatory, the co-applicants and what each brings. */
@Component({
  selector: 'app-consortium-section',
  imports: [
    CountryPipe, Field, MatAutocomplete, MatAutocompleteTrigger, MatFormField, MatHint, MatIcon, MatIconButton, MatInput, MatLabel, MatOption, SectionFindings, TranslocoPipe,
  ],
  templateUrl: './consortium-section.html',
  styleUrl: './rows.scss',
})
export class ConsortiumSection {
  protected readonly draft = inject(ProposalDraft);
  protected readonly anchorOf = anchorOf;
  protected readonly typed = signal('');
  private readonly wanted = debounced(this.typed, 250);
  private readonly found = inject(Api).resource(organisationPage, () => (this.wanted().trim().length >= 2 ? { url: '/organisations', query: { q: this.wanted().trim(), limit: 20 } } : undefined));
  private readonly added = signal<readonly OrganisationView[]>([]);

  protected readonly signatories = computed(() => (this.draft.surroundings()?.signatories ?? []).map((one) => ({ value: one.id, text: one.name })));
  protected readonly rows = computed(() => (this.draft.content()?.coApplicants ?? []).map((row) => ({ ...row, name: this.nameOf(row.organisation) })));
  protected readonly offered = computed(() => {
    const taken = [this.draft.view()?.lead?.id, ...this.rows().map((one) => one.organisation)];
    return (this.found.hasValue() ? this.found.value().items : []).filter((one) => !taken.includes(one.id) && one.type !== 'un' && one.type !== 'donor');
  });

  protected add(event: MatAutocompleteSelectedEvent): void {
    const organisation = event.option.value as OrganisationView;
    const id = newId();
    this.added.update((all) => [...all, organisation]);
    this.draft.put(`/coApplicants/${id}`, blankCoApplicant(id, organisation.id));
    this.typed.set('');
  }

  private nameOf(id: string): string {
    const known = [...(this.draft.view()?.consortium ?? []), ...this.added()];
    return known.find((one) => one.id === id)?.name ?? '';
  }
}
