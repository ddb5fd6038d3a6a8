import { pointerParts } from '#shared/platform';
import { partOf, type ProposalPart } from '#shared/proposals';

/** The pages of a proposal's content, in the order in which it is written. */
export const contentSections = ['summary', 'consortium', 'locations', 'framework', 'workplan', 'budget', 'attachments'] as const satisfies readonly ProposalPart[];

/** The section that a pointer belongs to; null for what is no part of the content (`/lead`, `/reviews`). */
export function sectionOf(pointer: string): ProposalPart | null {
  const [name = ''] = pointerParts(pointer);
  return Object.hasOwn(partOf, name) ? partOf[name] ?? null : null;
}
