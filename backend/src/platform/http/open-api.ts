import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI document, made from the schemas that validate the API (api.md). */
export function openApiOf(app: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle('Grant portal')
    .setDescription('Calls, proposals, agreements, quarterly reports, payments and dashboards of a grant programme.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('portal-session')
    .build();
  return SwaggerModule.createDocument(app, options);
}

/** Serves it at /api/openapi.json and, as a page, at /api/docs. */
export function describeApi(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiOf(app), { jsonDocumentUrl: 'api/openapi.json' });
}
