import type { Routes } from '@angular/router';
import { DevicePage } from './device/device-page';
import { UNSENT_RECORDS } from './platform/drafts/unsent-records';
import { UnsentProposals } from './proposals/data/unsent-proposals';
import { UnsentReports } from './reports/data/unsent-reports';

/** What waits on the device is of several areas: each tells of its own records, none knows another. */
export const deviceRoutes: Routes = [{
  path: '', title: 'frame.device.title', component: DevicePage,
  providers: [{ provide: UNSENT_RECORDS, useClass: UnsentReports, multi: true }, { provide: UNSENT_RECORDS, useClass: UnsentProposals, multi: true }],
}];
