import { Agent, request } from 'node:http';

export interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly failures: number;
}
export interface Asked {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}
export interface Answered {
  readonly status: number;
  readonly millis: number;
  readonly firstByteMillis: number;
  readonly bytes: Buffer;
}

/** One request. `keep` false drops the bytes and only counts them. */
export function ask({ method = 'GET', url, headers = {}, body }: Asked, agent: Agent, keep = true): Promise<Answered & { size: number }> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const sent = request(url, { method, agent, headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers, ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }) } }, (answer) => {
      let firstByteMillis = 0;
      let size = 0;
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => {
        firstByteMillis ||= performance.now() - begun;
        size += part.length;
        if (keep) parts.push(part);
      });
      answer.on('end', () => { resolve({ status: answer.statusCode ?? 0, millis: performance.now() - begun, firstByteMillis, bytes: Buffer.concat(parts), size }); });
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const ROUNDS = 8;

/** Both sides, and their ratio as the median of the turns: what else the machine does for a moment spoils one turn, not the measurement. */
export interface Paired {
  readonly portal: Load;
  readonly floor: Load;
  readonly ratio: number;
}

/** Both sides in turns, so that what else the machine does weighs on both alike; the first turn of each only warms up. */
export async function inTurns(portal: Asked, floor: Asked, connections: number, seconds: number): Promise<Paired> {
  const loads: [Load[], Load[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [side, asked] of [portal, floor].entries()) {
      const load = await throughput(asked, connections, seconds / ROUNDS);
      if (round > 0) loads[side]?.push(load);
    }
  }
  return paired(...loads);
}

function paired(portal: readonly Load[], floor: readonly Load[]): Paired {
  const ratios = portal.map((load, at) => load.perSecond / (floor[at]?.perSecond ?? NaN));
  return { portal: together(portal), floor: together(floor), ratio: spread(ratios).p50 };
}

function together(loads: readonly Load[]): Load {
  const mean = (of: (load: Load) => number) => loads.reduce((total, load) => total + of(load), 0) / loads.length;
  return { perSecond: mean((load) => load.perSecond), p50: mean((load) => load.p50), p95: mean((load) => load.p95), failures: mean((load) => load.failures) };
}

/** Asks the same over so many connections for so long. */
export async function throughput(asked: Asked, connections: number, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const millis: number[] = [];
  let failures = 0;
  const end = performance.now() + seconds * 1000;
  const begun = performance.now();
  await Promise.all(Array.from({ length: connections }, async () => {
    while (performance.now() < end) {
      const answer = await ask(asked, agent);
      if (answer.status === 200) millis.push(answer.millis);
      else failures += 1;
    }
  }));
  agent.destroy();
  return { ...spread(millis), perSecond: millis.length / ((performance.now() - begun) / 1000), failures };
}

/** Each of these once, both sides in turns; the first turn of each only warms up. */
export async function eachInTurns(portal: readonly Asked[], floor: readonly Asked[], writers: number): Promise<Paired> {
  const loads: [Load[], Load[]] = [[], []];
  const size = Math.ceil(portal.length / (ROUNDS + 1));
  for (let from = 0; from < portal.length; from += size) {
    for (const [side, all] of [portal, floor].entries()) {
      const load = await each(all.slice(from, from + size), writers);
      if (from > 0) loads[side]?.push(load);
    }
  }
  return paired(...loads);
}

/** Does each of these once, so many at a time. */
async function each(all: readonly Asked[], writers: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: writers });
  const left = [...all];
  const millis: number[] = [];
  let failures = 0;
  const begun = performance.now();
  await Promise.all(Array.from({ length: writers }, async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const answer = await ask(next, agent);
      if (answer.status === 200) millis.push(answer.millis);
      else failures += 1;
    }
  }));
  agent.destroy();
  return { ...spread(millis), perSecond: millis.length / ((performance.now() - begun) / 1000), failures };
}

export function spread(millis: readonly number[]): { p50: number; p95: number } {
  const ordered = [...millis].sort((a, b) => a - b);
  const at = (share: number) => ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
