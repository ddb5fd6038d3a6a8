import { z } from 'zod';
import { id } from './id.schema.js';

/** The types of files that people may bring, by the ending of the name. */
export const fileTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  csv: 'text/csv',
  txt: 'text/plain',
} as const;
export const mostFileBytes = 20 * 1024 * 1024;
/** A file is sent in parts of at most this size. */
export const mostPartBytes = 4 * 1024 * 1024;

/** The type that a name promises, or null where such files are not taken. */
export function fileTypeOf(name: string): string | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(fileTypes, ending) ? fileTypes[ending as keyof typeof fileTypes] : null;
}

/** A photo in Apple's own format, which most programs cannot show. */
export function isHeic(name: string): boolean {
  return /\.hei[cf]$/i.test(name);
}

/** POST /files opens an upload: a name without folders or control characters, and the size in bytes. */
export const fileOpening = z.strictObject({
  id, name: z.string().trim().min(1).max(200).regex(/^[^/\\\p{Cc}]+$/u), size: z.int().min(1),
  /** A photo is kept as it is, with the place where it was taken; else what the camera wrote about it is taken out. */
  keepsLocation: z.boolean().default(false),
});
export type FileOpening = z.output<typeof fileOpening>;
/** PUT /files/{id}/content?offset= */
export const partQuery = z.strictObject({ offset: z.coerce.number().int().min(0).max(mostFileBytes) });

/** Longest sides, in pixels, of the pictures that are made of photos: for a gallery, for a whole screen. */
export const pictureSides = ['320', '1280'] as const;
export const pictureSide = z.enum(pictureSides);
export type PictureSide = z.infer<typeof pictureSide>;

/** `checking`: whole, and not yet found free of viruses; `unclear`: the scanner could not judge it, and is asked again; `removed`: one was found. */
export const fileStates = ['uploading', 'checking', 'unclear', 'ready', 'removed'] as const;
/** An upload and how far it is; size, type and `sha256` are those of what is kept once it is whole. */
export const fileView = z.object({
  id, name: z.string(), size: z.int(), type: z.string(), received: z.int(), isComplete: z.boolean(), sha256: z.string().nullable(),
  state: z.enum(fileStates), keepsLocation: z.boolean(),
});
export type FileView = z.infer<typeof fileView>;
