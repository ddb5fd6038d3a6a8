export const en = {
  state: 'State', projects: 'Projects', currency: 'Currency', budget: 'Budget (funder share)', released: 'Released', accepted: 'Accepted expenditure', refunded: 'Refunded',
  advanceBalance: 'Advance balance', burnRate: 'Burn rate', dimension: 'Dimension', category: 'Category', persons: 'Persons reached (may count a person more than once)',
  quarter: 'Quarter', from: 'From', to: 'To', planned: 'Planned', country: 'Country', theme: 'Theme', funder: 'Funder', measurable: 'Measurable indicators', met: 'Targets met',
  averageProgress: 'Average progress', fromMonths: 'From months', toMonths: 'To months', amount: 'Amount', project: 'Project', projectTitle: 'Project title', title: 'Title',
  partner: 'Partner', due: 'Due', daysLate: 'Days late', code: 'Code', on: 'On', value: 'Value', progress: 'Progress', days: 'Days', report: 'Report',
} as const;
