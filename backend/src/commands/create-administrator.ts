import { parseArgs } from 'node:util';
import { email, personName } from '#shared/accounts';
import { AdministratorService } from '../accounts/administrator.service.js';
import { CommandRefusal, runCommand, say } from './run-command.js';

const usage = 'npm run create-admin -- --email NAME@EXAMPLE.ORG --name "FULL NAME" [--organisation CODE] [--organisation-name "NAME"]';

function readOptions() {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { email: text, name: text, organisation: text, 'organisation-name': text } });
  const [address, name] = [email.safeParse(values.email), personName.safeParse(values.name)];
  if (!address.success || !name.success) throw new CommandRefusal(`Give an e-mail address and a name:\n  ${usage}`);
  return { email: address.data, name: name.data, organisation: values.organisation ?? 'UNDP', organisationName: values['organisation-name'] ?? 'United Nations Development Programme' };
}

/** Creates an administrator and prints the link by which they choose a password; the way into an empty portal. */
await runCommand(async (app) => {
  const link = await app.get(AdministratorService).create(readOptions());
  say(`Open this link within seven days to choose a password:\n${link}`);
  return 0;
});
