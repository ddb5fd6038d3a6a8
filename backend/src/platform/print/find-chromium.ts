import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'];

/** The Chromium that prints, or null: CHROME_BIN decides alone where it is set, else the first on the PATH. */
export function findChromium(chosen: string | null, path = process.env['PATH'] ?? ''): string | null {
  const candidates = chosen === null ? path.split(delimiter).filter(Boolean).flatMap((folder) => names.map((name) => join(folder, name))) : [chosen];
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not ours to run
  }
}
