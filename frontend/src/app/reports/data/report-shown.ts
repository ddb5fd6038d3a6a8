import { stateKey } from '#shared/platform';
import type { ReportClock, ReportState, ReportView } from '#shared/reports';
import type { Texts } from '../../platform/i18n/texts';
import type { ShownState } from '../../ui/page-header';
import type { Tone } from '../../ui/tone';

const stateTones: Record<ReportState, Tone> = {
  draft: 'neutral', submitted: 'info', in_review: 'active', changes_requested: 'warn', approved: 'good', reopened: 'warn',
};
const clockTones: Record<ReportClock, Tone> = { upcoming: 'neutral', open: 'info', due: 'warn', overdue: 'bad' };

/** A report's state with its word and tone; the partner's wording differs from the staff's. */
export function shownReport(state: ReportState, texts: Texts, audience: 'staff' | 'partner'): ShownState {
  return { text: texts.say(`reports.${stateKey('report', state, audience)}`), tone: stateTones[state] };
}

/** How far the clock is with a report that was never submitted. */
export function shownClock(clock: ReportClock, texts: Texts): ShownState {
  return { text: texts.say(`reports.clock.${clock}`), tone: clockTones[clock], icon: 'calendar' };
}

/** The newest submission, if any. */
export function newestOf(view: Pick<ReportView, 'submissions'>) {
  return view.submissions.at(-1);
}
