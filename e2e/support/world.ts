import { randomBytes } from 'node:crypto';
import type { OrganisationType } from '#shared/accounts';
import { uuidv7 } from '#shared/platform';
import type { ProgrammeInput } from '#shared/programmes';
import { anAdministrator } from './administrator.js';
import { ApiClient } from './api.js';
import { emailOf, PASSWORD, wanted, type Who } from './people.js';

const freshId = (): string => uuidv7(Date.now(), randomBytes(10));

/** The people of the journeys, their organisations and a programme: the ground on which a journey begins. */
export interface World {
  readonly programme: ProgrammeInput;
  readonly lead: { readonly id: string; readonly name: string };
  /** A session of each, so that not every journey spends a sign-in. */
  readonly cookies: Readonly<Record<Who, Cookies>>;
}
type Cookies = Awaited<ReturnType<ApiClient['cookies']>>;

interface Mails {
  readonly items: readonly { readonly to: string; readonly text: string }[];
}

/** Waits for the mail of an invitation, as the invited person would, and takes the token from its link. */
async function invitationOf(email: string, visitor: ApiClient): Promise<string> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const { items } = await visitor.get<Mails>('/demo/mails');
    const token = items.filter(({ to }) => to === email).map(({ text }) => /token=([\w-]+)/.exec(text)?.[1]).find(Boolean);
    if (token !== undefined) return token;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no invitation came for ${email}`);
}

class WorldMaker {
  constructor(private readonly administrator: ApiClient) {}

  async organisation(code: string, name: string, type: OrganisationType, country: string): Promise<string> {
    const id = freshId();
    const { version } = await this.administrator.send<{ version: number }>('POST', '/organisations', { id, code, name, type, country });
    await this.administrator.send('POST', `/organisations/${id}/verification`, { isVerified: true, reason: 'Statutes seen' }, version);
    return id;
  }

  async people(at: Record<(typeof wanted)[Who]['at'], string>): Promise<World['cookies']> {
    const visitor = await ApiClient.open();
    const everybody = Object.keys(wanted) as Who[];
    for (const who of everybody) {
      const { name, role, at: place, locale } = wanted[who];
      const memberships = [{ id: freshId(), role, organisation: at[place], programmes: 'all' }];
      await this.administrator.send('POST', '/users', { id: freshId(), email: emailOf(who), name, locale, memberships });
    }
    for (const who of everybody) {
      const token = await invitationOf(emailOf(who), visitor);
      await visitor.send('POST', '/auth/password-reset/confirm', { token, password: PASSWORD });
    }
    await visitor.close();
    const sessions = await Promise.all(everybody.map(async (who) => [who, await cookiesOf(who)] as const));
    return Object.fromEntries(sessions) as World['cookies'];
  }
}

async function cookiesOf(who: Who): Promise<Cookies> {
  const client = await ApiClient.signedIn(emailOf(who), PASSWORD);
  const cookies = await client.cookies();
  await client.close();
  return cookies;
}

async function aProgramme(donor: string): Promise<ProgrammeInput> {
  const manager = await ApiClient.signedIn(emailOf('manager'), PASSWORD);
  const input: ProgrammeInput = {
    id: freshId(), code: 'JOURNEYS', title: { en: 'Journeys programme', fr: 'Programme des voyages' }, currency: 'EUR', languages: ['en', 'fr'],
    themes: [{ id: freshId(), code: 'communities', title: { en: 'Communities', fr: 'Communautés' } }], funders: [{ organisation: donor, share: '100' }],
    from: '2020-01-01', to: '2039-12-31',
    dimensions: [{
      code: 'sex', title: { en: 'Sex', fr: 'Sexe' },
      categories: [{ code: 'F', title: { en: 'Women', fr: 'Femmes' } }, { code: 'M', title: { en: 'Men', fr: 'Hommes' } }, { code: 'unknown', title: { en: 'Unknown', fr: 'Inconnu' } }],
    }],
  };
  await manager.send('POST', '/programmes', input);
  await manager.close();
  return input;
}

/** Made once a run, through the API alone, from an empty portal on. */
export async function aWorld(): Promise<World> {
  const administrator = await anAdministrator();
  const maker = new WorldMaker(administrator);
  const name = 'Association des ruchers-écoles';
  const office = await maker.organisation('OFFICE-J', 'Country office for journeys', 'un', 'DZ');
  const lead = await maker.organisation('RUCHERS-J', name, 'cso', 'DZ');
  const experts = await maker.organisation('EXPERTS-J', 'Pool of experts', 'academia', 'BE');
  const donor = await maker.organisation('DONOR-J', 'Fund for journeys', 'donor', 'BE');
  const cookies = await maker.people({ office, lead, experts, donor });
  await administrator.close();
  return { programme: await aProgramme(donor), lead: { id: lead, name }, cookies };
}
