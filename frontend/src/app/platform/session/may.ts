import { Directive, TemplateRef, ViewContainerRef, effect, inject, input } from '@angular/core';
import type { Permission } from '#shared/accounts';
import { SessionStore } from './session-store';

/** `*appMay="'call.write'"`: shown to those who hold the permission. */
@Directive({ selector: '[appMay]' })
export class May {
  readonly appMay = input.required<Permission>();

  constructor() {
    const session = inject(SessionStore);
    const template = inject(TemplateRef);
    const place = inject(ViewContainerRef);
    effect(() => {
      place.clear();
      if (session.can(this.appMay())) place.createEmbeddedView(template);
    });
  }
}
