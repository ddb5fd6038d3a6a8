import type { IconName } from './icon-drawings';

/** What a state means, whatever its name: always shown with an icon and a word, never by colour alone. */
export const tones = ['neutral', 'info', 'active', 'good', 'warn', 'bad'] as const;
export type Tone = (typeof tones)[number];

export const iconOfTone: Record<Tone, IconName> = {
  neutral: 'circle', info: 'info', active: 'dot', good: 'check-circle', warn: 'alert', bad: 'error',
};
