import { z } from 'zod';

/** GET /demo/progress (demonstration mode only): steps of its cases that are told, of all. */
export const demoProgress = z.object({ total: z.int(), done: z.int(), isRunning: z.boolean() });
