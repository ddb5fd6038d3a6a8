import type { CallInput, CallRow, CallView, PublicCall } from '#shared/calls';
import type { ProgrammeInput, ProgrammeView } from '#shared/programmes';
import { defaultSettings } from '#shared/programmes';
import { CallRepository } from '../src/calls/call.repository.js';
import { CallService } from '../src/calls/call.service.js';
import { Transactions } from '../src/platform/database/transactions.js';
import { systemCtx } from '../src/platform/context/ctx.js';
import { aCall, aProgramme, callInputFor } from './support/calls.js';
import { Client } from './support/client.js';
import { anOrganisation, aPerson, freshId, type PersonAt } from './support/people.js';
import { stagesOf } from './support/plans.js';
import { startPortal, type Portal } from './support/portal.js';

interface Broken { code: string; errors: { code: string; pointer: string }[] }
const codesOf = (body: unknown): string[] => (body as Broken).errors.map((one) => one.code);

describe('programmes and calls', () => {
  let portal: Portal;
  let manager: PersonAt;
  let officer: PersonAt;
  let editor: PersonAt;
  let programme: ProgrammeInput;
  beforeAll(async () => {
    portal = await startPortal();
    [manager, officer, editor] = await Promise.all([aPerson(portal, 'programme_manager'), aPerson(portal, 'programme_officer'), aPerson(portal, 'partner_editor')]);
    programme = await aProgramme(portal);
  });
  afterAll(async () => { await portal.close(); });

  describe('a programme', () => {
    const input = async (more: Partial<ProgrammeInput> = {}): Promise<ProgrammeInput> => ({
      ...programme, id: freshId(), code: `P ${freshId().slice(-8)}`, funders: [{ organisation: await anOrganisation(portal, 'donor'), share: '100' }], ...more,
    });

    it('is created by a manager with shares of exactly 100, once', async () => {
      const body = await input();
      const made = await manager.client.post<ProgrammeView>('/programmes', body);
      expect([made.status, made.body.funders.map((f) => f.share), made.body.allowedActions]).toEqual([201, ['100'], ['edit', 'settings']]);
      expect((await manager.client.post('/programmes', body)).status).toBe(201);
      expect((await manager.client.post('/programmes', { ...body, to: '2038-12-31' })).body['code']).toBe('id_used');
      expect((await officer.client.post('/programmes', await input())).status).toBe(403);
      const wrong = await input({ funders: [{ organisation: await anOrganisation(portal, 'donor'), share: '99.99' }] });
      const refused = await manager.client.post('/programmes', wrong);
      expect([refused.status, codesOf(refused.body)]).toEqual([422, ['shares_not_100']]);
      const notDonor = await manager.client.post('/programmes', await input({ funders: [{ organisation: await anOrganisation(portal, 'cso'), share: '100' }] }));
      expect(codesOf(notDonor.body)).toEqual(['funder_unknown']);
    });

    it('is changed at its version; its currency stays; settings hold from a day on', async () => {
      const { id } = (await manager.client.post<ProgrammeView>('/programmes', await input())).body;
      expect((await manager.client.patch(`/programmes/${id}`, { to: '2035-12-31' })).status).toBe(428);
      expect((await manager.client.patch(`/programmes/${id}`, { to: '2035-12-31' }, { ifMatch: 1 })).status).toBe(200);
      expect((await manager.client.patch(`/programmes/${id}`, { to: '2036-12-31' }, { ifMatch: 1 })).status).toBe(412);
      expect(codesOf((await manager.client.patch(`/programmes/${id}`, { currency: 'USD' }, { ifMatch: 2 })).body)).toEqual(['currency_fixed']);
      const put = await manager.client.put<ProgrammeView>(`/programmes/${id}/settings`, { validFrom: '2030-01-01', settings: { ...defaultSettings, reportDueDays: 45 } }, { ifMatch: 2 });
      expect([put.status, put.body.settings[0]?.settings.reportDueDays]).toEqual([200, 45]);
      const past = await manager.client.put(`/programmes/${id}/settings`, { validFrom: '2020-01-01', settings: defaultSettings }, { ifMatch: 3 });
      expect(codesOf(past.body)).toEqual(['settings_in_past']);
    });

    it('is read by whoever works with it, not by the public; an invented one is 404', async () => {
      expect((await editor.client.get<ProgrammeView>(`/programmes/${programme.id}`)).body.allowedActions).toEqual([]);
      expect((await new Client(portal).get(`/programmes/${programme.id}`)).status).toBe(401);
      expect((await editor.client.get(`/programmes/${freshId()}`)).status).toBe(404);
      expect((await editor.client.get<{ items: ProgrammeView[] }>('/programmes')).body.items.map((one) => one.code)).toContain(programme.code);
    });
  });

  describe('a call', () => {
    const draft = async (given: Partial<CallInput> = {}) => (await manager.client.post<CallView>('/calls', callInputFor(programme.id, given))).body;
    const publish = (call: CallView) => manager.client.post<CallView>(`/calls/${call.id}/publish`, {}, { ifMatch: call.version });

    it('is written by a manager, kept as typed, and published once its weights total 100 and its dates are in order', async () => {
      const wrong = callInputFor(programme.id);
      const call = await draft({ criteria: [{ ...wrong.criteria[0]!, weight: 99 }], questionsUntil: '2020-01-01' });
      const refused = await publish(call);
      expect([refused.status, codesOf(refused.body)]).toEqual([422, ['weights_not_100', 'dates_out_of_order']]);
      expect((await officer.client.patch(`/calls/${call.id}`, { reviewers: 3 }, { ifMatch: 1 })).status).toBe(403);
      expect((await manager.client.patch(`/calls/${call.id}`, { reviewers: 3 })).status).toBe(428);
      const changed = await manager.client.patch<CallView>(`/calls/${call.id}`, { criteria: wrong.criteria, questionsUntil: wrong.questionsUntil }, { ifMatch: 1 });
      expect([changed.status, changed.body.version]).toEqual([200, 2]);
      expect((await publish(call)).status).toBe(412);
      const published = await publish(changed.body);
      expect([published.status, published.body.state, published.body.phase]).toEqual([200, 'published', 'open']);
      expect((await manager.client.patch(`/calls/${call.id}`, { reviewers: 3 }, { ifMatch: 3 })).status).toBe(409);
      expect((await publish(published.body)).status).toBe(409);
      const early = await manager.client.post(`/calls/${call.id}/decide`, {}, { ifMatch: 3 });
      expect([early.status, early.body['code']]).toEqual([409, 'wrong_state']);
    });

    it('is a secret of the staff while a draft, and public once open', async () => {
      const call = await draft();
      expect((await editor.client.get(`/calls/${call.id}`)).status).toBe(404);
      expect((await officer.client.get(`/calls/${call.id}`)).status).toBe(200);
      const guest = new Client(portal);
      expect((await guest.get(`/public/calls/${encodeURIComponent(call.code)}`)).status).toBe(404);
      await publish(call);
      const open = await guest.get<{ items: PublicCall[] }>('/public/calls');
      expect(open.body.items.find((one) => one.id === call.id)?.criteria.map((one) => one.weight)).toEqual([60, 40]);
      const seen = await editor.client.get<CallView>(`/calls/${call.id}`);
      expect([seen.body.awarded, seen.body.envelopeLeft, seen.body.proposals, seen.body.allowedActions]).toEqual([null, null, null, ['propose']]);
      const one = await guest.get<PublicCall>(`/public/calls/${encodeURIComponent(call.code)}`);
      expect([one.status, one.body.phase]).toEqual([200, 'open']);
    });

    it('is filtered by the phase that people see', async () => {
      const past = { opensOn: '2024-01-01', questionsUntil: '2024-01-10', deadline: '2024-02-01T12:00:00Z', decisionBy: '2024-03-01' };
      const closed = await aCall(portal, past, programme);
      const open = await aCall(portal, {}, programme);
      const ids = async (phase: string) => (await editor.client.get<{ items: CallRow[] }>(`/calls?phase=${phase}&programme=${programme.id}`)).body.items.map((one) => one.id);
      expect([(await ids('open')).includes(open.id), (await ids('open')).includes(closed.id)]).toEqual([true, false]);
      expect([(await ids('closed')).includes(closed.id), (await ids('closed')).includes(open.id)]).toEqual([true, false]);
      expect((await editor.client.get('/calls?phase=asleep')).status).toBe(400);
      const decided = await manager.client.post<CallView>(`/calls/${closed.id}/decide`, {}, { ifMatch: closed.version });
      expect([decided.status, decided.body.state]).toEqual([200, 'decided']);
    });

    it('made by the loader is reused when the same and refused when not', async () => {
      const input = callInputFor(programme.id);
      const ctx = systemCtx('test');
      const load = (given: CallInput) => portal.app.get(Transactions).run(ctx, (tx) => portal.app.get(CallService).createBySystem(ctx, tx, given));
      const id = await load(input);
      expect(await load({ ...input, id: freshId(), criteria: input.criteria.map((one) => ({ ...one, id: freshId() })) })).toBe(id);
      await expectAsync(load({ ...input, id: freshId(), reviewers: 5 })).toBeRejectedWithError(/other content/);
    });

    it('never scans its collection for a list', async () => {
      const repository = portal.app.get(CallRepository);
      const scope = { kind: 'person' as const, id: freshId(), grants: [] };
      for (const filter of [{}, { programme: programme.id }, { phase: ['open'] as const }, { programme: programme.id, phase: ['closed'] as const }]) {
        for (const sort of [{ deadline: -1, _id: -1 }, { code: 1, _id: 1 }] as Record<string, 1 | -1>[]) {
          expect(stagesOf(await repository.explain(scope, filter, new Date().toISOString(), sort))).not.toContain('COLLSCAN');
        }
      }
    });
  });
});
