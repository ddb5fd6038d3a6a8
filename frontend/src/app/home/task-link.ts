import type { Task } from '#shared/accounts';
import { linkTo } from '../ui/record-link';

/** The section of a proposal where an act is done. */
const sections: Readonly<Record<string, string>> = {
  edit: 'summary', submit: 'check', screen: 'screening', 'assign-reviewers': 'reviews', recommend: 'decision', award: 'decision', reject: 'decision', answer: 'clarifications',
};

/** Where the work of a task is done. */
export function taskLink({ kind, act, subject }: Task): string {
  if (act === 'declare-conflicts') return `/proposals/conflicts/${subject.id}`;
  if (subject.kind === 'proposal' && kind === 'proposal' && sections[act]) return `${linkTo(subject)}/${sections[act]}`;
  if (kind === 'review') return subject.kind === 'review' ? `/proposals/reviews/${subject.id}` : linkTo(subject);
  if (subject.kind === 'payment' || subject.kind === 'tranche') return subject.project ? `/projects/${subject.project}/payments` : '/payments';
  return linkTo(subject);
}
