import { HttpErrorResponse } from '@angular/common/http';
import { apiRoot } from './api';
import { ApiProblem } from './api-problem';

/** Fetches a file that the server makes while one waits, and hands it to the browser to keep. @throws ApiProblem */
export async function saveFile(path: string): Promise<void> {
  const answer = await fetch(apiRoot + path).catch(() => { throw ApiProblem.of(new HttpErrorResponse({ status: 0 })); });
  if (!answer.ok) throw ApiProblem.of(new HttpErrorResponse({ status: answer.status, error: await answer.text() }));
  saveBlob(await answer.blob(), nameIn(answer.headers.get('Content-Disposition')));
}

/** Hands what the page has to the browser to keep. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => { URL.revokeObjectURL(url); }, 60_000);
}

function nameIn(disposition: string | null): string {
  return /filename="?([^";]+)/.exec(disposition ?? '')?.[1] ?? '';
}
