/** The people of the demonstration, as the running portal names them. */
import { setTimeout as pause } from 'node:timers/promises';

const ask = async (url) => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  return answer.status === 200 ? answer.json() : null;
};

/**
 * One line per person, as soon as the first case of the demonstration is loading; none when the portal runs without a
 * demonstration, or has people of its own.
 */
export const demonstrationPeople = async (address) => {
  for (let waited = 0; waited < 30; waited++) {
    const body = await ask(`${address}/api/v1/demo/people`);
    if (body === null) return [];
    const people = Array.isArray(body) ? body : (body.items ?? []);
    const progress = await ask(`${address}/api/v1/demo/progress`);
    const isComing = progress !== null && (progress.isRunning || waited < 3);
    const isComplete = people.length > 0 && (!progress?.isRunning || waited > 5);
    if (isComplete || !isComing) return people.map(({ email, name, role }) => [email, name, role].filter(Boolean).join('  '));
    await pause(1_000);
  }
  return [];
};
