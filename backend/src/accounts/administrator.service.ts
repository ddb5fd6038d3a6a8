import { Inject, Injectable } from '@nestjs/common';
import { OrganisationService } from '../organisations/organisation.service.js';
import { PersonRepository } from '../platform/auth/person.repository.js';
import { TokenRepository } from '../platform/auth/token.repository.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { systemCtx } from '../platform/context/ctx.js';
import { newId } from '../platform/context/new-id.js';
import { Transactions } from '../platform/database/transactions.js';
import { PersonService } from './person.service.js';

export interface NewAdministrator {
  readonly email: string;
  readonly name: string;
  /** Code of the `un` organisation; it is created where there is none. */
  readonly organisation: string;
  readonly organisationName: string;
}

/** The first administrator, made by whoever runs the portal. */
@Injectable()
export class AdministratorService {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly people: PersonRepository,
    private readonly persons: PersonService,
    private readonly tokens: TokenRepository,
    private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Creates the person, or takes the one of this address, and returns a link to choose a password. @throws Problem rule_broken */
  async create({ email, name, organisation, organisationName }: NewAdministrator): Promise<string> {
    const ctx = systemCtx('create-administrator');
    const person = await this.transactions.run(ctx, async (tx) => {
      const known = await this.organisations.byCode(organisation, tx.session);
      const at = known?.id ?? (await this.organisations.createBySystem(ctx, tx, { id: newId(), code: organisation, name: organisationName, type: 'un', country: 'US' }));
      const existing = await this.people.findByEmail(ctx.scope, email, tx.session);
      const held = existing?.memberships.some((m) => m.role === 'administrator' && m.until === null);
      if (existing && held) return existing._id;
      if (!existing) {
        const memberships = [{ organisation: at, role: 'administrator' as const, from: ctx.now.slice(0, 10) }];
        return this.persons.createBySystem(ctx, tx, { email, name, locale: 'en', memberships, isDemo: false });
      }
      const membership = { id: newId(), role: 'administrator' as const, organisation: at, programmes: 'all' as const, from: ctx.now.slice(0, 10), until: null };
      await this.persons.refuseBroken(tx, [membership]);
      return (await this.persons.replace(tx, existing, { ...existing, state: 'active', memberships: [...existing.memberships, membership] }, 'made_administrator'))._id;
    });
    const link = new URL('/invitation', this.config.publicUrl ?? `http://${this.config.host}:${String(this.config.port)}`);
    link.searchParams.set('token', await this.tokens.make(person, 'invitation', ctx.recordedAt()));
    return link.toString();
  }
}
