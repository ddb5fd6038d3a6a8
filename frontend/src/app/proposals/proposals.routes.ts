import type { Routes } from '@angular/router';

export const proposalsRoutes: Routes = [];
