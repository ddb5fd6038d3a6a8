import { refusal, specMatrix } from '../platform/life-cycle.matrix.js';
import { callLife, callOpensAt, callPhase, type CallFacts } from './call-life.js';
import { callStates, type CallPhase, type CallState } from './call.schema.js';

const facts: CallFacts = { phase: 'closed', undecided: 0 };

describe('the life of a call', () => {
  specMatrix(callLife, callStates, facts, {
    draft: { programme_manager: 'edit>draft publish>published' },
    published: { programme_manager: 'decide>decided' },
    decided: { programme_manager: 'archive>archived' },
  });
  const guards: [CallFacts, string | null][] = [
    [{ phase: 'announced', undecided: 0 }, 'call_not_closed'],
    [{ phase: 'open', undecided: 0 }, 'call_not_closed'],
    [{ phase: 'closed', undecided: 1 }, 'proposals_undecided'],
    [facts, null],
  ];
  for (const [otherwise, code] of guards) {
    it(`decided when ${otherwise.phase} with ${otherwise.undecided} undecided: ${code ?? 'allowed'}`, () => {
      expect(refusal(callLife, 'published', 'decide', 'programme_manager', otherwise)).toBe(code);
    });
  }
});

describe('the phase of a call', () => {
  const opensAt = callOpensAt('2008-12-15', 'Africa/Algiers');
  const cases: [CallState, string, CallPhase][] = [
    ['draft', '2009-01-01T00:00:00.000Z', 'draft'],
    ['published', '2008-12-14T22:59:59.999Z', 'announced'],
    ['published', '2008-12-14T23:00:00.000Z', 'open'],
    ['published', '2009-03-15T23:59:59.000Z', 'open'],
    ['published', '2009-03-15T23:59:59.001Z', 'closed'],
    ['decided', '2009-01-01T00:00:00.000Z', 'decided'],
    ['archived', '2009-01-01T00:00:00.000Z', 'archived'],
  ];
  for (const [state, now, phase] of cases) {
    it(`${state} at ${now}: ${phase}`, () => expect(callPhase({ state, opensAt, deadline: '2009-03-15T23:59:59Z' }, now)).toBe(phase));
  }
});
