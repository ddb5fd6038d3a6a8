import { DestroyRef, inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Texts } from '../platform/i18n/texts';
import { Confirmations } from './confirm-dialog';

/** A page with a form that is saved as a whole. */
export interface HoldsUnsaved {
  hasUnsaved(): boolean;
}

/** Route guard: who leaves a form with unsaved changes is asked first. */
export const asksBeforeLeaving: CanDeactivateFn<HoldsUnsaved> = async (page) => {
  if (!page.hasUnsaved()) return true;
  const texts = inject(Texts);
  const said = await inject(Confirmations).ask({
    title: texts.say('common.unsaved.title'), text: texts.say('common.unsaved.text'), act: texts.say('common.unsaved.act'), isDangerous: true,
  });
  return said !== undefined;
};

/** The browser asks too: when the tab is closed or reloaded. In the constructor of such a page. */
export function warnOfUnsaved(page: HoldsUnsaved): void {
  const warn = (event: BeforeUnloadEvent): void => { if (page.hasUnsaved()) event.preventDefault(); };
  addEventListener('beforeunload', warn);
  inject(DestroyRef).onDestroy(() => removeEventListener('beforeunload', warn));
}
