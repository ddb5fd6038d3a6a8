import type { Routes } from '@angular/router';
import { needs } from '../platform/session/session-guards';
import { asksBeforeLeaving } from '../ui/unsaved';

export const programmesRoutes: Routes = [
  { path: '', title: 'programmes.title', loadComponent: () => import('./programme-list/programme-list').then((m) => m.ProgrammeList) },
  {
    path: 'new', title: 'programmes.new', canActivate: [needs('programme.write')], canDeactivate: [asksBeforeLeaving],
    loadComponent: () => import('./programme-editor/programme-editor').then((m) => m.ProgrammeEditor),
  },
  { path: ':id', title: 'programmes.title', loadComponent: () => import('./programme-page/programme-page').then((m) => m.ProgrammePage) },
  {
    path: ':id/edit', title: 'programmes.editor.title', canActivate: [needs('programme.write')], canDeactivate: [asksBeforeLeaving],
    loadComponent: () => import('./programme-editor/programme-editor').then((m) => m.ProgrammeEditor),
  },
  {
    path: ':id/settings', title: 'programmes.settingsEditor.title', canActivate: [needs('programme.write')], canDeactivate: [asksBeforeLeaving],
    loadComponent: () => import('./settings-editor/settings-editor').then((m) => m.SettingsEditor),
  },
];
