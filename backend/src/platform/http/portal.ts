import { existsSync, readFileSync } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
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
  const cache = new Map<string, Asset | null>();
  return (request, response, next) => {
    if (request.path.startsWith('/api/') || !['GET', 'HEAD'].includes(request.method)) {
      next();
      return;
    }
    const hasExtension = extname(request.path) !== '';
    const asset = load(root, hasExtension ? request.path : '/index.html', cache);
    if (!asset) {
      response.status(hasExtension || !existsSync(root) ? 404 : 503).type('text/plain').send(hasExtension ? 'No such file.' : 'The portal is not built.');
      return;
    }
    send(request, response, asset);
  };
}

function send(request: Request, response: Response, asset: Asset): void {
  response.setHeader('Content-Type', asset.type);
  response.setHeader('Cache-Control', asset.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('Vary', 'Accept-Encoding');
  const useBrotli = asset.brotli !== null && request.acceptsEncodings('br') === 'br';
  if (useBrotli) response.setHeader('Content-Encoding', 'br');
  response.end(request.method === 'HEAD' ? undefined : useBrotli ? asset.brotli : asset.plain);
}

function load(root: string, path: string, cache: Map<string, Asset | null>): Asset | null {
  const known = cache.get(path);
  if (known !== undefined) return known;
  const file = resolve(join(root, decode(path)));
  const type = types[extname(file)];
  if (!file.startsWith(root + sep) || type === undefined || !existsSync(file)) return null;
  const plain = readFileSync(file);
  const asset: Asset = { plain, brotli: compress(plain, type), type, isHashed: /-[A-Z0-9]{8}\.\w+$/.test(path) };
  cache.set(path, asset);
  return asset;
}
function compress(plain: Buffer, type: string): Buffer | null {
  if (!/text|javascript|json|svg/.test(type) || plain.length < 1024) return null;
  return brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } });
}
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/'; // a broken escape names no file
  }
}
