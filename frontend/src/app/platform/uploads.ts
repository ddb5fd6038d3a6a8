import { Injectable, inject } from '@angular/core';
import { fileView, mostPartBytes, type FileView } from '#shared/platform';
import { Api } from './http/api';
import { ApiProblem } from './http/api-problem';
import { ServerReach } from './http/server-reach';
import { newId } from './new-id';

/** Bytes of one request: small enough that progress is seen on a slow line. */
const partBytes = Math.min(256 * 1024, mostPartBytes);
const longestPause = 30_000;

export type NamedBlob = Blob & { readonly name: string };
export interface UploadOptions {
  /** The file's id: an upload that was begun under it goes on where the server has it. */
  readonly id?: string;
  readonly keepsLocation?: boolean;
  /** Stops it between two parts, with an `AbortError`. */
  readonly signal?: AbortSignal;
  /** Waits for the line and goes on by itself, told when it does; without it a cut is an error. */
  readonly waiting?: (isWaiting: boolean) => void;
}

/** @throws ApiProblem where the server found a virus in it */
function clean(view: FileView): FileView {
  if (view.state !== 'removed') return view;
  throw new ApiProblem(422, 'rule_broken', view.name, null, null, [{ pointer: '/file', code: 'file_infected', detail: view.name }]);
}

const mayPass = ({ isAway, status }: ApiProblem): boolean => isAway || status === 429 || status >= 500;

/** Sends files to the server in parts. */
@Injectable({ providedIn: 'root' })
export class Uploads {
  private readonly api = inject(Api);
  private readonly reach = inject(ServerReach);

  /** @param progress told after each part: a share, 0 to 1 */
  send(file: NamedBlob, progress: (share: number) => void, options: UploadOptions = {}): Promise<FileView> {
    const id = options.id ?? newId();
    return this.patiently(async () => clean(await this.goOn(file, id, progress, options)), options, (problem) => mayPass(problem) || problem.code === 'wrong_state');
  }

  /** Does it, where it is told of waiting again and again, until it is done or hindered by something that does not pass by itself. */
  async patiently<T>(act: () => Promise<T>, { signal, waiting }: Pick<UploadOptions, 'signal' | 'waiting'>, passes = mayPass): Promise<T> {
    for (let failures = 0; ; failures++) {
      try {
        return await act();
      } catch (error) {
        if (signal?.aborted) throw error;
        const problem = ApiProblem.of(error);
        if (!waiting || !passes(problem)) throw problem;
        waiting(true);
        await this.pause(problem, failures, signal);
        waiting(false);
      }
    }
  }

  /** From where the server has it to its end. */
  private async goOn(file: NamedBlob, id: string, progress: (share: number) => void, { keepsLocation, signal }: UploadOptions): Promise<FileView> {
    let view = await this.api.send('POST', fileView, '/files', { id, name: file.name, size: file.size, ...(keepsLocation ? { keepsLocation } : {}) });
    while (!view.isComplete && view.received < file.size) {
      progress(view.received / file.size);
      signal?.throwIfAborted();
      const part = file.slice(view.received, view.received + partBytes, 'application/octet-stream');
      view = await this.api.send('PUT', fileView, `/files/${id}/content`, part, { query: { offset: view.received } });
    }
    progress(1);
    signal?.throwIfAborted();
    return view.isComplete ? view : this.api.send('POST', fileView, `/files/${id}/complete`, {});
  }

  /** Until the server answers again, or a while where it answers that it cannot now. */
  private pause(problem: ApiProblem, failures: number, signal: AbortSignal | undefined): Promise<void> {
    const aborted = new Promise<void>((_, stop) => { signal?.addEventListener('abort', () => stop(new DOMException('The upload was stopped.', 'AbortError')), { once: true }); });
    const wait = Math.max(Math.min(1000 * 2 ** failures, longestPause), problem.retryAfter ?? 0);
    return Promise.race([aborted, problem.isAway ? this.reach.back() : new Promise<void>((resolve) => { setTimeout(resolve, wait); })]);
  }
}
