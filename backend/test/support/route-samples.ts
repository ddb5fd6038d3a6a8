import type { Route } from './routes.js';
import { aGrant, storedProject, type Grant } from './grant.js';
import { freshId, type PersonAt } from './people.js';
import type { Portal } from './portal.js';
import { aProposal, inReview, submitted, type ProposalAt } from './proposals.js';
import { reportOf } from './reporting.js';

const reason = { reason: 'A good reason' };
const certified = { certified: true };
const payment = () => ({ id: freshId(), date: '2025-01-10', amount: 100_000, currency: 'EUR', reference: 'SAMPLE', rate: null, note: '' });
const patch = (pointer: string) => () => [{ pointer, value: 'text', base: 1 }];

/**
 * A well-formed body of each route that has a parameter and needs more than `{}`, so that the request comes as far as the
 * record. A new route that answers 400 in the access test belongs here.
 */
const bodies: Record<string, () => unknown> = {
  'PATCH /calls/:id': () => ({ code: 'NEW CODE' }),
  'POST /calls/:id/conflicts': () => ({ organisations: [], persons: [], explanation: '' }),
  'POST /clarifications/:id/answer': () => ({ answer: 'The answer' }),
  'POST /mails/retry': () => ({ state: 'failed' }),
  'PATCH /organisations/:id': () => ({ name: 'New name' }),
  'POST /organisations/:id/suspension': () => ({ isSuspended: true, ...reason }),
  'POST /organisations/:id/verification': () => ({ isVerified: true, ...reason }),
  'POST /payments/:id/confirm': () => ({ receivedOn: '2025-01-10' }),
  'POST /payments/:id/reverse': () => ({ id: freshId(), date: '2025-01-10', ...reason }),
  'PATCH /programmes/:id': () => ({ code: 'NEW CODE' }),
  'PUT /programmes/:id/settings': () => ({ validFrom: '2026-01-01', settings: {} }),
  'POST /projects/:id/cancel': () => reason,
  'POST /projects/:id/countersign': () => certified,
  'POST /projects/:id/decline': () => reason,
  'POST /projects/:id/gate/waive': () => reason,
  'POST /projects/:id/refunds': payment,
  'POST /projects/:id/releases': payment,
  'POST /projects/:id/resume': () => reason,
  'POST /projects/:id/sign': () => certified,
  'POST /projects/:id/suspend': () => reason,
  'POST /projects/:id/terminate': () => reason,
  'PATCH /proposals/:id': patch('/summary'),
  'POST /proposals/:id/assign-reviewers': () => ({ reviewers: [{ id: freshId(), person: freshId() }], due: null }),
  'POST /proposals/:id/award': () => ({ conditions: '' }),
  'POST /proposals/:id/clarifications': () => ({ id: freshId(), question: 'What is meant?', parts: ['summary'], due: null }),
  'POST /proposals/:id/recommend': () => ({ isRecommended: true, reason: '' }),
  'POST /proposals/:id/reject': () => ({ feedback: 'Not this time' }),
  'POST /proposals/:id/screen': () => ({ outcome: 'eligible', overrides: [], reason: '' }),
  'POST /proposals/:id/submit': () => certified,
  'PATCH /reports/:id': patch('/narrative/achievements'),
  'POST /reports/bulk': () => ({ action: 'remind', reports: [{ id: freshId(), version: 1 }] }),
  'POST /reports/bulk/preview': () => ({ action: 'approve', reports: [{ id: freshId(), version: 1 }] }),
  'POST /reports/:id/comments/:comment/answer': () => ({ text: 'The answer' }),
  'POST /reports/:id/comments/:comment/reply': () => ({ text: 'A word' }),
  'POST /reports/:id/notes': () => ({ id: freshId(), pointer: null, text: 'A note' }),
  'PUT /reports/:id/notes/:note': () => ({ text: 'A note' }),
  'POST /reports/:id/extend': () => ({ due: '2025-06-30', ...reason }),
  'POST /reports/:id/imports': () => ({ id: freshId(), file: freshId() }),
  'POST /reports/:id/imports/:import/confirm': () => ({ choices: [] }),
  'POST /reports/:id/reopen': () => reason,
  'POST /reports/:id/request-changes': () => ({ message: '' }),
  'PATCH /reports/:id/review': patch('/message'),
  'POST /reports/:id/submit': () => ({ ...certified, onBehalfOf: null }),
  'PUT /unsubscribe/:secret/choice': () => ({ isOff: true }),
  'PUT /reviews/:id': () => ({ scores: [], comment: '' }),
  'POST /reviews/:id/declare': () => ({ hasConflict: false, explanation: '' }),
  'POST /reviews/:id/recuse': () => reason,
};
export function bodyFor({ method, path }: Route): unknown {
  if (method === 'GET' || method === 'DELETE') return undefined;
  return bodies[`${method} ${path}`]?.() ?? {};
}

/** Queries that a route cannot do without. */
const queries: Record<string, string> = {
  'PUT /files/:id/content': '?offset=0',
  'GET /reports/:id/fields': '?pointer=/narrative/lessons',
  ...Object.fromEntries(['rows', 'rows.csv', 'rows.xlsx'].map((path) => [`GET /dashboards/projects/:id/${path}`, '?figure=budget'])),
  ...Object.fromEntries(['table.csv', 'table.xlsx'].map((path) => [`GET /dashboards/projects/:id/${path}`, '?table=periods'])),
};
export function queryFor({ method, path }: Route): string {
  return queries[`${method} ${path}`] ?? '';
}

/** Parameters that are no ids. */
const fixed: Readonly<Record<string, string>> = { n: '1', side: '320' };

/** A route's path with invented parameters. */
export function inventedPath({ path }: Route, known: Readonly<Record<string, string>> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => known[name] ?? fixed[name] ?? freshId());
}

/** Records of others: for a path that begins so, the id of one, and who may read it. */
export interface ForeignRecord {
  readonly under: string;
  readonly id: string;
  readonly reader: PersonAt;
}

/** A grant in life and a proposal in review, with everybody on their sides. Other engineers add their records here. */
export async function foreignRecords(portal: Portal): Promise<ForeignRecord[]> {
  const [grant, proposal]: [Grant, ProposalAt] = [await aGrant(portal), await inReview(await submitted(await aProposal(portal)))];
  const reviewer = proposal.staff.reviewers[0]!;
  const reviews = (await reviewer.client.get<{ items: { id: string }[] }>('/reviews')).body.items;
  const released = await grant.people.finance.client.post<{ id: string }>(`/projects/${grant.project}/releases`, payment(), { ifMatch: (await storedProject(portal, grant.project)).version });
  return [
    { under: '/payments/:id', id: released.body.id, reader: grant.people.editor },
    { under: '/dashboards/projects/:id', id: grant.project, reader: grant.people.donor },
    { under: '/projects/:id', id: grant.project, reader: grant.people.editor },
    { under: '/reports/:id', id: await reportOf(portal, grant, 1), reader: grant.people.editor },
    { under: '/proposals/:id', id: proposal.view.id, reader: proposal.consortium.editor },
    { under: '/reviews/:id', id: reviews[0]?.id ?? '', reader: reviewer },
  ];
}
