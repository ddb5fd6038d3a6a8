import { systemCtx } from '../src/platform/context/ctx.js';
import { Transactions } from '../src/platform/database/transactions.js';
import type { Findable } from '../src/platform/search/search-rows.js';
import { Client } from './support/client.js';
import { anOrganisation, aPerson, freshId, type PersonAt } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';

describe('search', () => {
  let portal: Portal;
  beforeAll(async () => { portal = await startPortal(); });
  afterAll(async () => { await portal.close(); });

  const programme = freshId();
  const write = async (row: Partial<Findable> & { title: string; consortium?: string[]; funders?: string[]; reviewers?: string[] }) => {
    const { consortium = [], funders = [], reviewers = [], ...rest } = row;
    const ctx = systemCtx('test');
    const found: Findable = { kind: 'project', id: freshId(), code: `C${freshId().slice(-8)}`, isSubmitted: true, ...rest, access: { programme, lead: consortium[0] ?? null, consortium, funders, reviewers } };
    await portal.app.get(Transactions).run(ctx, async (tx) => { tx.index(found); });
    return found.id;
  };
  const find = async ({ client }: PersonAt, q: string) => {
    const answer = await client.get<{ items: { id: string; kind: string }[] }>(`/search?q=${encodeURIComponent(q)}`);
    expect(answer.status).toBe(200);
    return answer.body.items.map((hit) => hit.id);
  };

  it('finds each word of the question at the beginning of a word, however it is written', async () => {
    const officer = await aPerson(portal, 'programme_officer');
    const id = await write({ title: 'Écoles d’apiculture du Djurdjura', code: 'APIARY-7' });
    const arabic = await write({ title: 'مدرسة النحل' });
    for (const q of ['ecole', 'ÉCOLES apicul', 'djurd apiary', '7']) expect(await find(officer, q)).withContext(q).toContain(id);
    expect(await find(officer, 'مدرسه')).toEqual([arabic]);
    for (const q of ['coles', 'ecole zebra', '.', '$where']) expect(await find(officer, q)).withContext(q).toEqual([]);
  });

  it('shows each side what is its own', async () => {
    const lead = await anOrganisation(portal);
    const donor = await aPerson(portal, 'donor');
    const reviewer = await aPerson(portal, 'reviewer');
    const people = {
      editor: await aPerson(portal, 'partner_editor', lead), foreign: await aPerson(portal, 'partner_editor'), officer: await aPerson(portal, 'programme_officer'),
      analyst: await aPerson(portal, 'analyst'), donor, reviewer, administrator: await aPerson(portal, 'administrator'),
    };
    const rows = {
      draft: await write({ title: 'Zebu draft', kind: 'proposal', consortium: [lead], isSubmitted: false }),
      proposal: await write({ title: 'Zebu proposal', kind: 'proposal', consortium: [lead], reviewers: [reviewer.id] }),
      project: await write({ title: 'Zebu project', consortium: [lead], funders: [donor.organisation], isForDonors: true }),
      unfunded: await write({ title: 'Zebu unfunded', consortium: [lead], isForDonors: true }),
      starting: await write({ title: 'Zebu starting', consortium: [lead], funders: [donor.organisation], isForDonors: false }),
    };
    const names = new Map(Object.entries(rows).map(([name, id]) => [id, name]));
    const seen = async (person: PersonAt) => (await find(person, 'zebu')).map((id) => names.get(id)).sort();
    expect(await seen(people.editor)).toEqual(['draft', 'project', 'proposal', 'starting', 'unfunded']);
    expect(await seen(people.foreign)).toEqual([]);
    expect(await seen(people.officer)).toEqual(['project', 'proposal', 'starting', 'unfunded']);
    expect(await seen(people.analyst)).toEqual(['project', 'proposal', 'starting', 'unfunded']);
    expect(await seen(people.donor)).toEqual(['project']);
    expect(await seen(people.reviewer)).toEqual(['proposal']);
    expect(await seen(people.administrator)).toEqual([]);
  });

  it('finds people for administrators alone, and at most twenty', async () => {
    const [admin, officer] = [await aPerson(portal, 'administrator'), await aPerson(portal, 'programme_officer')];
    const person = await aPerson(portal, 'reviewer', undefined, { name: 'Quetzal Xochitl' });
    expect(await find(admin, 'quetz')).toEqual([person.id]);
    expect(await find(officer, 'quetz')).toEqual([]);
    for (let n = 0; n < 22; n++) await write({ title: 'Yak herd' });
    expect((await find(officer, 'yak')).length).toBe(20);
    expect((await new Client(portal).get('/search?q=yak')).status).toBe(401);
    expect((await officer.client.get('/search?q=')).status).toBe(400);
  });
});
