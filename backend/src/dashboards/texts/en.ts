export const en = {
  columns: {
    state: 'State', projects: 'Projects', currency: 'Currency', budget: 'Budget (funder share)', released: 'Released', accepted: 'Accepted expenditure', refunded: 'Refunded',
    advanceBalance: 'Advance balance', burnRate: 'Burn rate', dimension: 'Dimension', category: 'Category', persons: 'Persons reached (may count a person more than once)',
    quarter: 'Quarter', from: 'From', to: 'To', planned: 'Planned', country: 'Country', theme: 'Theme', funder: 'Funder', measurable: 'Measurable indicators', met: 'Targets met',
    averageProgress: 'Average progress', fromMonths: 'From months', toMonths: 'To months', amount: 'Amount', project: 'Project', projectTitle: 'Project title', title: 'Title',
    partner: 'Partner', due: 'Due', daysLate: 'Days late', code: 'Code', on: 'On', value: 'Value', progress: 'Progress', days: 'Days', report: 'Report',
    unit: 'Unit', baseline: 'Baseline', target: 'Target', actual: 'Actual', requested: 'Requested', authorised: 'Authorised', overspend: 'Difference from the budget', reports: 'Reports',
  },
  /** Names of sheets: at most 31 characters. */
  sheets: {
    projects: 'Projects', budget: 'Budgets', released: 'Releases', refunded: 'Refunds', accepted: 'Accepted expenditure', planned: 'Planned by period', spent: 'Accepted by period', advance: 'Advance balances',
    ageing: 'Ages of advances', persons: 'Persons reached', targets: 'Targets', outputs: 'Outputs', reports: 'Reports', overdue: 'Overdue reports', turnaround: 'Time to an answer', states: 'Projects by state',
    money: 'Money', quarters: 'Quarters', countries: 'Countries', themes: 'Themes', funders: 'Funders', indicators: 'Indicators', categories: 'Budget categories', periods: 'Reporting periods',
  },
} as const;
