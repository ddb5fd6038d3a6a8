import { z } from 'zod';
import { categories } from '../budgets/budget.schema.js';
import { currencyCode, minor } from '../money/money.schema.js';
import { derived } from '../numbers/decimal.schema.js';
import { organisationRef } from '../organisations/organisation.schema.js';
import { countryCode, day, id, instant } from '../platform/id.schema.js';
import { several } from '../platform/list.schema.js';
import { reference } from '../platform/reference.schema.js';
import { projectStates } from '../projects/project.schema.js';
import { reportClocks, reportStates } from '../reports/report.schema.js';
import { measures } from '../results/framework.schema.js';
import { indicatorStatuses } from '../results/progress.js';

const theme = z.string().trim().min(1).max(40);

/**
 * The filters of dashboards and exports, as they stand in the URL of screens and API (domain 7). They choose whole projects; each may be
 * given several times. `from`–`to` (whole days, both included) takes flows inside it and stocks at its end; without `to`: today.
 */
export const dashboardFilters = z.strictObject({
  programme: several(id), call: several(id), theme: several(theme), country: several(countryCode), partner: several(id), funder: several(id),
  status: several(z.enum(projectStates)), from: day.optional(), to: day.optional(),
}).refine(({ from, to }) => from === undefined || to === undefined || from <= to, { path: ['to'], message: 'is before from' });
export type DashboardFilters = z.infer<typeof dashboardFilters>;

/**
 * What the figures stand for. `at`: read at this instant; `day`: the day at whose end stocks are taken; `newestApproval`: the newest approval
 * that counts. `isShare`: money is the share of the asker's own organisation (donors).
 */
export const asOf = z.object({ at: instant, day, from: day.nullable(), newestApproval: instant.nullable(), isShare: z.boolean() });
export type AsOf = z.infer<typeof asOf>;

/**
 * Money of one currency (never added to another), minor units, funder share. Released, accepted, refunded: inside the period (flows); budget,
 * balance, phased, burn rate: at its end (stocks). Burn rate = accepted so far / `phased` to the newest approved periods, a fraction.
 */
export const moneyFigures = z.object({
  currency: currencyCode, projects: z.int(), budget: minor, released: minor, accepted: minor, refunded: minor, advanceBalance: minor,
  acceptedSoFar: minor, phased: minor, burnRate: derived.nullable(),
});
export type MoneyFigures = z.infer<typeof moneyFigures>;

/** Persons reached; each split adds up to the total, the rest under `unknown`. May count a person more than once (domain 7). */
export const personFigures = z.object({
  total: derived.nullable(), projects: z.int(), sex: z.array(z.object({ category: z.string(), value: derived })), age: z.array(z.object({ category: z.string(), value: derived })),
});
export type PersonFigures = z.infer<typeof personFigures>;

/** Targets met (p ≥ 1) of those measurable, and the average clamped progress, a fraction 0–1; nulls left out (domain 7). */
export const targetFigures = z.object({ indicators: z.int(), measurable: z.int(), met: z.int(), averageProgress: derived.nullable() });
export type TargetFigures = z.infer<typeof targetFigures>;

/** Reports whose due day fell inside the period and is past. `missing` = overdue; onTime + late + missing = fallenDue. */
export const punctuality = z.object({ fallenDue: z.int(), onTime: z.int(), late: z.int(), missing: z.int(), onTimeShare: derived.nullable() });
/** From each submission to its send-back or approval, answered inside the period; whole seconds. Median; p90 by nearest rank. */
export const turnaround = z.object({ answered: z.int(), waiting: z.int(), medianSeconds: z.int().nullable(), p90Seconds: z.int().nullable() });
/** Open advances by age in calendar months, `from` ≤ age < `to` (null: no end); the buckets add up to the balance where that is above 0. */
export const ageBuckets = z.array(z.object({ from: z.int(), to: z.int().nullable(), amount: minor }));

export const overdueRow = z.object({ report: id.nullable(), project: reference, lead: z.string(), period: z.object({ start: day, end: day, due: day }), daysLate: z.int() });
export type OverdueRow = z.infer<typeof overdueRow>;

const part = { projects: z.int(), money: z.array(moneyFigures), persons: derived.nullable(), targets: targetFigures };
/** A quarter of the trend: funder share planned (phased) and accepted by the end of the reporting period, released by the day of payment. */
export const quarterRow = z.object({ quarter: z.string(), start: day, end: day, currency: currencyCode, planned: minor, accepted: minor, released: minor });
export type QuarterRow = z.infer<typeof quarterRow>;

