import type { z } from 'zod';
import { reportQuery, reportView } from './report.schema.js';

/** GET /reports/{id}/neighbours: a list as GET /reports takes it, without its pages. */
export const neighboursQuery = reportQuery.omit({ limit: true, cursor: true, count: true });
export type NeighboursQuery = z.infer<typeof neighboursQuery>;
/** The reports before and after it in that list, also where it is no longer in the list itself. */
export const reportNeighbours = reportView.shape.neighbours;
export type ReportNeighbours = z.infer<typeof reportNeighbours>;
