import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { Demonstration } from './cases/demo/demonstration.service.js';
import { CONFIG, configWarnings, readConfig, type Config } from './platform/config/config.js';
import { LeaseRunner } from './platform/jobs/lease-runner.js';
import { Migrator } from './platform/migrations/migrator.js';
import { createApplication } from './application.js';

/** Starts the API and the portal on one port. Configuration mistakes are listed at once, and nothing is started. */
async function main(): Promise<void> {
  readConfig(process.env);
  const app = await createApplication(resolve(import.meta.dirname, '../../frontend/browser'));
  const config = app.get<Config>(CONFIG);
  await app.init();
  await app.get(Migrator).run();
  await app.listen(config.port, config.host);
  app.get(LeaseRunner).start();
  if (config.isDemo) app.get(Demonstration).begin(new Date().toISOString().slice(0, 10));
  for (const warning of configWarnings(config)) process.stderr.write(`warning: ${warning}\n`);
  const address = (app.getHttpServer() as Server).address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  process.send?.({ kind: 'listening', port });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
