import type { Routes } from '@angular/router';

/** What anybody may read without signing in: the open calls. */
export const publicCallsRoutes: Routes = [];
