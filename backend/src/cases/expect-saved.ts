import type { PatchAnswer } from '#shared/platform';
import { ruleBroken } from '../platform/errors/problem.js';

/** @throws Problem rule_broken with each field that was not saved */
export function expectSaved({ results }: PatchAnswer): void {
  const refused = results.filter((one) => one.status !== 'saved');
  if (refused.length === 0) return;
  throw ruleBroken('Some fields were not saved.', refused.map((one) => ({
    pointer: one.pointer, code: one.status === 'refused' ? one.code : 'conflict', detail: one.status === 'refused' ? one.detail : 'Somebody changed it meanwhile.',
  })));
}
