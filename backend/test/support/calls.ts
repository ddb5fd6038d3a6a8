import type { CallInput, CallView } from '#shared/calls';
import type { ProgrammeInput, Settings } from '#shared/programmes';
import { defaultSettings } from '#shared/programmes';
import { CallService } from '../../src/calls/call.service.js';
import { systemCtx, type Ctx } from '../../src/platform/context/ctx.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { ProgrammeService } from '../../src/programmes/programme.service.js';
import { anOrganisation, freshId } from './people.js';
import type { Portal } from './portal.js';

/** A programme of two donors at 85 and 15 per cent; returns its input. */
export async function aProgramme(portal: Portal, given: Partial<ProgrammeInput> = {}, settings: Partial<Settings> = {}): Promise<ProgrammeInput> {
  const donors = [await anOrganisation(portal, 'donor'), await anOrganisation(portal, 'donor')];
  const input: ProgrammeInput = {
    id: freshId(), code: `PROG ${freshId().slice(-8)}`, title: { en: 'Joint initiative', fr: 'Initiative conjointe' }, currency: 'EUR', languages: ['en', 'fr'],
    themes: [{ id: freshId(), code: 'communities', title: { en: 'Communities' } }], funders: [{ organisation: donors[0]!, share: '85' }, { organisation: donors[1]!, share: '15' }],
    from: '2020-01-01', to: '2039-12-31', dimensions: [], ...given,
  };
  const ctx = systemCtx('builder');
  const dated = [{ validFrom: '2000-01-01', settings: { ...defaultSettings, ...settings } }];
  await portal.app.get(Transactions).run(ctx, (tx) => portal.app.get(ProgrammeService).createBySystem(ctx, tx, input, dated));
  return input;
}

const shifted = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const dayIn = (days: number): string => shifted(days).slice(0, 10);

/** A call that opened yesterday and closes in thirty days; two reviewers, criteria of 60 and 40, an envelope of 200 000.00. */
export function callInputFor(programme: string, given: Partial<CallInput> = {}): CallInput {
  return {
    id: freshId(), code: `CALL ${freshId().slice(-8)}`, programme, title: { en: 'Call for proposals', fr: 'Appel à propositions' }, guidance: { en: 'Write.' },
    opensOn: dayIn(-1), questionsUntil: dayIn(10), deadline: shifted(30), decisionBy: dayIn(60), earliestStart: null, envelope: 20_000_000, floor: 1_000_000, ceiling: 20_000_000,
    coFundingShare: '10', maxMonths: 18, countries: ['DZ', 'MA'], reviewers: 2, isAnonymous: false, proposalsPerLead: 1,
    criteria: [
      { id: freshId(), code: 'relevance', title: { en: 'Relevance' }, guidance: {}, weight: 60 },
      { id: freshId(), code: 'design', title: { en: 'Design' }, guidance: {}, weight: 40 },
    ],
    requirements: { documents: [], needsWorkPlan: false, minCoApplicants: 0, needsCountryOfOriginPartner: false }, ...given,
  };
}

/** Who acts at an instant of the tests' choosing, as the loader does: no HTTP request can. */
export function ctxAt(now: string, given: Partial<Ctx> = {}): Ctx {
  return { ...systemCtx('builder', now), ...given };
}

/** A manager's grant for every programme: acts that only a person may do. */
export function managerScope(): Ctx['scope'] {
  const id = freshId();
  return { kind: 'person', id, grants: [{ id: freshId(), role: 'programme_manager', organisation: freshId(), programmes: 'all' }] };
}

/** A published call, open now unless its dates say otherwise. */
export async function aCall(portal: Portal, given: Partial<CallInput> = {}, programme?: ProgrammeInput): Promise<CallView> {
  const within = programme ?? (await aProgramme(portal));
  const input = callInputFor(within.id, given);
  const ctx = ctxAt(`${input.opensOn}T12:00:00.000Z`, { scope: managerScope() });
  const calls = portal.app.get(CallService);
  await calls.create(ctx, input);
  return calls.publish(ctx, input.id);
}
