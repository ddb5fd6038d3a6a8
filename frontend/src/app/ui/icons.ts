import { inject, provideAppInitializer, type EnvironmentProviders } from '@angular/core';
import { MatIconRegistry } from '@angular/material/icon';
import { DomSanitizer } from '@angular/platform-browser';
import type { CanActivateFn } from '@angular/router';
import { firstIcons } from './first-icons';

const frame = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';

/** `<mat-icon svgIcon="report" />`: the drawings are part of the portal, nothing is fetched from elsewhere. */
function register(registry: MatIconRegistry, sanitizer: DomSanitizer, drawings: Readonly<Record<string, string>>): void {
  for (const [name, drawing] of Object.entries(drawings)) {
    const turns = /(start|end)$/.test(name) ? ' class="turns"' : '';
    registry.addSvgIconLiteral(name, sanitizer.bypassSecurityTrustHtml(`<svg ${frame}${turns}>${drawing}</svg>`));
  }
}

async function registerAll(registry: MatIconRegistry, sanitizer: DomSanitizer): Promise<void> {
  const { iconDrawings } = await import('./icon-drawings');
  register(registry, sanitizer, iconDrawings);
}

/** The few of the pages before sign-in. */
export function provideFirstIcons(): EnvironmentProviders {
  return provideAppInitializer(() => register(inject(MatIconRegistry), inject(DomSanitizer), firstIcons));
}

/** All of them at once, for specs: await `ApplicationInitStatus.donePromise`. */
export function provideIcons(): EnvironmentProviders {
  return provideAppInitializer(() => registerAll(inject(MatIconRegistry), inject(DomSanitizer)));
}

/** Route guard: all icons are there before the pages are. */
export const allIcons: CanActivateFn = async () => {
  await registerAll(inject(MatIconRegistry), inject(DomSanitizer));
  return true;
};
