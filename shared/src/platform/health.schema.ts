import { z } from 'zod';

/** GET /health/ready: the database answers; `kept`: there is no mail server, so that mails reach nobody. */
export const health = z.object({ status: z.literal('ok'), mail: z.enum(['sent', 'kept']) });
export type Health = z.infer<typeof health>;
