import { z } from 'zod';
import { email, personName } from '../accounts/account.schema.js';
import { organisationTypes, roles } from '../accounts/role.js';
import { categories } from '../budgets/budget.schema.js';
import { callRequirements } from '../calls/call.schema.js';
import { currencyCode, minor } from '../money/money.schema.js';
import { decimal } from '../numbers/decimal.schema.js';
import { code, countryCode, day, instant, language } from '../platform/id.schema.js';
import { settings } from '../programmes/settings.schema.js';
import { evidence, mostEvidence } from '../reports/evidence.schema.js';
import { directions, locationRules, measures, periodRules } from '../results/framework.schema.js';

/** An exact figure: an integer or a decimal string; kept as a decimal string. */
const figure = z.union([z.int(), decimal]).transform(String);
/** A percentage or a factor: any JSON number of at most 6 places, or a decimal string. */
const number = z.union([z.number().transform(String).pipe(decimal), decimal]);
const amount = minor.nonnegative();
const text = z.string().max(20_000);
const name = z.string().trim().min(1).max(300);

export const caseSettings = z.strictObject({
  reportDueDays: settings.shape.reportDueDays.unwrap(), finalDueDays: settings.shape.finalDueDays.unwrap(), shortPeriodDays: settings.shape.shortPeriodDays.unwrap(),
  reviewers: settings.shape.reviewers.unwrap(), spreadFinding: settings.shape.spreadFinding.unwrap(), gateLast: number, gateAgeMonths: settings.shape.gateAgeMonths.unwrap(),
  varianceExplain: number, varianceBlock: number, indirectMax: number, onTrack: z.tuple([number, number, number]), timeZone: settings.shape.timeZone.unwrap(),
}).partial();

const programme = z.strictObject({
  code, title: name, currency: currencyCode, themes: z.array(code).min(1), funders: z.array(z.strictObject({ organisation: code, share: number })).min(1),
  from: day, to: day, settings: caseSettings.optional(),
});
const organisation = z.strictObject({ code, name, type: z.enum(organisationTypes), country: countryCode });
const person = z.strictObject({
  email, name: personName, locale: language, memberships: z.array(z.strictObject({ organisation: code, role: z.enum(roles) })).min(1),
});
const call = z.strictObject({
  code, title: name, opensOn: day, questionsUntil: day, deadline: instant, decisionBy: day, envelope: amount, floor: amount, ceiling: amount, coFundingShare: number,
  maxMonths: z.int().min(1).max(120), countries: z.array(countryCode).min(1), reviewers: z.int().min(1).max(20),
  criteria: z.array(z.strictObject({ code, weight: z.int().min(0).max(100) })).min(1), requirements: callRequirements.optional(), decided: z.boolean().optional(),
});

const indicator = z.strictObject({
  code, title: name, unit: z.string().max(60), measure: z.enum(measures), direction: z.enum(directions), acrossLocations: z.enum(locationRules),
  acrossPeriods: z.enum(periodRules), baseline: z.strictObject({ value: figure.nullable(), year: z.int().nullable() }), target: figure.nullable(),
  disaggregation: z.array(z.strictObject({ code: z.string().min(1).max(30), categories: z.array(z.string().min(1).max(30)).min(1) })).max(3),
  countsPersons: z.boolean(), allowsCoarser: z.boolean().default(false), locations: z.array(z.string()).min(1),
  periodTargets: z.strictObject({ cumulative: z.boolean(), values: z.array(figure.nullable()) }).optional(),
});
const output = z.strictObject({ code, title: name, indicators: z.array(indicator) });
const outcome = z.strictObject({ code, title: name, outputs: z.array(output) });
const line = z.strictObject({
  code, category: z.enum(categories), output: code, description: text, unit: z.string().max(60), quantity: number, unitCost: amount, times: number,
  total: amount, funder: amount, partnerCash: amount, inKind: amount, phasing: z.array(amount).min(1).max(60),
});
const review = z.strictObject({ reviewer: email, scores: z.record(z.string(), z.int()), comment: text, conflict: z.string().min(1).optional() });
const proposal = z.strictObject({
  code, title: name, lead: code, coApplicants: z.array(code), countries: z.array(z.strictObject({ code: countryCode, percentage: number })).min(1),
  theme: code, currency: currencyCode, start: day, end: day, summary: text,
  locations: z.array(z.strictObject({ name, point: z.tuple([z.number(), z.number()]) })), framework: z.array(outcome), budget: z.array(line),
  submittedOn: day.optional(), reviews: z.array(review).default([]), decision: z.enum(['award', 'reject']).optional(), feedback: text.default(''),
});

const cell = z.strictObject({
  categories: z.record(z.string(), z.string()), value: figure.nullable().optional(), numerator: figure.nullable().optional(), denominator: figure.nullable().optional(),
});
const values = z.array(z.strictObject({ indicator: code, location: z.string(), cells: z.array(cell) }));
const finance = z.record(z.string(), z.strictObject({
  actual: minor.nullable(), requested: minor.nullable(), accepted: minor.nullable().optional(), authorised: minor.nullable().optional(),
}));
export const caseOutcomes = ['approve', 'returned', 'in_review', 'none'] as const;
/** A photo or file behind a report: its bytes in base64, what it shows by the code of an output or indicator. */
const evidenceRow = z.strictObject({
  name, content: z.base64().min(1).max(1_400_000), about: code.nullable().default(null), caption: evidence.shape.caption, location: z.string().nullable().default(null),
  place: evidence.shape.place.default(''), takenOn: day.nullable().default(null), credit: evidence.shape.credit.default(''), consent: evidence.shape.consent.default(null),
});
const report = z.strictObject({
  project: code, period: z.string().regex(/^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/), submittedOn: day.optional(), values,
  narrative: z.strictObject({ achievements: text, challenges: text, lessons: text, nextSteps: text }), finance, evidence: z.array(evidenceRow).max(mostEvidence).default([]),
  review: z.strictObject({
    outcome: z.enum(caseOutcomes), on: day.optional(), sendBack: z.array(z.strictObject({ pointer: z.string().startsWith('/'), comment: z.string().min(1).max(4000) })).min(1).optional(),
    reopen: z.strictObject({ on: day, reason: z.string().min(3), values: values.optional(), finance: finance.optional(), submittedOn: day, approvedOn: day }).optional(),
  }).default({ outcome: 'none' }),
});
const payment = z.strictObject({
  project: code, kind: z.enum(['release', 'refund']), amount: minor.positive(), date: day, reference: z.string().trim().min(1).max(80), waiver: z.string().min(3).optional(),
});

/** A case file: the whole story of a programme's grants, by code (docs/cases.md). Unknown keys are refused. Money in minor units. */
export const caseFile = z.strictObject({
  programme, organisations: z.array(organisation), people: z.array(person), call, proposals: z.array(proposal), reports: z.array(report), payments: z.array(payment), asOf: day,
});
export type Case = z.infer<typeof caseFile>;
/** As written in a file, before figures are normalised: what a generator makes. */
export type CaseInput = z.input<typeof caseFile>;
export type CaseProposal = Case['proposals'][number];
export type CaseReport = Case['reports'][number];
export type CaseIndicator = CaseProposal['framework'][number]['outputs'][number]['indicators'][number];
