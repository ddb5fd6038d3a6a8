import { SummaryService } from '../dashboards/summary.service.js';
import { systemCtx } from '../platform/context/ctx.js';
import { Transactions } from '../platform/database/transactions.js';
import { ProjectService } from '../projects/project.service.js';
import { runCommand, say } from './run-command.js';

/** Makes every project's summary anew; with `--verify` only compares, prints each difference and exits 1 where there is one. */
await runCommand(async (app) => {
  const isVerifying = process.argv.includes('--verify');
  const [projects, summaries, transactions] = [app.get(ProjectService), app.get(SummaryService), app.get(Transactions)];
  let [count, wrong] = [0, 0];
  for await (const project of projects.all()) {
    count++;
    if (await summaries.isRight(project)) continue;
    wrong++;
    say(`${project.code}: the summary differs from the records`);
    if (!isVerifying) await transactions.run(systemCtx('summaries'), async (tx) => summaries.write(tx, await projects.record(systemCtx('summaries'), project._id, tx.session)));
  }
  say(`${String(count)} projects: ${wrong === 0 ? 'every summary is right' : `${String(wrong)} ${isVerifying ? 'differ' : 'written again'}`}`);
  return isVerifying && wrong > 0 ? 1 : 0;
});
