import type { Task } from '#shared/accounts';
import { linkTo } from '../ui/record-link';

/** The section of a proposal where an act is done. */
const sections: Readonly<Record<string, string>> = {
  edit: 'summary', submit: 'check', screen: 'screening', 'assign-reviewers': 'reviews', recommend: 'decision', award: 'decision', reject: 'decision', answer: 'clarifications',
};

/** The part of its page where the work of a task is done: for `[queryParams]`. */
export function taskSection({ kind, act, subject }: Task): { section: string } | { view: string } | null {
  if (kind === 'report' && act === 'review') return { view: 'waiting' };
  return kind === 'payment' && subject.project ? { section: 'money' } : null;
}

/** Where the work of a task is done. */
export function taskLink({ kind, act, subject }: Task): string {
  if (act === 'declare-conflicts') return `/proposals/conflicts/${subject.id}`;
  if (subject.kind === 'proposal' && kind === 'proposal' && sections[act]) return `${linkTo(subject)}/${sections[act]}`;
  if (kind === 'review') return subject.kind === 'review' ? `/proposals/reviews/${subject.id}` : linkTo(subject);
  if (kind === 'figures') return linkTo({ kind, id: subject.id });
  if (kind === 'export') return '/exports';
  if (kind === 'payment') return subject.project ? `/projects/${subject.project}` : '/payments';
  return linkTo(subject);
}
