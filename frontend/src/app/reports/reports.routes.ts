import type { Routes } from '@angular/router';

export const reportsRoutes: Routes = [];
