import { DestroyRef, computed, inject, type Signal } from '@angular/core';
import { z } from 'zod';
import { jobList, jobView, type ExportKind, type JobView } from '#shared/exports';
import { Api } from '../../platform/http/api';
import { Languages } from '../../platform/i18n/languages';
import { newId } from '../../platform/new-id';
import type { ChosenFilters } from './chosen-filters';

const every = 1500;
export const isUnderWay = ({ state }: JobView): boolean => state === 'waiting' || state === 'running';

export interface ExportJobs {
  readonly items: Signal<readonly JobView[]>;
  readonly isFirst: Signal<boolean>;
  readonly error: Signal<unknown>;
  reload(): void;
  start(kind: ExportKind, filters: ChosenFilters): Promise<void>;
  cancel(job: JobView): Promise<void>;
}

/** The reader's own exports, newest first; asked again and again while one of them is being made. For a field. */
export function injectExportJobs(): ExportJobs {
  const api = inject(Api);
  const languages = inject(Languages);
  const read = api.resource(jobList, () => '/jobs');
  const items = computed(() => (read.hasValue() ? read.value().items.filter((job) => job.kind === 'export') : []));
  const clock = setInterval(() => { if (items().some(isUnderWay)) read.reload(); }, every);
  inject(DestroyRef).onDestroy(() => { clearInterval(clock); });
  return {
    items,
    isFirst: computed(() => !read.hasValue() && !read.error()),
    error: computed(() => read.error()),
    reload: () => { read.reload(); },
    start: async (kind, filters) => {
      await api.send('POST', jobView, '/exports', { id: newId(), kind, filters, language: languages.current() });
      read.reload();
    },
    cancel: async (job) => {
      await api.send('DELETE', z.unknown(), `/jobs/${job.id}`);
      read.reload();
    },
  };
}
