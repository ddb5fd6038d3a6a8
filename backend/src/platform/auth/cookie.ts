import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { Config } from '../config/config.js';

const isTls = (config: Config): boolean => config.publicUrl?.startsWith('https:') ?? false;
const plainName = 'portal-session';
const tlsName = '__Host-portal-session';

export function readCookie(request: Request): string | null {
  const cookies = parseCookie(request.headers.cookie ?? '');
  return cookies[tlsName] ?? cookies[plainName] ?? null;
}
/** Sets the session cookie; `days` null = until the browser is closed. */
export function setCookie(response: Response, config: Config, secret: string, days: number | null): void {
  response.cookie(isTls(config) ? tlsName : plainName, secret, {
    httpOnly: true, sameSite: 'lax', path: '/', secure: isTls(config), ...(days === null ? {} : { maxAge: days * 86_400_000 }),
  });
}
export function clearCookie(response: Response, config: Config): void {
  response.clearCookie(isTls(config) ? tlsName : plainName, { httpOnly: true, sameSite: 'lax', path: '/', secure: isTls(config) });
}
/** The origins that may write: the public address, or the one that the request was sent to. */
export function originsOf(config: Config, request: Request): string[] {
  if (config.isProduction && config.publicUrl) return [new URL(config.publicUrl).origin];
  const host = request.headers.host ?? '';
  return [`http://${host}`, `https://${host}`, ...(config.publicUrl ? [new URL(config.publicUrl).origin] : [])];
}
