import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { NextFunction, Request, Response } from 'express';

interface Asset {
  readonly plain: Buffer;
  readonly brotli: Buffer | null;
  readonly type: string;
  readonly isHashed: boolean;
}
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json', '.txt': 'text/plain; charset=utf-8',
};

/** Serves the built portal: hashed files for ever and in brotli, 404 for a missing file, index.html for the rest (stack.md). */
export function servePortal(folder: string): (request: Request, response: Response, next: NextFunction) => void {
  const root = resolve(folder);
  const cache = new Map<string, Promise<Asset>>();
  return (request, response, next) => {
    if (request.path.startsWith('/api/') || !['GET', 'HEAD'].includes(request.method)) {
      next();
      return;
    }
    serve(root, cache, request, response).catch(next);
  };
}

async function serve(root: string, cache: Map<string, Promise<Asset>>, request: Request, response: Response): Promise<void> {
  const hasExtension = extname(request.path) !== '';
  const asset = await load(root, hasExtension ? request.path : '/index.html', cache);
  if (asset) send(request, response, asset);
  else response.status(hasExtension || !existsSync(root) ? 404 : 503).type('text/plain').send(hasExtension ? 'No such file.' : 'The portal is not built.');
}

function send(request: Request, response: Response, asset: Asset): void {
  response.setHeader('Content-Type', asset.type);
  response.setHeader('Cache-Control', asset.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('Vary', 'Accept-Encoding');
  const useBrotli = asset.brotli !== null && request.acceptsEncodings('br') === 'br';
  if (useBrotli) response.setHeader('Content-Encoding', 'br');
  response.end(request.method === 'HEAD' ? undefined : useBrotli ? asset.brotli : asset.plain);
}

/** Read and compressed once, as small as it gets: off the main thread, where quality 11 would block for a second. */
function load(root: string, path: string, cache: Map<string, Promise<Asset>>): Promise<Asset> | null {
  const known = cache.get(path);
  if (known) return known;
  const file = resolve(join(root, decode(path)));
  const type = types[extname(file)];
  if (!file.startsWith(root + sep) || type === undefined || !existsSync(file)) return null;
  const asset = read(file, type, /-[\w-]{8}\.\w+$/.test(path));
  cache.set(path, asset);
  asset.catch(() => cache.delete(path));
  return asset;
}

async function read(file: string, type: string, isHashed: boolean): Promise<Asset> {
  const plain = await readFile(file);
  return { plain, brotli: await compress(plain, type), type, isHashed };
}

async function compress(plain: Buffer, type: string): Promise<Buffer | null> {
  if (!/text|javascript|json|svg/.test(type) || plain.length < 1024) return null;
  const size = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  return promisify(brotliCompress)(plain, { params: size });
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/'; // a broken escape names no file
  }
}
