/** The stages of a winning plan, as `explain('queryPlanner')` gives it. */
export function stagesOf(explained: unknown): string[] {
  const stages: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'rejectedPlans') continue;
      if (key === 'stage' && typeof value === 'string') stages.push(value);
      walk(value);
    }
  };
  walk((Array.isArray(explained) ? explained[0] : explained) as object);
  return stages;
}
