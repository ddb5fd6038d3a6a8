import { z } from 'zod';

/**
 * A problem that the system computed. `blocking` stops submit or approval; `soft` asks for a word of explanation
 * (domain 4.8). `pointer` names the field by row ids; `params` fill the translated text of `code`.
 */
export const finding = z.object({
  code: z.string(),
  severity: z.enum(['blocking', 'soft']),
  pointer: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type Finding = z.infer<typeof finding>;

export function blocking(code: string, pointer: string, params: Finding['params'] = {}): Finding {
  return { code, severity: 'blocking', pointer, params };
}
export function soft(code: string, pointer: string, params: Finding['params'] = {}): Finding {
  return { code, severity: 'soft', pointer, params };
}
export function hasBlocking(findings: readonly Finding[]): boolean {
  return findings.some((f) => f.severity === 'blocking');
}
