import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createApplication } from '../application.js';
import { openApiFile } from '../platform/http/open-api-file.js';
import { openApiOf } from '../platform/http/open-api.js';
import { say } from './run-command.js';

/** Writes docs/openapi.json from the schemas that validate the API; a test fails while the two differ. */
process.env['LOG_LEVEL'] ??= 'warn';
const app = await createApplication('');
try {
  await app.init();
  await writeFile(resolve(import.meta.dirname, '../../../../docs/openapi.json'), openApiFile(openApiOf(app)));
  say('docs/openapi.json is written.');
} finally {
  await app.close();
}
