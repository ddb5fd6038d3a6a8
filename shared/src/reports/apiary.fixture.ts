import type { BudgetLine, Category } from '../budgets/budget.schema.js';

/** The apiary schools of the demonstration: budget, four approved reports and five releases, with the figures that have to come out. */
type Source = [code: string, description: string, quantity: string, unitCost: number, times: string, total: number, funder: number, partnerCash: number, phasing: number[]];
const source: Source[] = [
  ['A1', 'Project coordinator', '1', 180000, '18', 3240000, 3240000, 0, [518400, 550800, 550800, 550800, 550800, 518400]],
  ['A2', 'Beekeeping trainers', '160', 11500, '1', 1840000, 1640000, 200000, [164000, 410000, 328000, 328000, 328000, 82000]],
  ['B1', 'Populated hives', '300', 9550, '1', 2865000, 2865000, 0, [0, 859500, 286500, 1146000, 573000, 0]],
  ['B2', 'Protective kits', '240', 4275, '1', 1026000, 1026000, 0, [410400, 205200, 205200, 205200, 0, 0]],
  ['C1', 'Honey extractors and a cheese vat', '4', 385000, '1', 1540000, 1540000, 0, [0, 770000, 770000, 0, 0, 0]],
  ['D1', 'Study on colony losses', '1', 980000, '1', 980000, 980000, 0, [0, 490000, 0, 0, 490000, 0]],
  ['E1', 'Travel Strasbourg to Tizi Ouzou', '14', 42000, '1', 588000, 588000, 0, [94080, 99960, 99960, 99960, 99960, 94080]],
  ['F1', 'Start-up grants to young entrepreneurs', '20', 150000, '1', 3000000, 3000000, 0, [0, 300000, 600000, 900000, 900000, 300000]],
  ['G1', 'Office and communication', '1', 62000, '18', 1116000, 816000, 300000, [130560, 138720, 138720, 138720, 138720, 130560]],
  ['H1', 'Indirect support', '1', 1098650, '1', 1098650, 1098650, 0, [175784, 186770, 186770, 186770, 186770, 175786]],
];

/** Lines with their code as id: rules take any string. */
export const apiaryLines: BudgetLine[] = source.map(([code, description, quantity, unitCost, times, total, funder, partnerCash, phasing]) => ({
  id: code, code, category: code[0] as Category, output: 'output', activity: null, description, unit: 'unit', quantity, unitCost, times, total, funder, partnerCash, inKind: 0, phasing,
}));

type Columns = [line: string, A: number, B: number, C: number, D: number, E: number, F: number, G: number];
export interface ApiaryReport {
  due: string;
  submittedOn: string;
  approvedOn: string;
  face: Columns[];
}

