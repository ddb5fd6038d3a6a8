import type { Routes } from '@angular/router';
import { needs } from '../platform/session/session-guards';

export const callsRoutes: Routes = [
  { path: '', title: 'calls.title', loadComponent: () => import('./call-list/call-list').then((m) => m.CallList) },
  { path: 'new', title: 'calls.new', canActivate: [needs('call.write')], loadComponent: () => import('./call-editor/call-editor').then((m) => m.CallEditor) },
  { path: ':id', title: 'calls.title', loadComponent: () => import('./call-page/call-page').then((m) => m.CallPage) },
  { path: ':id/edit', title: 'calls.editor.title', canActivate: [needs('call.write')], loadComponent: () => import('./call-editor/call-editor').then((m) => m.CallEditor) },
];
