import { Injectable } from '@nestjs/common';
import { audienceOf, type Audience } from '#shared/accounts';
import { pointerParts, type ChangeLog, type NoPlace, type Place } from '#shared/platform';
import { blankReport, evidenceForDonors, locateOfficerPart, locateReport, mostEarlier, type ReportContent, type ReportField } from '#shared/reports';
import { PeopleDirectory } from '../platform/auth/people-directory.js';
import type { Ctx } from '../platform/context/ctx.js';
import { notFound } from '../platform/errors/problem.js';
import { ReportChangeRepository } from './report-change.repository.js';
import { ReportDesk, definitionsNow, type OpenReport } from './report-desk.js';
import { personRef, shownVersion, type Names } from './report.mapper.js';
import type { Definitions, ReportPart } from './report.record.js';
import { ReportVersionRepository, type FieldVersion } from './report-version.repository.js';

const system = { kind: 'system' } as const;

/** A field of the draft of the side that writes it. */
interface Drafted {
  readonly part: ReportPart;
  readonly log: ChangeLog;
  readonly place: Place | NoPlace;
}
type Told = Pick<ReportField, 'draft' | 'earlier'>;
const untold: Told = { draft: null, earlier: [] };

/** One field of a report through its draft and its submissions: who changed what when. */
@Injectable()
export class ReportFieldService {
  constructor(
    private readonly desk: ReportDesk,
    private readonly versions: ReportVersionRepository,
    private readonly changes: ReportChangeRepository,
    private readonly people: PeopleDirectory,
  ) {}

  /** As the asker's side may know it: who wrote the draft, the side that writes it alone. @throws Problem not_found, also for what is no field of this report */
  async of(ctx: Ctx, id: string, pointer: string): Promise<ReportField> {
    const open = await this.desk.openStanding(ctx, id);
    const audience = audienceOf(ctx.scope, open.report);
    const parts = pointerParts(pointer);
    const definitions = await this.definitions(open, audience);
    return parts[0] === 'lines' && audience === 'staff' ? this.ofOfficer(open, pointer, definitions) : this.ofPartner(open, pointer, definitions, audience);
  }

  /** The officer's decisions on a line, C and F: a draft among staff. */
  private async ofOfficer({ report }: OpenReport, pointer: string, definitions: Definitions): Promise<ReportField> {
    const place = locateOfficerPart(definitions)(report.officer, pointerParts(pointer));
    if (!isPlace(place)) throw notFound();
    return { pointer, ...(await this.told(report._id, pointer, { part: 'officer', log: report.officerChanges, place })), submissions: [] };
  }

  private async ofPartner({ report }: OpenReport, pointer: string, definitions: Definitions, audience: Audience): Promise<ReportField> {
    const parts = pointerParts(pointer);
    const locate = locateReport(definitions);
    const placeIn = (content: ReportContent) => locate(content, parts);
    if (placeIn(blankReport()) === 'unknown_field') throw notFound();
    const all = await this.versions.field(system, report._id, parts);
    const shown = (audience === 'donor' ? all.filter((one) => one.n === report.approval?.n) : all).map((one) => ({ ...one, place: placeIn(contentOf(one, audience)) }));
    const drafted = placeIn(audience === 'partner' ? report.content : blankReport());
    // A row that comes and goes has fields where it stands.
    if (![drafted, ...shown.map((one) => one.place)].some(isPlace)) throw notFound();
    const told = audience === 'partner' ? await this.told(report._id, pointer, { part: 'content', log: report.changes, place: drafted }) : untold;
    const names = await this.people.names(shown.map((one) => one.by));
    return {
      pointer, ...told,
      submissions: shown.map(({ n, at, by, place }) => ({ n, at, by: audience === 'donor' ? null : personRef(names, by), value: isPlace(place) ? (place.get() ?? null) : null })),
    };
  }

  /** What stands in the draft and stood there before. What was taken away by a resubmission nobody wrote. */
  private async told(report: string, pointer: string, { part, log, place }: Drafted): Promise<Told> {
    const change = log[pointer];
    const before = await this.changes.ofField(system, report, part, pointer, mostEarlier);
    const isTaken = change !== undefined && before[0]?.at === change.at && before[0].by === change.by;
    const names: Names = await this.people.names([change?.by ?? null, ...before.map((one) => one.by)]);
    return {
      draft: change && !isTaken ? { by: personRef(names, change.by), at: change.at, version: change.version, value: isPlace(place) ? (place.get() ?? null) : null } : null,
      earlier: before.map(({ value, by, at }) => ({ value, by: personRef(names, by), at })),
    };
  }

  /** Those that the asker's view of the report shows. */
  private async definitions(open: OpenReport, audience: Audience): Promise<Definitions> {
    const n = shownVersion(open.report, audience);
    const version = n === null ? null : await this.versions.ofReport(system, open.report._id, n);
    return version?.definitions ?? definitionsNow(open);
  }
}

function isPlace(place: Place | NoPlace): place is Place {
  return typeof place !== 'string';
}

function contentOf({ content }: FieldVersion, audience: Audience): ReportContent {
  const whole = { ...blankReport(), ...content };
  return audience === 'donor' ? evidenceForDonors(whole) : whole;
}
