import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditDigest, type SignedDigest } from '../src/platform/audit/audit-digest.js';
import { hashEvent } from '../src/platform/audit/audit-chain.js';
import type { AuditEvent } from '../src/platform/audit/audit-event.schema.js';
import { AuditVerifier } from '../src/platform/audit/audit-verifier.js';
import { anOrganisation, aPerson, type PersonAt } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';

interface History { items: { seq: number; action: string; by: { name: string } | null; details: Record<string, unknown> }[]; nextCursor: string | null }

describe('the audit chains', () => {
  let folder: string;
  let portal: Portal;
  let officer: PersonAt;
  let organisation: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'portal-audit-'));
    portal = await startPortal({ DATA_DIR: folder });
    officer = await aPerson(portal, 'programme_officer');
    organisation = await anOrganisation(portal);
    for (let version = 1; version <= 3; version++) await suspend(version % 2 === 1, version);
  });
  afterEach(async () => {
    await portal.close();
    rmSync(folder, { recursive: true });
  });

  const suspend = (isSuspended: boolean, ifMatch: number) => officer.client.post(`/organisations/${organisation}/suspension`, { isSuspended, reason: 'Accounts missing' }, { ifMatch });
  const events = () => portal.connection.collection<AuditEvent>('auditEvents');
  const chain = () => events().find({ aggregate: organisation }).sort({ seq: 1 }).toArray() as unknown as Promise<AuditEvent[]>;
  const verdict = async () => (await portal.app.get(AuditVerifier).verify()).faults.map((f) => `${f.place.split('/')[0] ?? ''} ${String(f.seq)} ${f.code}`).sort();
  const digest = (day: string) => portal.app.get(AuditDigest).write(day);
  const rewrite = async (event: AuditEvent, change: Partial<AuditEvent>) => {
    const { hash: _hash, details, salt, ...hashed } = { ...event, ...change };
    const next = { ...hashed, hash: hashEvent(hashed), details, salt };
    await events().replaceOne({ _id: event._id }, next);
    return next;
  };

  it('are whole, with the digest of each day', async () => {
    expect(await digest('2026-01-01')).toBe(true);
    expect(await digest('2026-01-01')).toBe(false);
    await suspend(false, 4);
    await digest('2026-01-02');
    const { faults, digests, events: count } = await portal.app.get(AuditVerifier).verify();
    expect([faults, digests, count]).toEqual([[], 2, await events().countDocuments()]);
  });

  it('show a changed, a missing and a rewritten event', async () => {
    const [, second] = await chain();
    await events().updateOne({ _id: second!._id }, { $set: { action: 'created' } });
    expect(await verdict()).toEqual(['organisation 2 changed_event']);
    await events().updateOne({ _id: second!._id }, { $set: { action: second!.action, 'details.reason': 'Something else' } });
    expect(await verdict()).toEqual(['organisation 2 changed_details']);
    await events().deleteOne({ _id: second!._id });
    expect(await verdict()).toEqual(['organisation 3 broken_link', 'organisation 3 gap', 'organisation 4 gap']);
  });

  it('stay whole where personal values are erased', async () => {
    const [, second] = await chain();
    await events().updateOne({ _id: second!._id }, { $set: { details: {} } });
    expect(await verdict()).toEqual([]);
  });

  it('show an end that was cut off', async () => {
    await events().deleteOne({ aggregate: organisation, seq: 4 });
    expect(await verdict()).toEqual(['organisation 4 head_differs']);
    await events().deleteMany({ aggregate: organisation });
    expect(await verdict()).toEqual(['organisation 4 head_without_events']);
  });

  it('that were rewritten or removed with all their traces differ from the digest', async () => {
    await digest('2026-01-01');
    let prev = '';
    for (const event of await chain()) prev = (await rewrite(event, { prev, role: 'analyst' })).hash;
    await portal.connection.collection('organisations').updateOne({ _id: organisation as never }, { $set: { 'audit.head': prev } });
    expect(await verdict()).toEqual(['organisation 4 history_rewritten']);
    await events().deleteMany({ aggregate: organisation });
    await portal.connection.collection('organisations').deleteOne({ _id: organisation as never });
    expect(await verdict()).toEqual(['organisation null chain_vanished']);
  });

  it('show a digest that was forged, or left out', async () => {
    for (const day of ['2026-01-01', '2026-01-02', '2026-01-03']) await digest(day);
    const file = join(folder, 'audit', '2026-01-03.json');
    const signed = JSON.parse(await readFile(file, 'utf8')) as SignedDigest;
    await writeFile(file, JSON.stringify({ ...signed, content: { ...signed.content, chains: [] } }));
    expect(await verdict()).toEqual(['2026-01-03 null digest_forged']);
    await writeFile(file, JSON.stringify(signed));
    await unlink(join(folder, 'audit', '2026-01-02.json'));
    expect(await verdict()).toEqual(['2026-01-03 null digest_chain_broken']);
  });

  it('are told as the history of a record, newest first, with names', async () => {
    const first = (await officer.client.get<History>(`/organisations/${organisation}/history?limit=3`)).body;
    expect(first.items.map((e) => [e.seq, e.action, e.by?.name])).toEqual([[4, 'suspended', 'A programme_officer'], [3, 'suspension_lifted', 'A programme_officer'], [2, 'suspended', 'A programme_officer']]);
    expect(first.items[0]?.details['reason']).toBe('Accounts missing');
    const rest = (await officer.client.get<History>(`/organisations/${organisation}/history?limit=3&cursor=${String(first.nextCursor)}`)).body;
    expect(rest).toEqual({ items: [jasmine.objectContaining({ seq: 1, action: 'loader.created', by: null })], nextCursor: null });
  });
});
