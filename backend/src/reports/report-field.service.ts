import { Injectable } from '@nestjs/common';
import { audienceOf, type Audience } from '#shared/accounts';
import { pointerParts, type NoPlace, type Place } from '#shared/platform';
import { blankReport, evidenceForDonors, locateReport, type ReportContent, type ReportField } from '#shared/reports';
import { PeopleDirectory } from '../platform/auth/people-directory.js';
import type { Ctx } from '../platform/context/ctx.js';
import { notFound } from '../platform/errors/problem.js';
import { ReportDesk, definitionsNow, type OpenReport } from './report-desk.js';
import { personRef, shownVersion } from './report.mapper.js';
import type { Definitions } from './report.record.js';
import { ReportVersionRepository, type FieldVersion } from './report-version.repository.js';

/** One field of a report through its submissions: who changed what when. */
@Injectable()
export class ReportFieldService {
  constructor(
    private readonly desk: ReportDesk,
    private readonly versions: ReportVersionRepository,
    private readonly people: PeopleDirectory,
  ) {}

  /** As the asker's side may know it: who wrote the draft, the partner alone. @throws Problem not_found, also for what is no field of this report */
  async of(ctx: Ctx, id: string, pointer: string): Promise<ReportField> {
    const open = await this.desk.openStanding(ctx, id);
    const { report } = open;
    const audience = audienceOf(ctx.scope, report);
    const parts = pointerParts(pointer);
    const locate = locateReport(await this.definitions(open, audience));
    const placeIn = (content: ReportContent) => locate(content, parts);
    if (placeIn(blankReport()) === 'unknown_field') throw notFound();
    const all = await this.versions.field({ kind: 'system' }, id, parts);
    const shown = (audience === 'donor' ? all.filter((one) => one.n === report.approval?.n) : all).map((one) => ({ ...one, place: placeIn(contentOf(one, audience)) }));
    const drafted = placeIn(audience === 'partner' ? report.content : blankReport());
    // A row that comes and goes has fields where it stands.
    if (![drafted, ...shown.map((one) => one.place)].some(isPlace)) throw notFound();
    const change = audience === 'partner' ? report.changes[pointer] : undefined;
    const names = await this.people.names([change?.by ?? null, ...shown.map((one) => one.by)]);
    const ref = (person: string | null) => (audience === 'donor' ? null : personRef(names, person));
    return {
      pointer, draft: change ? { by: ref(change.by), at: change.at, version: change.version } : null,
      submissions: shown.map(({ n, at, by, place }) => ({ n, at, by: ref(by), value: isPlace(place) ? (place.get() ?? null) : null })),
    };
  }

  /** Those that the asker's view of the report shows. */
  private async definitions(open: OpenReport, audience: Audience): Promise<Definitions> {
    const n = shownVersion(open.report, audience);
    const version = n === null ? null : await this.versions.ofReport({ kind: 'system' }, open.report._id, n);
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
