import type { CallPhase } from '#shared/calls';
import { stateKey } from '#shared/platform';
import type { Texts } from '../../platform/i18n/texts';
import type { ShownState } from '../../ui/page-header';
import type { Tone } from '../../ui/tone';

const tones: Record<CallPhase, Tone> = { draft: 'neutral', announced: 'info', open: 'good', closed: 'warn', decided: 'active', archived: 'neutral' };

/** A call's phase with its word and tone. */
export function shownPhase(phase: CallPhase, texts: Texts): ShownState {
  return { text: texts.say(`calls.${stateKey('call', phase, 'staff')}`), tone: tones[phase] };
}
