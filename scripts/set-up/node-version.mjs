import { Refusal } from '../support/say.mjs';

const oldest = [20, 19];

/** Refuses a Node too old to install the project; the installed Node 24 takes over afterwards. */
export const checkNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new Refusal(
    `Node ${process.versions.node} is too old: version ${oldest.join('.')} or later is needed. ` +
      'Install a current Node, then run the command again.',
  );
};
