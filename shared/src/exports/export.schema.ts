import { z } from 'zod';
import { dashboardFilters } from '../dashboards/dashboard.schema.js';
import { id, instant, language } from '../platform/id.schema.js';

/** What can be exported for the filters at hand. `portfolio.xlsx` is the workbook of domain 8. */
export const exportKinds = ['portfolio.xlsx', 'values.xlsx', 'values.csv', 'face.csv'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** GET /exports/{kind}: the file, streamed. `language`: of sheets and columns; without it the reader's own. */
export const exportQuery = z.strictObject({ ...dashboardFilters.shape, language: language.optional() });
export type ExportQuery = z.infer<typeof exportQuery>;

/** POST /exports: made in the background; 202 with `Location: /jobs/{id}`. */
export const exportInput = z.strictObject({ id, kind: z.enum(exportKinds), filters: dashboardFilters, language: language.optional() });
export type ExportInput = z.infer<typeof exportInput>;

export const jobStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];
/** GET /jobs/{id}, own jobs only. Of `total` projects `done` are written; `total` null: not counted yet. DELETE cancels; the result stays 24 hours at /jobs/{id}/result. */
export const jobView = z.object({
  id, kind: z.string(), state: z.enum(jobStates), done: z.int(), total: z.int().nullable(), createdAt: instant, finishedAt: instant.nullable(), expiresAt: instant.nullable(),
  result: z.object({ name: z.string(), size: z.int() }).nullable(), problem: z.string().nullable(),
});
export type JobView = z.infer<typeof jobView>;
/** GET /jobs: own jobs, newest first, at most twenty. */
export const jobList = z.object({ items: z.array(jobView) });
export type JobList = z.infer<typeof jobList>;
