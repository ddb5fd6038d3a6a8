import { Inject, Injectable } from '@nestjs/common';
import { ICalAlarmType, ICalCalendarMethod, ICalCalendar } from 'ical-generator';
import { addDays } from '#shared/calendar';
import { reportingStates } from '#shared/projects';
import type { CalendarAddress, CalendarFeed } from '#shared/reports';
import { PersonRepository } from '../../platform/auth/person.repository.js';
import { grantsOf, type Person } from '../../platform/auth/person.schema.js';
import { ThrottleRepository, type Limit } from '../../platform/auth/throttle.repository.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { actor, type Ctx } from '../../platform/context/ctx.js';
import { notFound, Problem } from '../../platform/errors/problem.js';
import { mailTexts, sayIn } from '../../platform/mail/render-mail.js';
import { ProjectService } from '../../projects/project.service.js';
import type { ReportListed } from '../report.record.js';
import { ReportRepository } from '../report.repository.js';
import { CalendarFeedRepository } from './calendar-feed.repository.js';

/** Guesses from one address; what was right is not counted. */
const perAddress: Limit = { kind: 'calendar-address', most: 30, minutes: 60 };
const perPerson: Limit = { kind: 'calendar-person', most: 60, minutes: 60 };
const [DAYS_BACK, DAYS_AHEAD] = [120, 370];
const DAY_SECONDS = 24 * 3600;
const alarmsBefore = [7 * DAY_SECONDS, DAY_SECONDS];

/** A person's due days for calendar programs, behind a secret address that they may end at any time (domain 6). */
@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly feeds: CalendarFeedRepository,
    private readonly people: PersonRepository,
    private readonly reports: ReportRepository,
    private readonly projects: ProjectService,
    private readonly throttles: ThrottleRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async state(ctx: Ctx): Promise<CalendarFeed> {
    return { since: await this.feeds.since(ownId(ctx)) };
  }

  /** A new address; the one before ends with it. */
  async make(ctx: Ctx): Promise<CalendarAddress> {
    const since = ctx.recordedAt().toISOString();
    const secret = await this.feeds.make(ownId(ctx), since);
    return { address: this.inPortal(`/api/v1/calendar/${secret}.ics`), since };
  }

  revoke(ctx: Ctx): Promise<void> {
    return this.feeds.revoke(ownId(ctx));
  }

  /** The calendar behind a secret, as iCalendar. @throws Problem not_found where the secret is nobody's or they are no longer active; too_many_requests */
  async read(ctx: Ctx, secret: string): Promise<string> {
    await this.throttles.count(perAddress, ctx.origin, ctx.recordedAt());
    const id = await this.feeds.personOf(secret);
    const person = id === null ? null : await this.people.find({ kind: 'system' }, id);
    if (person?.state !== 'active') throw notFound();
    await this.throttles.takeBack(perAddress, ctx.origin);
    await this.throttles.count(perPerson, person._id, ctx.recordedAt());
    return this.write(person, await this.dueTo({ ...ctx, scope: { kind: 'person', id: person._id, grants: grantsOf(person, ctx.now) } }));
  }

  /** Reports that were never submitted and that the person may see, of projects that report; earliest due first. */
  private async dueTo(ctx: Ctx): Promise<ReportListed[]> {
    const today = ctx.now.slice(0, 10);
    const due = await this.reports.waiting(ctx.scope, { firstSubmittedAt: null, dueEndsAt: { $gte: addDays(today, -DAYS_BACK), $lte: addDays(today, DAYS_AHEAD) } });
    const projects = await this.projects.headsByIds(ctx, due.map((report) => report.project.id));
    return due.filter((report) => reportingStates.includes(projects.get(report.project.id)?.state ?? 'cancelled'));
  }

  private write({ locale }: Person, reports: readonly ReportListed[]): string {
    const texts = mailTexts[locale];
    const calendar = new ICalCalendar({ name: texts.calendar, method: ICalCalendarMethod.PUBLISH, prodId: { company: 'Grant portal', product: 'Calendar', language: locale.toUpperCase() }, ttl: 3600 });
    for (const { _id, version, project, period } of reports) {
      const { subject, body } = sayIn(locale, 'report_due', { code: project.code, title: project.title, end: period.end, due: period.due });
      const url = this.inPortal(`/reports/${_id}`);
      const event = calendar.createEvent({
        id: `report-${_id}@${new URL(url).hostname}`, sequence: version, start: new Date(`${period.due}T00:00:00.000Z`), allDay: true, summary: subject, description: `${body}\n${url}`, url,
      });
      for (const trigger of alarmsBefore) event.createAlarm({ type: ICalAlarmType.display, trigger, description: subject });
    }
    return calendar.toString();
  }

  private inPortal(path: string): string {
    return new URL(path, this.config.publicUrl ?? `http://${this.config.host}:${String(this.config.port)}`).toString();
  }
}

function ownId(ctx: Ctx): string {
  const person = actor(ctx);
  if (person === null) throw new Problem('not_signed_in');
  return person;
}
