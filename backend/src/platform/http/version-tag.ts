import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';

/**
 * A record's answer carries its version as `ETag`, for `If-Match` (api.md, "Versions"). Nothing is kept by caches: what an
 * asker may do changes with the clock and with their roles, not with the version alone.
 */
@Injectable()
export class VersionTag implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    response.setHeader('Cache-Control', 'no-store');
    return next.handle().pipe(map((answer: unknown) => {
      const version = (answer as { version?: unknown } | null | undefined)?.version;
      if (typeof version === 'number' && !response.headersSent) response.setHeader('ETag', `"${String(version)}"`);
      return answer;
    }));
  }
}
