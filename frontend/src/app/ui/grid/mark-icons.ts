import type { IconName } from '../icon-drawings';
import type { CellMark } from './grid-model';

export const markIcons: Readonly<Record<CellMark, IconName>> = {
  waiting: 'cloud-wait', saved: 'check', conflict: 'compare', invalid: 'error', unusual: 'unusual', commented: 'comment', locked: 'lock',
};
