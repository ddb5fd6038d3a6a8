import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ColourSchemes } from './platform/colour-scheme';
import { ServerReach } from './platform/http/server-reach';
import { ReachBanner } from './ui/reach-banner';

/** The page of the address; before there is one, why it is awaited. */
@Component({
  selector: 'app-root',
  imports: [ReachBanner, RouterOutlet, TranslocoPipe],
  template: `
    <router-outlet #outlet="outlet" />
    @if (!outlet.isActivated && reach.isAway()) { <main><h1 class="visually-hidden">{{ 'frame.product' | transloco }}</h1><app-reach-banner /></main> }
  `,
})
export class App {
  protected readonly colours = inject(ColourSchemes);
  protected readonly reach = inject(ServerReach);
}
