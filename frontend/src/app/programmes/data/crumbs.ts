import type { ProgrammeView } from '#shared/programmes';
import type { Texts } from '../../platform/i18n/texts';

/** The way to a programme's page, from the list; without a programme yet, to the list. */
export function crumbsTo(programme: Pick<ProgrammeView, 'id' | 'code'> | null | undefined, texts: Texts): { text: string; link: string }[] {
  const list = { text: texts.say('programmes.title'), link: '/programmes' };
  return programme ? [list, { text: programme.code, link: `/programmes/${programme.id}` }] : [list];
}
