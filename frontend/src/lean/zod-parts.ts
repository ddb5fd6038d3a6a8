// Only these names reach the browser; a schema that needs another adds it here.
export {
  array, boolean, discriminatedUnion, email, enum, int, literal, null, number, object, partialRecord, preprocess, record, strictObject, string, stringFormat,
  stringbool, tuple, union, unknown, uuid,
} from '../../../node_modules/zod/v4/classic/schemas.js';
export type { ZodObject, ZodType } from '../../../node_modules/zod/v4/classic/schemas.js';
export type { input, output } from '../../../node_modules/zod/v4/classic/in-out.js';
export type { infer } from '../../../node_modules/zod/v4/core/index.js';
export type * as core from '../../../node_modules/zod/v4/core/index.js';
export * as iso from './zod-iso';
export * as coerce from './zod-coerce';
