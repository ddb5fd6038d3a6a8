/**
 * What the portal needs of zod. The package's own entry exports one namespace object, which no bundler can thin out: it
 * would bring forty languages of messages and much else (75 kB over the wire) to the sign-in page. `tsconfig.app.json` maps
 * `zod` to this file; the names are listed in `zod-parts.ts`.
 */
import * as z from './zod-parts';

export { z };
