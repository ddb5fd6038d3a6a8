import { z } from 'zod';

/** GET /demo/progress (demonstration mode only): steps of its cases that this start of the portal has told, of all that it had to; none where an earlier start told all. */
export const demoProgress = z.object({ total: z.int(), done: z.int(), isRunning: z.boolean() });
