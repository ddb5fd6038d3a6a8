import type { Dexie, Table } from 'dexie';

/** `unread`: typed, and no value of its field yet; its reason is the code of why. Never sent as it is. */
export type UnsentState = 'waiting' | 'conflict' | 'refused' | 'unread';

/** A field that the server does not have yet. `seq` orders the fields as they were typed, whatever the device's clock says. */
export interface UnsentField {
  readonly seq: number;
  readonly url: string;
  readonly pointer: string;
  readonly value: unknown;
  readonly base: number;
  readonly state: UnsentState;
  readonly reason: string | null;
  /** When it was typed by the device's clock: only to be shown. */
  readonly at: string;
}
/** An answer of the server kept for reading without a line. */
export interface KeptAnswer {
  readonly url: string;
  readonly body: unknown;
  readonly at: string;
}
/** A field as the server has saved it: stands on the kept answer of its record until that is of this version. */
export interface SavedField {
  readonly url: string;
  readonly pointer: string;
  readonly value: unknown;
  readonly version: number;
}
/** A file on its way to the server; `row` is what becomes of it there. `bytes` null: the device had no room, the file is chosen again and known by name, size and hash. */
export interface KeptUpload {
  readonly id: string;
  readonly url: string;
  readonly row: unknown;
  readonly name: string;
  readonly size: number;
  /** SHA-256; null where the browser gives none. */
  readonly hash: string | null;
  readonly bytes: Blob | null;
  /** The code of why the server takes it no more; null while it is on its way. */
  readonly reason: string | null;
}
export type DeviceDatabase = Dexie & {
  readonly unsent: Table<UnsentField, number, Omit<UnsentField, 'seq'>>;
  readonly answers: Table<KeptAnswer, string>;
  readonly uploads: Table<KeptUpload, string>;
  readonly saved: Table<SavedField>;
};

/** One database per person. Its shape only grows: what an older version of the portal left unsent can always be read. @param deleted told when another tab deletes it */
export async function openDeviceDatabase(person: string, deleted: () => void): Promise<DeviceDatabase> {
  const { Dexie: Database } = await import('dexie');
  const database = new Database(`portal.${person}`);
  database.version(1).stores({ unsent: '++seq, &[url+pointer], url', answers: 'url' });
  database.version(2).stores({ uploads: 'id, url' });
  database.version(3).stores({ saved: '[url+pointer], url' });
  database.on('versionchange', ({ newVersion }) => {
    if (newVersion !== null) return true;
    database.close(); // for good: it would be made anew by whatever asks it next
    deleted();
    return false;
  });
  return database as DeviceDatabase;
}
