/** The people of the demonstration, as the running portal names them. */

/** One line per person; none when the portal runs without a demonstration. */
export const demonstrationPeople = async (address) => {
  const answer = await fetch(`${address}/api/v1/demo/people`, { signal: AbortSignal.timeout(5_000) });
  if (answer.status !== 200) return [];
  const body = await answer.json();
  const people = Array.isArray(body) ? body : (body.items ?? []);
  return people.map(({ email, name, role }) => [email, name, role].filter(Boolean).join('  '));
};
