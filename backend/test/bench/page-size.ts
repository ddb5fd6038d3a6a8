import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/**
 * Bytes of JavaScript, over the wire in brotli, that the portal's first page loads before any route: the scripts that it names and what they
 * import. What a route loads lazily comes on top. Null: the portal is not built.
 */
export function firstPageBytes(folder: string): number | null {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) return null;
  const waiting = [...readFileSync(index, 'utf8').matchAll(/(?:src|href)="([\w.-]+\.js)"/g)].map(([, name]) => name ?? '');
  const seen = new Set<string>();
  let total = 0;
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const script = readFileSync(join(folder, name), 'utf8');
    total += brotliCompressSync(script).length;
    for (const [, imported] of script.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) waiting.push(imported ?? '');
  }
  return total;
}
