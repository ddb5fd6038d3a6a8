import { Component, computed, inject, model } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatIcon } from '@angular/material/icon';
import { MatOption, MatSelect } from '@angular/material/select';
import { TranslocoPipe } from '@jsverse/transloco';
import { isProgrammeStaff, isRoleAllowedIn, roles, type OrganisationType, type Role } from '#shared/accounts';
import { organisationPage } from '#shared/organisations';
import { programmePage } from '#shared/programmes';
import { Api } from '../../platform/http/api';
import { LocalisedPipe } from '../../platform/i18n/format-pipes';
import { newId } from '../../platform/new-id';

export interface MembershipDraft {
  readonly id: string;
  readonly role: Role;
  readonly organisation: { readonly id: string; readonly name: string; readonly type: OrganisationType } | null;
  readonly programmes: 'all' | readonly string[];
}

/** What a person is, and where: a role in an organisation; staff may be bounded to programmes. Only roles that fit the organisation are offered. */
@Component({
  selector: 'app-membership-editor',
  imports: [LocalisedPipe, MatButton, MatFormField, MatIcon, MatIconButton, MatLabel, MatOption, MatSelect, TranslocoPipe],
  templateUrl: './membership-editor.html',
  styles: 'fieldset { border: 0; margin: 0; padding: 0; } legend { font-weight: 600; padding: 0; margin-block-end: var(--space-2); } .line { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: var(--space-2); flex: 1; } .row { flex-wrap: nowrap; }',
})
export class MembershipEditor {
  private readonly api = inject(Api);
  readonly memberships = model.required<readonly MembershipDraft[]>();
  private readonly organisationList = this.api.resource(organisationPage, () => ({ url: '/organisations', query: { limit: 200 } }));
  private readonly programmeList = this.api.resource(programmePage, () => ({ url: '/programmes', query: { limit: 200 } }));
  protected readonly organisations = computed(() => (this.organisationList.hasValue() ? this.organisationList.value().items : []));
  protected readonly programmes = computed(() => (this.programmeList.hasValue() ? this.programmeList.value().items : []));
  protected readonly isBounded = isProgrammeStaff;

  protected rolesFor(membership: MembershipDraft): readonly Role[] {
    const type = membership.organisation?.type;
    return type ? roles.filter((role) => isRoleAllowedIn(role, type)) : roles;
  }

  protected add(): void {
    this.memberships.update((all) => [...all, { id: newId(), role: 'partner_editor', organisation: null, programmes: 'all' }]);
  }

  protected remove(id: string): void {
    this.memberships.update((all) => all.filter((m) => m.id !== id));
  }

  protected chooseOrganisation(id: string, organisation: string): void {
    const chosen = this.organisations().find((o) => o.id === organisation) ?? null;
    this.change(id, (m) => {
      const fits = chosen === null || isRoleAllowedIn(m.role, chosen.type);
      return { ...m, organisation: chosen, role: fits ? m.role : roles.find((r) => isRoleAllowedIn(r, chosen.type)) ?? m.role };
    });
  }

  protected chooseRole(id: string, role: Role): void {
    this.change(id, (m) => ({ ...m, role, programmes: isProgrammeStaff(role) ? m.programmes : 'all' }));
  }

  protected chooseProgrammes(id: string, programmes: readonly string[]): void {
    this.change(id, (m) => ({ ...m, programmes: programmes.length === 0 ? 'all' : programmes }));
  }

  private change(id: string, to: (membership: MembershipDraft) => MembershipDraft): void {
    this.memberships.update((all) => all.map((m) => (m.id === id ? to(m) : m)));
  }
}
