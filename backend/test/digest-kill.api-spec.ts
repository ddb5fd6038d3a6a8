import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { IndexBuilder } from '../src/platform/database/index-builder.js';
import { DigestJob } from '../src/platform/mail/digest-job.js';
import type { Mail } from '../src/platform/mail/mail.repository.js';
import { MailWorker } from '../src/platform/mail/mail-worker.js';
import { ServedPortal } from './support/child-process.js';
import { startMailServer } from './support/mail-server.js';
import type { MailServer } from './support/mail-suite.js';
import { freshId } from './support/people.js';
import { startPortal, type Portal } from './support/portal.js';

const [PEOPLE, REMINDERS] = [240, 3];
/** The database gives up the transactions of a killed client after ten seconds, and looks every five. */
const MOST_TRIES = 60;

describe('a portal killed in the middle of the mails of a day', () => {
  let folder: string;
  let mailServer: MailServer;
  let portal: Portal;
  let beside: Portal;
  let served: ServedPortal;
  let people: string[];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'grant-portal-digest-'));
    mailServer = await startMailServer();
    portal = await startPortal({ SMTP_URL: mailServer.url });
    beside = await startPortal({ SMTP_URL: mailServer.url, MONGODB_URI: portal.uri });
    await portal.app.get(IndexBuilder).build();
    people = Array.from({ length: PEOPLE }, freshId);
    await mails().insertMany(people.flatMap((person) => Array.from({ length: REMINDERS }, (_, n) => aReminder(person, n))) as never);
    served = new ServedPortal({ MONGODB_URI: portal.uri, DATA_DIR: folder, SMTP_URL: mailServer.url });
  }, 120_000);
  afterAll(async () => {
    await served.close();
    await beside.close();
    await portal.close();
    await mailServer.close();
    rmSync(folder, { recursive: true, force: true });
  }, 120_000);

  const mails = () => portal.connection.collection('mails');
  const aReminder = (person: string, n: number): Mail => ({
    _id: freshId(), shape: 1, version: 1, event: freshId(), kind: 'report_due', link: `/reports/${person}-${String(n)}`, params: { code: `P-${String(n)}`, title: 'Hives', due: '2026-01-31' },
    recipient: person, address: `${person}@example.org`, name: 'Somebody', locale: 'en', state: 'gathered', attempts: 0, nextAt: new Date(0), createdAt: new Date(), subject: null, text: null,
  });
  const digests = () => mails().countDocuments({ kind: 'digest' });
  /** Starts the portal, whose jobs begin at once, and kills it when so much is done. @returns how much that was */
  const killedAt = async (enough: number, done: () => number | Promise<number>): Promise<number> => {
    await portal.connection.collection('leases').updateMany({}, { $set: { until: new Date(0) } });
    await served.start();
    while ((await done()) < enough) await pause(2);
    await served.kill();
    return done();
  };
  /** Two instances at once, again and again while what the killed one had begun stands in the way. */
  const goOn = async (turn: (at: Portal) => Promise<unknown>, isDone: () => Promise<boolean>) => {
    for (let tries = 0; tries < MOST_TRIES && !(await isDone()); tries++) {
      if (tries > 0) await pause(500);
      await Promise.allSettled([turn(portal), turn(beside)]);
    }
    expect(await isDone()).toBeTrue();
  };

  it('has made each whole or not at all, and others the rest, one a person with every reminder once; none is lost, and at most what was in hand comes twice', async () => {
    await dieMaking();
    await dieSending();
  }, 240_000);

  /** Each person’s reminders are all inside one mail, or all still gathered. */
  const dieMaking = async () => {
    mailServer.pace.ms = 20; // most are still to be sent when it dies
    const enough = randomInt(5, 20);
    const made = await killedAt(enough, digests);
    expect(made).withContext(`killed in the middle, at ${String(enough)}`).toBeLessThan(PEOPLE);
    const left = (await mails().find({ kind: 'report_due' }).toArray()) as unknown as Mail[];
    const withDigest = new Set(((await mails().find({ kind: 'digest' }).toArray()) as unknown as Mail[]).map((one) => one.recipient));
    for (const { recipient, state } of left) expect(state).withContext(recipient).toBe(withDigest.has(recipient) ? 'in_digest' : 'gathered');

    const now = new Date();
    await goOn((at) => at.app.get(DigestJob).turn(now), async () => (await mails().countDocuments({ state: 'gathered' })) === 0);
    const all = (await mails().find({ kind: 'digest' }).toArray()) as unknown as Mail[];
    expect(all.map((one) => one.recipient).sort()).toEqual([...people].sort());
    for (const { recipient, items } of all) expect(items?.map((one) => one.link).sort()).toEqual(Array.from({ length: REMINDERS }, (_, n) => `/reports/${recipient}-${String(n)}`));
  };

  /** What was in hand when the process died may come twice, under the same Message-ID. */
  const dieSending = async () => {
    const before = mailServer.taken.length;
    mailServer.pace.ms = 2;
    const taken = await killedAt(before + randomInt(2, Math.max(3, Math.floor((PEOPLE - before) / 2))), () => mailServer.taken.length);
    expect(taken).withContext('killed in the middle').toBeLessThan(PEOPLE);
    mailServer.pace.ms = 0;
    const later = new Date(Date.now() + 5 * 60_000); // what was in hand is tried again later
    await goOn((at) => at.app.get(MailWorker).work(later), async () => (await mails().countDocuments({ kind: 'digest', state: { $ne: 'sent' } })) === 0);
    expect([...new Set(mailServer.taken.map((one) => one.to))].sort()).toEqual(people.map((person) => `${person}@example.org`).sort());
    expect(new Set(mailServer.taken.map((one) => one.messageId)).size).toBe(PEOPLE);
    expect(mailServer.taken.length - PEOPLE).withContext('one in hand at each of the two deaths').toBeLessThanOrEqual(2);
  };
});
