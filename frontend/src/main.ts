import { isDevMode } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

// While the portal is developed no worker of an earlier build may answer for it.
if (isDevMode() && 'serviceWorker' in navigator) {
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
}

await bootstrapApplication(App, appConfig);
