import type { Routes } from '@angular/router';

export const paymentsRoutes: Routes = [];
