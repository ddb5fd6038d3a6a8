import type { Routes } from '@angular/router';

export const projectsRoutes: Routes = [];
