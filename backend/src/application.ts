import { StandardSchemaValidationPipe, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { CONFIG, type Config } from './platform/config/config.js';
import { ProblemFilter } from './platform/errors/problem-filter.js';
import { schemaProblem } from './platform/errors/schema-problem.js';
import { jsonBody } from './platform/http/json-body.js';
import { describeApi } from './platform/http/open-api.js';
import { servePortal } from './platform/http/portal.js';
import { VersionTag } from './platform/http/version-tag.js';

/** The portal's application, ready to listen: middleware, guards, pipes and the served front end. */
export async function createApplication(portalFolder: string): Promise<INestApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule, { bufferLogs: true, bodyParser: false, abortOnError: false });
  const config = app.get<Config>(CONFIG);
  app.useLogger(app.get(Logger));
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(helmet(headers(config)));
  app.use(compression({ filter: (request, response) => response.getHeader('Content-Encoding') === undefined && compression.filter(request, response) }));
  app.use(jsonBody);
  app.use(servePortal(portalFolder));
  app.setGlobalPrefix('api/v1', { exclude: ['api/openapi.json'] });
  app.useGlobalPipes(new StandardSchemaValidationPipe({ exceptionFactory: schemaProblem }));
  app.useGlobalInterceptors(new VersionTag());
  app.useGlobalFilters(new ProblemFilter());
  app.enableShutdownHooks();
  describeApi(app);
  return app;
}

/** Strict: scripts and styles of our own only. Angular Material sets element styles, hence style-src-attr. */
function headers(config: Config) {
  const isTls = config.publicUrl?.startsWith('https:') ?? false;
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"], 'script-src': ["'self'"], 'style-src': ["'self'", "'unsafe-inline'"], 'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"], 'connect-src': ["'self'"], 'worker-src': ["'self'"], 'object-src': ["'none'"], 'base-uri': ["'self'"], 'form-action': ["'self'"], 'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: isTls ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' as const },
  };
}
