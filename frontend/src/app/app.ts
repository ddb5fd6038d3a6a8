import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { ColourSchemes } from './platform/colour-scheme';

@Component({ selector: 'app-root', imports: [RouterOutlet], template: '<router-outlet />' })
export class App {
  protected readonly colours = inject(ColourSchemes);
}
