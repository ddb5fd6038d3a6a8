import { inject, provideAppInitializer, type EnvironmentProviders } from '@angular/core';
import { MatIconRegistry } from '@angular/material/icon';
import { DomSanitizer } from '@angular/platform-browser';
import { iconDrawings } from './icon-drawings';

const frame = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';

/** `<mat-icon svgIcon="report" />`: the drawings are part of the portal, nothing is fetched. */
export function provideIcons(): EnvironmentProviders {
  return provideAppInitializer(() => {
    const registry = inject(MatIconRegistry);
    const sanitizer = inject(DomSanitizer);
    for (const [name, drawing] of Object.entries(iconDrawings)) {
      const turns = /(start|end)$/.test(name) ? ' class="turns"' : '';
      registry.addSvgIconLiteral(name, sanitizer.bypassSecurityTrustHtml(`<svg ${frame}${turns}>${drawing}</svg>`));
    }
  });
}
