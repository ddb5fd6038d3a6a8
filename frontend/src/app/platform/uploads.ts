import { Injectable, inject } from '@angular/core';
import { fileView, mostPartBytes, type FileView } from '#shared/platform';
import { Api } from './http/api';
import { newId } from './new-id';

/** Bytes of one request: small enough that progress is seen on a slow line. */
const partBytes = Math.min(256 * 1024, mostPartBytes);

/** Sends files to the server in parts. */
@Injectable({ providedIn: 'root' })
export class Uploads {
  private readonly api = inject(Api);

  /** @param progress told after each part: a share, 0 to 1 */
  async send(file: File, progress: (share: number) => void): Promise<FileView> {
    let view = await this.api.send('POST', fileView, '/files', { id: newId(), name: file.name, size: file.size });
    while (view.received < file.size) {
      const part = file.slice(view.received, view.received + partBytes, 'application/octet-stream');
      view = await this.api.send('PUT', fileView, `/files/${view.id}/content`, part, { query: { offset: view.received } });
      progress(view.received / file.size);
    }
    return this.api.send('POST', fileView, `/files/${view.id}/complete`, {});
  }
}
