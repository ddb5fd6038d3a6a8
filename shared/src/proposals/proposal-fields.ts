import { z } from 'zod';
import { budgetLine } from '../budgets/budget.schema.js';
import { minor } from '../money/money.schema.js';
import type { Language } from '../platform/id.schema.js';
import { pointerParts, rowPlace, type Locate, type NoPlace, type Place } from '../platform/patches.js';
import { partOf, proposalContent, proposalParts, proposalRows, type ProposalContent, type ProposalPart } from './proposal-content.schema.js';

/**
 * Finds a field of a proposal's draft: `/title`, `/lines` (order by ids), `/lines/{id}` (add, replace; null removes),
 * `/lines/{id}/quantity`, and `/lines/{id}/phasing/{n}`, the share of the period n counted from 0.
 */
export const locateProposal: Locate<ProposalContent> = (draft, pointer) => {
  const [name = '', ...rest] = pointer;
  if (!Object.hasOwn(proposalContent.shape, name)) return 'unknown_field';
  if (name === 'lines' && rest[1] === 'phasing') return phasingPlace(draft, rest);
  if (Object.hasOwn(proposalRows, name)) return rowPlace(draft, name, rest, proposalRows[name as keyof typeof proposalRows]);
  if (rest.length > 0) return 'unknown_field';
  const fields = draft as Record<string, unknown>;
  return {
    schema: proposalContent.shape[name as keyof ProposalContent],
    get: () => fields[name],
    set: (value) => {
      fields[name] = value;
    },
  };
};

const mostPeriods = 60;
const periodIndex = z.stringFormat('period', /^(0|[1-5]?\d)$/);

function phasingPlace(draft: ProposalContent, [rowId, , period, ...more]: readonly string[]): Place | NoPlace {
  const line = draft.lines.find((one) => one.id === rowId);
  if (!line) return 'unknown_row';
  if (period === undefined) {
    return { schema: budgetLine.shape.phasing, hasParts: true, get: () => line.phasing, set: (value) => { line.phasing = value as typeof line.phasing; } };
  }
  if (!periodIndex.safeParse(period).success || more.length > 0) return 'unknown_field';
  const at = Number(period);
  return {
    schema: minor.nullable(),
    get: () => line.phasing[at] ?? null,
    set: (value) => {
      const length = Math.min(mostPeriods, Math.max(line.phasing.length, at + 1));
      line.phasing = Array.from({ length }, (_, n) => (n === at ? (value as number | null) : (line.phasing[n] ?? null)));
    },
  };
}

/**
 * Whether a field may be written: a draft opens all parts, a clarification those it names (domain 3). A pointer to no field of
 * a proposal is in no part.
 */
export function isEditable(pointer: string, parts: readonly ProposalPart[]): boolean {
  const [name = ''] = pointerParts(pointer);
  const part = Object.hasOwn(partOf, name) ? partOf[name] : undefined;
  return part !== undefined && parts.includes(part);
}

/** The parts that can be written in this state. */
export function editableParts(state: string, clarified: readonly ProposalPart[]): readonly ProposalPart[] {
  if (state === 'draft') return proposalParts;
  return state === 'clarification_requested' ? clarified : [];
}

/** A proposal with nothing written but its title. */
export function blankProposal(given: { title: string; language: Language; currency: string }): ProposalContent {
  return {
    ...given, theme: null, start: null, end: null, summary: '', context: '', approach: '', sustainability: '', signatory: null,
    coApplicants: [], countries: [], locations: [], outcomes: [], outputs: [], indicators: [], activities: [], lines: [], attachments: [],
  };
}