/** The FACE of each approved report: every column as it has to come out. */
export const apiaryReports: ApiaryReport[] = [
  {
    due: '2009-10-30', submittedOn: '2009-10-20', approvedOn: '2009-11-10',
    face: [
      ['A1', 518400, 559872, 526280, -7880, 550800, 550800, 542920],
      ['A2', 164000, 147600, 147600, 16400, 410000, 410000, 426400],
      ['B1', 0, 0, 0, 0, 859500, 859500, 859500],
      ['B2', 410400, 373464, 373464, 36936, 205200, 205200, 242136],
      ['C1', 0, 0, 0, 0, 770000, 770000, 770000],
      ['D1', 0, 0, 0, 0, 490000, 490000, 490000],
      ['E1', 94080, 85612, 85612, 8468, 99960, 99960, 108428],
      ['F1', 0, 0, 0, 0, 300000, 300000, 300000],
      ['G1', 130560, 114892, 114892, 15668, 138720, 138720, 154388],
      ['H1', 175784, 161721, 161721, 14063, 186770, 186770, 200833],
    ],
  },
  {
    due: '2010-01-30', submittedOn: '2010-01-28', approvedOn: '2010-02-10',
    face: [
      ['A1', 542920, 517752, 517752, 25168, 550800, 550800, 575968],
      ['A2', 426400, 356700, 356700, 69700, 328000, 328000, 397700],
      ['B1', 859500, 799335, 799335, 60165, 286500, 286500, 346665],
      ['B2', 242136, 180576, 180576, 61560, 205200, 205200, 266760],
      ['C1', 770000, 785400, 785400, -15400, 770000, 770000, 754600],
      ['D1', 490000, 431200, 431200, 58800, 0, 0, 58800],
      ['E1', 108428, 82966, 82966, 25462, 99960, 99960, 125422],
      ['F1', 300000, 300000, 300000, 0, 600000, 570000, 570000],
      ['G1', 154388, 141494, 141494, 12894, 138720, 138720, 151614],
      ['H1', 200833, 160622, 160622, 40211, 186770, 186770, 226981],
    ],
  },
  {
    due: '2010-04-30', submittedOn: '2010-05-05', approvedOn: '2010-05-11',
    face: [
      ['A1', 575968, 490212, 490212, 85756, 550800, 550800, 636556],
      ['A2', 397700, 298480, 298480, 99220, 328000, 311600, 410820],
      ['B1', 346665, 243525, 243525, 103140, 1146000, 1146000, 1249140],
      ['B2', 266760, 196992, 196992, 69768, 205200, 205200, 274968],
      ['C1', 754600, 800800, 800800, -46200, 0, 0, -46200],
      ['D1', 58800, 0, 0, 58800, 0, 0, 58800],
      ['E1', 125422, 87964, 87964, 37458, 99960, 99960, 137418],
      ['F1', 570000, 606000, 593880, -23880, 900000, 900000, 876120],
      ['G1', 151614, 113750, 113750, 37864, 138720, 138720, 176584],
      ['H1', 226981, 153151, 153151, 73830, 186770, 186770, 260600],
    ],
  },
  {
    due: '2010-07-30', submittedOn: '2010-07-25', approvedOn: '2010-08-10',
    face: [
      ['A1', 636556, 479196, 479196, 157360, 550800, 550800, 708160],
      ['A2', 410820, 337840, 337840, 72980, 328000, 328000, 400980],
      ['B1', 1249140, 1077240, 1077240, 171900, 573000, 573000, 744900],
      ['B2', 274968, 178524, 178524, 96444, 0, 0, 96444],
      ['C1', -46200, 0, 0, -46200, 0, 0, -46200],
      ['D1', 58800, 0, 0, 58800, 490000, 490000, 548800],
      ['E1', 137418, 88964, 88964, 48454, 99960, 99960, 148414],
      ['F1', 876120, 801000, 801000, 75120, 900000, 855000, 930120],
      ['G1', 176584, 137332, 137332, 39252, 138720, 138720, 177972],
      ['H1', 260600, 155019, 155019, 105581, 186770, 186770, 292351],
    ],
  },
];

/** The releases in order; the gate refuses the last one without its waiver. */
export const apiaryReleases = [
  { id: 'ADV-1', date: '2009-07-08', amount: 1493224 },
  { id: 'ADV-2', date: '2009-11-16', amount: 4010950 },
  { id: 'ADV-3', date: '2010-02-16', amount: 3135950 },
  { id: 'ADV-4', date: '2010-05-17', amount: 3539050 },
  { id: 'ADV-5', date: '2010-08-16', amount: 3222250 },
];

export const apiaryFigures = {
  grant: 16793650, released: 15401424, accepted: 11399483, advanceBalance: 4001941, burnRate: '0.9324292667',
  byCategory: {
    A: { budget: 4880000, accepted: 3154060, overspend: '-0.3536762295' },
    B: { budget: 3891000, accepted: 3049656, overspend: '-0.216228219' },
    C: { budget: 1540000, accepted: 1586200, overspend: '0.03' },
    D: { budget: 980000, accepted: 431200, overspend: '-0.56' },
    E: { budget: 588000, accepted: 345506, overspend: '-0.4124047619' },
    F: { budget: 3000000, accepted: 1694880, overspend: '-0.43504' },
    G: { budget: 816000, accepted: 507468, overspend: '-0.3781029412' },
    H: { budget: 1098650, accepted: 630513, overspend: '-0.4261020343' },
  },
  byFunder: [
    { organisation: 'EU', budget: 14274603, released: 13091210, accepted: 9689561, refunded: 0, advanceBalance: 3401649 },
    { organisation: 'SDC', budget: 2519047, released: 2310214, accepted: 1709922, refunded: 0, advanceBalance: 600292 },
  ],
};
