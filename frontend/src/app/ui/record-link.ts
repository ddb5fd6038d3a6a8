import type { IconName } from './icon-drawings';

interface Place {
  readonly path: string;
  readonly icon: IconName;
}
const places: Readonly<Record<string, Place>> = {
  call: { path: '/calls', icon: 'call' },
  proposal: { path: '/proposals', icon: 'proposal' },
  project: { path: '/projects', icon: 'project' },
  report: { path: '/reports', icon: 'report' },
  payment: { path: '/payments', icon: 'payment' },
  release: { path: '/payments', icon: 'payment' },
  review: { path: '/proposals/reviews', icon: 'review' },
  programme: { path: '/programmes', icon: 'globe' },
  organisation: { path: '/organisations', icon: 'organisation' },
  person: { path: '/users', icon: 'user' },
  user: { path: '/users', icon: 'user' },
  export: { path: '/exports', icon: 'export' },
  figures: { path: '/dashboards/projects', icon: 'dashboard' },
};

/** Where a record of this kind is shown. */
export function linkTo(record: { kind: string; id: string }): string {
  const place = places[record.kind];
  return place ? `${place.path}/${record.id}` : '/';
}
export const iconOf = (kind: string): IconName => places[kind]?.icon ?? 'document';
