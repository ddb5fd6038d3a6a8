/** Debian's package manager, used only as root; elsewhere a person decides what is installed. */
import { run } from '../support/run.mjs';
import { onPath } from '../support/files.mjs';

const canInstall = () => process.getuid?.() === 0 && onPath('apt-get') !== undefined;

/** Installs packages and returns undefined, or the reason why not. */
export const aptInstall = async (packages, say) => {
  if (!canInstall()) return `not root on Debian or Ubuntu, so apt-get install ${packages.join(' ')} was not tried`;
  say(`apt-get install ${packages.join(' ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env, timeout: 180_000 });
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  const { code, output } = await run('apt-get', args, { env, timeout: 600_000 });
  return code === 0 ? undefined : `apt-get install failed: ${output.trim().split('\n').slice(-3).join(' ')}`;
};
