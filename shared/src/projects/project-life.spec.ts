import { matrixPerson, refusal, specMatrix } from '../platform/life-cycle.matrix.js';
import { projectLife, type ProjectFacts } from './project-life.js';
import { projectStates } from './project.schema.js';

const facts: ProjectFacts = { person: matrixPerson, isBarred: false, areReportsApproved: true, advanceBalance: 0 };

describe('the life of a project', () => {
  specMatrix(projectLife, projectStates, facts, {
    preparation: { partner_signatory: 'sign>signed_by_partner decline>declined', programme_manager: 'cancel>cancelled' },
    signed_by_partner: { programme_manager: 'countersign>active cancel>cancelled' },
    active: { programme_manager: 'suspend>suspended begin-closing>closing terminate>terminated' },
    suspended: { programme_manager: 'resume>active terminate>terminated' },
    closing: { programme_manager: 'close>closed terminate>terminated' },
  });

  it('closes only with every report approved and no advance left', () => {
    const close = (otherwise: Partial<ProjectFacts>) => refusal(projectLife, 'closing', 'close', 'programme_manager', { ...facts, ...otherwise });
    expect(close({ areReportsApproved: false })).toBe('reports_not_approved');
    expect(close({ advanceBalance: 1 })).toBe('advance_not_settled');
    expect(close({ advanceBalance: -1 })).toBe('advance_not_settled');
    expect(close({})).toBeNull();
  });
  it('is not counter-signed by who is barred', () => {
    expect(refusal(projectLife, 'signed_by_partner', 'countersign', 'programme_manager', { ...facts, isBarred: true })).toBe('barred');
  });
});
