import { StreamableFile } from '@nestjs/common';
import type { Response } from 'express';

/** A file that was made for the asker. */
export interface MadeFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Sends a file to keep, never to show; no cache keeps it, none changes it on the way. */
export function attached({ name, bytes }: MadeFile, type: string, response: Response): StreamableFile {
  response.attachment(name);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'no-store, no-transform');
  return new StreamableFile(bytes, { type, length: bytes.length });
}
