import { readdirSync, readFileSync } from 'node:fs';

/** The anonymous memory of a process group in bytes; 0 where the system does not tell. */
export function residentOf(group: number): number {
  return membersOf(group).reduce((sum, pid) => sum + anonymousOf(pid), 0);
}

/** The processes of a group; none where the system does not tell. */
export function membersOf(group: number): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && groupOf(name) === group);
}

function groupOf(pid: string): number {
  const stat = read(`/proc/${pid}/stat`);
  // The name in brackets may hold anything; after it: state, parent, group.
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
}

function anonymousOf(pid: string): number {
  return Number(/^RssAnon:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it ended meanwhile
  }
}
