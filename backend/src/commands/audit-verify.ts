import { AuditVerifier } from '../platform/audit/audit-verifier.js';
import { runCommand, say } from './run-command.js';

/** Walks all audit chains and digests; exits 1 where anything is not as it was written. */
await runCommand(async (app) => {
  const { events, chains, digests, faults } = await app.get(AuditVerifier).verify();
  for (const { place, seq, code } of faults) say(`${place}${seq === null ? '' : ` event ${String(seq)}`}: ${code}`);
  say(`${String(events)} events in ${String(chains)} chains, ${String(digests)} digests: ${faults.length === 0 ? 'whole' : `${String(faults.length)} faults`}`);
  return faults.length === 0 ? 0 : 1;
});
