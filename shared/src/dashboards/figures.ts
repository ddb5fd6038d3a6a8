export type FigureColumn = 'code' | 'title' | 'period' | 'on' | 'due' | 'state' | 'money' | 'value' | 'progress' | 'days' | 'link';

/** The figures that open their rows, and the columns that each fills beside project and partner. The rows add up to the figure. */
export const figureColumns = {
  projects: ['period', 'state', 'money'],
  budget: ['period', 'state', 'money'],
  released: ['code', 'on', 'money'],
  refunded: ['code', 'on', 'money'],
  accepted: ['period', 'on', 'money', 'link'],
  planned: ['period', 'money'],
  spent: ['period', 'on', 'money', 'link'],
  advance: ['state', 'money'],
  ageing: ['on', 'days', 'money'],
  persons: ['code', 'title', 'value'],
  targets: ['code', 'title', 'value', 'progress', 'state'],
  outputs: ['code', 'title', 'value', 'progress', 'state'],
  reports: ['period', 'due', 'on', 'state', 'link'],
  overdue: ['period', 'due', 'days', 'link'],
  turnaround: ['period', 'on', 'state', 'days', 'link'],
} as const satisfies Record<string, readonly FigureColumn[]>;
export type Figure = keyof typeof figureColumns;
export const dashboardFigures = Object.keys(figureColumns) as [Figure, ...Figure[]];
