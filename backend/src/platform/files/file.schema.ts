import { defineModel, Mixed, type Stored } from '../database/record.js';

/** The record that a file belongs to; its feature says who may read it. */
export interface FileOwner {
  readonly kind: string;
  readonly id: string;
}
/** An upload, then a file. Its content stands in the store under the same id. */
export interface StoredFile extends Stored {
  name: string;
  /** Bytes announced; once it is whole, bytes kept. `received` stays what was sent. */
  size: number;
  type: string;
  uploader: string;
  received: number;
  /** `quarantined`: whole, not yet found clean; `infected`: its content is gone. */
  state: 'uploading' | 'completing' | 'quarantined' | 'complete' | 'infected';
  /** In quarantine, and the scanner could not judge it the last time. */
  isUnclear?: boolean;
  /** Infected, and its content not yet removed. */
  isToEmpty?: boolean;
  /** While it is being completed: until when nobody else may. */
  completingUntil: Date | null;
  sha256: string | null;
  /** A photo with all that its camera wrote about it. Absent where it was taken out. */
  keepsLocation?: boolean;
  bound: FileOwner | null;
  /** Since when it belongs to no record. */
  looseSince: Date;
}
const text = { type: String, required: true };
const number = { type: Number, required: true };
export const fileModel = defineModel(
  'files',
  {
    name: text, size: number, type: text, uploader: text, received: number, state: text, completingUntil: { type: Date, default: null },
    sha256: { type: String, default: null }, keepsLocation: Boolean, isToEmpty: Boolean, isUnclear: Boolean, bound: Mixed, looseSince: { type: Date, required: true },
  },
  [{ keys: { state: 1, _id: 1 }, where: { state: 'quarantined' } }, { keys: { isToEmpty: 1, _id: 1 }, where: { isToEmpty: true } }, { keys: { looseSince: 1 }, where: { bound: null } }, { keys: { uploader: 1, _id: 1 } }, { keys: { 'bound.id': 1, _id: 1 } }],
);

/** A piece of an upload, in the database so that any instance can go on. */
export interface Part extends Stored {
  file: string;
  offset: number;
  bytes: Buffer;
}
export const partModel = defineModel(
  'fileParts',
  { file: text, offset: number, bytes: { type: Buffer, required: true } },
  [{ keys: { file: 1, offset: 1 }, unique: true }],
);
