import ICAL from 'ical.js';
import type { CalendarAddress, CalendarFeed } from '#shared/reports';
import { addDays } from '#shared/calendar';
import { CalendarFeedRepository } from '../src/reports/calendar/calendar-feed.repository.js';
import { aGrant, type Grant } from './support/grant.js';
import { aPerson, freshId, signIn, type PersonAt } from './support/people.js';
import { Reporting, reportOf } from './support/reporting.js';
import { startPortal, type Portal } from './support/portal.js';

describe('the calendar of a person', () => {
  let portal: Portal;
  let grant: Grant;
  const today = new Date().toISOString().slice(0, 10);
  const start = `${today.slice(0, 4)}-01-01`;
  beforeAll(async () => {
    portal = await startPortal();
    grant = await aGrant(portal, { start, end: `${today.slice(0, 4)}-12-31` });
  });
  afterAll(async () => portal.close());

  const addressOf = async (person: PersonAt) => new URL((await person.client.post<CalendarAddress>('/me/calendar')).body.address);
  const ask = (address: URL) => fetch(`${portal.url}${address.pathname}`);
  const events = async (address: URL) => {
    const answer = await ask(address);
    expect(answer.status).toBe(200);
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()) as never);
    return calendar.getAllSubcomponents('vevent').map((one) => {
      const event = new ICAL.Event(one);
      return { uid: event.uid, day: event.startDate.toString(), summary: event.summary, description: event.description, sequence: event.sequence, alarms: one.getAllSubcomponents('valarm').length };
    });
  };
  const due = async () => (await portal.connection.collection('reports').find({ 'project.id': grant.project, firstSubmittedAt: null }).sort({ seq: 1 }).toArray())
    .filter((one) => String(one['dueEndsAt']) >= addDays(today, -120) && String(one['dueEndsAt']) <= addDays(today, 370))
    .map((one) => ({ id: String(one['_id']), due: (one['period'] as { due: string }).due }));

  it('holds the due days of what its person may see, whole days in their language, with alarms and UIDs that stay', async () => {
    await grant.people.editor.client.patch('/me', { locale: 'fr' });
    const expected = await due();
    expect(expected.length).toBeGreaterThan(1);
    const found = await events(await addressOf(grant.people.editor));
    expect(found.map((one) => [one.uid, one.day])).toEqual(expected.map((one) => [`report-${one.id}@127.0.0.1`, one.due]));
    expect([/^Un rapport.*jusqu’au \d+ \p{L}+ \d{4}$/u.test(found[0]?.summary ?? ''), found[0]?.alarms, found[0]?.description.includes(`/reports/${expected[0]?.id ?? ''}`)]).toEqual([true, 2, true]);
    const officer = await events(await addressOf(grant.people.officer));
    expect(officer.filter((one) => found.some((other) => other.uid === one.uid)).length).toBe(found.length);
    for (const who of ['stranger', 'donor'] as const) expect(await events(await addressOf(grant.people[who]))).withContext(who).toEqual([]);
  });

  it('follows a moved due day under the same UID, and lets go of what was submitted', async () => {
    const at = await aGrant(portal, { start, end: `${today.slice(0, 4)}-12-31` });
    const address = await addressOf(at.people.editor);
    const before = await events(address);
    const last = before.at(-1)!;
    const report = last.uid.slice('report-'.length, last.uid.indexOf('@'));
    const moved = addDays(last.day, -10);
    expect((await at.people.officer.client.post(`/reports/${report}/extend`, { due: moved, reason: 'Roads are closed' }, { ifMatch: 1 })).status).toBe(200);
    const after = (await events(address)).find((one) => one.uid === last.uid);
    expect([after?.day, (after?.sequence ?? 0) > last.sequence]).toEqual([moved, true]);
    await new Reporting(portal, at).submitted(1, `${today.slice(0, 4)}-04-10`);
    const first = await reportOf(portal, at, 1);
    expect((await events(address)).some((one) => one.uid.includes(first))).toBeFalse();
  });

  it('is behind a secret that is shown once, kept as a hash, in no cache, and ends when it is revoked, made anew or its person goes', async () => {
    const person = await aPerson(portal, 'partner_editor');
    const since = async () => (await person.client.get<CalendarFeed>('/me/calendar')).body.since;
    expect(await since()).toBeNull();
    const first = await addressOf(person);
    const answer = await ask(first);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'text/calendar; charset=utf-8', 'private, no-store']);
    expect(await since()).not.toBeNull();
    const secret = first.pathname.replace(/^.*\/(.*)\.ics$/, '$1');
    expect(JSON.stringify(await portal.connection.collection('calendarFeeds').find().toArray())).not.toContain(secret);
    const second = await addressOf(person);
    expect([(await ask(first)).status, (await ask(second)).status]).toEqual([404, 200]);
    expect((await person.client.delete('/me/calendar')).status).toBe(204);
    expect([(await ask(second)).status, await since()]).toEqual([404, null]);
    const third = await addressOf(person);
    await portal.connection.collection('people').updateOne({ _id: person.id as never }, { $set: { state: 'inactive' } });
    expect((await ask(third)).status).toBe(404);
    await portal.connection.collection('people').updateOne({ _id: person.id as never }, { $set: { state: 'active' } });
    expect((await (await signIn(portal, person.id)).get<CalendarFeed>('/me/calendar')).status).toBe(200);
  });

  it('is found by an index', async () => {
    const plan = JSON.stringify(await portal.app.get(CalendarFeedRepository).explain(freshId()));
    expect(plan).toContain('IXSCAN');
    expect(plan).not.toContain('COLLSCAN');
  });

  it('bears no guessing', async () => {
    const guess = () => ask(new URL(`http://x.example.org/api/v1/calendar/${freshId()}.ics`));
    const answers: number[] = [];
    for (let n = 0; n < 40; n++) answers.push((await guess()).status);
    expect(answers.slice(-5)).toEqual([429, 429, 429, 429, 429]);
    await portal.connection.collection('throttles').deleteMany({});
  });
});
