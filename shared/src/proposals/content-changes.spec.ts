import { contentChanges } from './content-changes.js';
import { aProposal } from './proposal.fixture.js';

describe('the changes between two states of a proposal', () => {
  const before = aProposal();
  it('are none where nothing changed', () => expect(contentChanges(before, aProposal())).toEqual([]));
  it('name fields, fields of rows, new rows and rows that are gone', () => {
    const [line] = before.lines;
    const after = aProposal({
      title: 'Apiary schools of the Djurdjura', lines: [{ ...line!, quantity: '2' }], coApplicants: [],
      locations: [...before.locations, { id: 'tizi', name: 'Tizi Ouzou', point: null }],
    });
    expect(contentChanges(before, after)).toEqual([
      { pointer: '/title', before: 'Apiary schools', after: 'Apiary schools of the Djurdjura' },
      { pointer: '/coApplicants/co', before: before.coApplicants[0], after: null },
      { pointer: '/locations/tizi', before: null, after: { id: 'tizi', name: 'Tizi Ouzou', point: null } },
      { pointer: '/lines/line/quantity', before: '1', after: '2' },
    ]);
  });
});
