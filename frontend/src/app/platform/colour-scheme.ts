import { DOCUMENT, Injectable, effect, inject, signal } from '@angular/core';
import { KeptOnDevice } from './kept-on-device';

export const colourSchemes = ['system', 'light', 'dark'] as const;
export type ColourScheme = (typeof colourSchemes)[number];
const keptAs = 'portal.colours';

/** Light, dark, or as the device has it. */
@Injectable({ providedIn: 'root' })
export class ColourSchemes {
  private readonly kept = inject(KeptOnDevice);
  private readonly classes = inject(DOCUMENT).documentElement.classList;
  readonly current = signal<ColourScheme>(colourSchemes.find((s) => s === this.kept.read(keptAs)) ?? 'system');

  constructor() {
    effect(() => {
      this.classes.toggle('light', this.current() === 'light');
      this.classes.toggle('dark', this.current() === 'dark');
    });
  }

  use(scheme: ColourScheme): void {
    this.current.set(scheme);
    this.kept.write(keptAs, scheme);
  }
}
