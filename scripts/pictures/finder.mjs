/** Finds records of the demonstration as a signed-in person sees them: screens name them by code and state, not by id. */
export const finder = (request) => {
  const ask = async (path) => {
    const answer = await request.get(`/api/v1${path}`);
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()}`);
    return answer.json();
  };

  const first = async (path, isMeant, meant) => {
    const { items } = await ask(path);
    const found = items.find(isMeant);
    if (!found) throw new Error(`no ${meant} in ${path}`);
    return found.id;
  };

  const byCode = (area) => (code) => first(`/${area}?limit=100`, (one) => one.code === code, code);

  /** The first report of a project in the first of these states that occurs. */
  const report = async (code, ...states) => {
    const project = await byCode('projects')(code);
    const { items } = await ask(`/reports?limit=100&project=${project}`);
    const found = states.map((state) => items.find((one) => one.state === state)).find(Boolean);
    if (!found) throw new Error(`${code} has no report that is ${states.join(' or ')}`);
    return found.id;
  };

  return {
    call: byCode('calls'),
    proposal: byCode('proposals'),
    project: byCode('projects'),
    report,
    /** The first review in one of these states. */
    review: (...states) => first('/reviews?limit=100', (one) => states.includes(one.state), states.join(' or ')),
    /** The first of an area's list. */
    any: (area) => first(`/${area}?limit=5`, () => true, 'record'),
  };
};
