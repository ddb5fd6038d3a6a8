import { z } from 'zod';
import { instant } from '../platform/id.schema.js';

/** GET /me/calendar: since when there is an address for calendar programs; null = none. */
export const calendarFeed = z.object({ since: instant.nullable() });
export type CalendarFeed = z.infer<typeof calendarFeed>;
/** POST /me/calendar: the secret address, shown this once. An earlier one ends. */
export const calendarAddress = z.object({ address: z.string(), since: instant });
export type CalendarAddress = z.infer<typeof calendarAddress>;
