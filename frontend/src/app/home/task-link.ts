import type { Task } from '#shared/accounts';
import { linkTo } from '../ui/record-link';

/** Where the work of a task is done. */
export function taskLink({ kind, subject }: Task): string {
  if (kind === 'review') return subject.kind === 'review' ? `/proposals/reviews/${subject.id}` : linkTo(subject);
  if (subject.kind === 'payment' || subject.kind === 'tranche') return subject.project ? `/projects/${subject.project}/payments` : '/payments';
  return linkTo(subject);
}