/** GET /dashboards/portfolio. Every figure is approved data; `figure` of `…/rows` names the rows behind it. */
export const portfolio = z.object({
  filters: dashboardFilters,
  asOf,
  kpis: z.object({
    projects: z.object({ total: z.int(), byState: z.array(z.object({ state: z.enum(projectStates), count: z.int() })) }),
    money: z.array(moneyFigures), persons: personFigures, targets: targetFigures, reports: punctuality,
    /** The longest overdue first, at most ten; all of them: rows of `overdue`. */
    overdue: z.array(overdueRow), turnaround, ageing: z.array(z.object({ currency: currencyCode, buckets: ageBuckets })),
  }),
  series: z.object({ quarters: z.array(quarterRow) }),
  breakdowns: z.object({
    /** Money split by each project's percentages; projects and persons stand whole in each country (domain 7). */
    countries: z.array(z.object({ country: countryCode, ...part })),
    themes: z.array(z.object({ theme: z.string().nullable(), ...part })),
    /** Shares by project and primary figure; a donor sees its own row only. */
    funders: z.array(z.object({ funder: organisationRef, projects: z.int(), money: z.array(moneyFigures) })),
  }),
});
export type Portfolio = z.infer<typeof portfolio>;
export type PortfolioKpis = Portfolio['kpis'];

/** GET /dashboards/choices: what the filters may be set to, among the projects that the asker sees. */
export const dashboardChoices = z.object({
  programmes: z.array(reference), calls: z.array(reference.extend({ programme: id })), themes: z.array(z.string()), countries: z.array(countryCode),
  partners: z.array(organisationRef), funders: z.array(organisationRef), status: z.array(z.enum(projectStates)), currencies: z.array(currencyCode),
});
export type DashboardChoices = z.infer<typeof dashboardChoices>;

/**
 * GET /dashboards/portfolio/map: the figures by country, as in the breakdown of the portfolio, and the places of the chosen projects that have a
 * point [longitude, latitude]. At most 5 000 places.
 */
export const mapView = z.object({
  asOf,
  countries: portfolio.shape.breakdowns.shape.countries,
  places: z.array(z.object({ project: reference, state: z.enum(projectStates), countries: z.array(countryCode), name: z.string(), point: z.tuple([z.number(), z.number()]) })),
  isCut: z.boolean(),
});
export type MapView = z.infer<typeof mapView>;

const indicatorRow = z.object({
  id, output: id, code: z.string(), title: z.string(), unit: z.string(), measure: z.enum(measures), baseline: z.string().nullable(), target: z.string().nullable(),
  countsPersons: z.boolean(),
  /** One value a period, in order; null = not approved yet, or not reported. */
  series: z.array(derived.nullable()), actual: derived.nullable(), progress: derived.nullable(), isTargetMet: z.boolean().nullable(), status: z.enum(indicatorStatuses).nullable(),
});
const periodRow = z.object({
  seq: z.int(), start: day, end: day, due: day, report: id.nullable(), state: z.enum(reportStates), clock: z.enum(reportClocks), isLate: z.boolean(),
  firstSubmittedAt: instant.nullable(), approvedAt: instant.nullable(), planned: minor, accepted: minor.nullable(), requested: minor.nullable(), authorised: minor.nullable(),
});

/** GET /dashboards/projects/{id}: one project, as of now. Minor units of `currency`; a donor's money is its share. */
export const projectDashboard = z.object({
  asOf, currency: currencyCode,
  project: reference.extend({
    state: z.enum(projectStates), programme: reference, call: reference, lead: organisationRef, consortium: z.array(organisationRef), theme: z.string().nullable(),
    countries: z.array(z.object({ code: countryCode, percentage: z.string() })), start: day, end: day,
    locations: z.array(z.object({ id, name: z.string(), point: z.tuple([z.number(), z.number()]).nullable() })),
  }),
  money: moneyFigures.extend({ budgetTotal: minor, authorised: minor }),
  categories: z.array(z.object({ category: z.enum(categories), budget: minor, accepted: minor, overspend: derived.nullable() })),
  funders: z.array(z.object({ funder: organisationRef, budget: minor, released: minor, accepted: minor, refunded: minor, advanceBalance: minor })),
  periods: z.array(periodRow),
  outputs: z.array(z.object({ id, code: z.string(), title: z.string(), status: z.enum(indicatorStatuses).nullable(), targets: targetFigures })),
  indicators: z.array(indicatorRow), targets: targetFigures, persons: personFigures, reports: punctuality, turnaround,
  openReleases: z.array(z.object({ id, date: day, amount: minor, rest: minor, ageMonths: z.int() })), ageing: ageBuckets, quarters: z.array(quarterRow),
});
export type ProjectDashboard = z.infer<typeof projectDashboard>;
