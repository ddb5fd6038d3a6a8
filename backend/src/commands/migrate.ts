import { Migrator } from '../platform/migrations/migrator.js';
import { runCommand, say } from './run-command.js';

/** Lifts stored documents to the shapes of this release, ahead of the first instance that would do it at its start. */
await runCommand(async (app) => {
  const done = await app.get(Migrator).run();
  for (const { _id: name, lifted } of done) say(`${name}: ${String(lifted)} lifted`);
  if (done.length === 0) say('nothing to migrate');
  return 0;
});
