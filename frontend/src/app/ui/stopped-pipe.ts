import { Pipe, inject, type PipeTransform } from '@angular/core';
import { Texts } from '../platform/i18n/texts';

/** Why a file on its way goes no further: `{{ one.reason | stopped }}`. */
@Pipe({ name: 'stopped', pure: false })
export class StoppedPipe implements PipeTransform {
  private readonly texts = inject(Texts);

  transform(reason: string | null): string {
    return reason === null ? '' : this.texts.firstOf(['frame.device.files.stopped', 'common.rule', 'common.problem'].map((folder) => `${folder}.${reason}`), {}, reason);
  }
}
