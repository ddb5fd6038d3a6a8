import { aGrant, type Grant } from './grant.js';
import { Reporting } from './reporting.js';
import { startPortal, type Portal } from './portal.js';

/** Where a spec about a grant begins. */
export interface GrantAt {
  readonly portal: Portal;
  readonly grant: Grant;
  readonly reporting: Reporting;
}
/** A problem's answer, as far as specs read it. */
export interface Refused {
  code: string;
  errors: { pointer: string; code: string }[];
}

/** Inside `describe`: one portal for all specs, a new grant with its people for each, handed over before it begins. */
export function withGrants(take: (at: GrantAt) => void): void {
  let portal: Portal;
  beforeAll(async () => { portal = await startPortal(); });
  afterAll(async () => portal.close());
  beforeEach(async () => {
    const grant = await aGrant(portal);
    take({ portal, grant, reporting: new Reporting(portal, grant) });
  });
}
