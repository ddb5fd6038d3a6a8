/** A request's address as the log may keep it: without its query, and without the secrets that stand in paths. */
export function loggedPath(url: string): string {
  return (url.split('?')[0] ?? '').replace(/(\/(?:calendar|unsubscribe)\/)[^/]+/i, '$1…');
}
