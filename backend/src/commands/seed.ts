import { Demonstration } from '../cases/demo/demonstration.service.js';
import { CommandRefusal, runCommand, say } from './run-command.js';

/** Loads the demonstration into the database that the settings name. */
await runCommand(async (app) => {
  if (process.env['NODE_ENV'] === 'production') throw new CommandRefusal('Demonstration data do not belong in production.');
  const demonstration = app.get(Demonstration);
  const begun = process.hrtime.bigint();
  if (!(await demonstration.load(new Date().toISOString().slice(0, 10)))) throw new CommandRefusal('Another load is running. Try again when it is done.');
  say(`The demonstration is there: ${String(demonstration.progress().total)} steps in ${String((process.hrtime.bigint() - begun) / 1_000_000_000n)} s.`);
  return 0;
});
