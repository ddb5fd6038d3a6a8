import { Injectable, computed, inject } from '@angular/core';
import { fileTypeOf, isHeic, mostFileBytes } from '#shared/platform';
import { EvidenceUploads } from '../../platform/evidence-uploads';
import { newId } from '../../platform/new-id';
import { ReportDesk } from '../data/report-desk';
import { smallerPhoto } from './smaller-photo';

export interface Wishes {
  readonly anchor: string | null;
  readonly keepsLocation: boolean;
  readonly isSmaller: boolean;
}
/** Why a file is not even begun. */
export type NotTaken = 'heic' | 'type' | 'size';

/** Files on their way to the report on the desk, and the way in for new ones. Provided by the page. */
@Injectable()
export class ReportUploads {
  private readonly desk = inject(ReportDesk);
  private readonly uploads = inject(EvidenceUploads);
  private readonly url = computed(() => `/reports/${this.desk.shownId() ?? ''}`);
  readonly items = computed(() => this.uploads.items().filter((one) => one.url === this.url()));

  /** Takes what can be taken. @returns the others, each with the reason */
  async add(files: readonly File[], { anchor, keepsLocation, isSmaller }: Wishes): Promise<{ name: string; reason: NotTaken }[]> {
    const url = this.url();
    const refused: { name: string; reason: NotTaken }[] = [];
    for (const chosen of files) {
      const file = isSmaller && chosen.type.startsWith('image/') ? await smallerPhoto(chosen) : chosen;
      const reason = whyNot(file);
      if (reason) refused.push({ name: chosen.name, reason });
      else await this.uploads.add(url, { id: newId(), anchor, takenOn: this.dayOf(file), keepsLocation }, file);
    }
    return refused;
  }

  /** When the photo was taken, where the file says a day that can be: not before the period. */
  private dayOf({ type, lastModified }: File): string | null {
    const period = this.desk.view()?.period;
    const day = new Date(lastModified).toLocaleDateString('en-CA');
    return period && type.startsWith('image/') && day >= period.start ? day : null;
  }
}

function whyNot({ name, size }: File): NotTaken | null {
  if (isHeic(name)) return 'heic';
  if (!fileTypeOf(name)) return 'type';
  return size > mostFileBytes || size === 0 ? 'size' : null;
}
