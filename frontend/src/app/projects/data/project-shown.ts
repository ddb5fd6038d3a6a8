import { stateKey } from '#shared/platform';
import type { ProjectState } from '#shared/projects';
import type { Texts } from '../../platform/i18n/texts';
import type { ShownState } from '../../ui/page-header';
import type { Tone } from '../../ui/tone';

const tones: Record<ProjectState, Tone> = {
  preparation: 'info', signed_by_partner: 'info', declined: 'bad', active: 'good', closing: 'active', closed: 'neutral', suspended: 'warn', terminated: 'bad', cancelled: 'neutral',
};

/** A project's state with its word and tone; the partner's wording differs from the staff's. */
export function shownProject(state: ProjectState, texts: Texts, audience: 'staff' | 'partner'): ShownState {
  return { text: texts.say(`projects.${stateKey('project', state, audience)}`), tone: tones[state] };
}
