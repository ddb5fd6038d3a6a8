import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaseHolder, takeLease } from './folder-lease.mjs';

describe('the lease of a data folder', () => {
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grant-portal-lease-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('names its holder to the second who asks', () => {
    takeLease(folder, { port: 3000 });
    const { holder, release } = takeLease(folder, { port: 3001 });
    expect(release).toBeUndefined();
    expect(holder).toEqual(jasmine.objectContaining({ pid: process.pid, port: 3000, since: jasmine.any(String) }));
  });

  it('is free once released', () => {
    takeLease(folder, { port: 3000 }).release();
    expect(leaseHolder(folder)).toBeUndefined();
    expect(takeLease(folder, { port: 3001 }).release).toBeDefined();
  });

  it('does not outlive its holder', async () => {
    const child = spawn(process.execPath, ['-e', '0']);
    await once(child, 'exit');
    writeFileSync(join(folder, 'portal.json'), JSON.stringify({ pid: child.pid, port: 3000 }));
    expect(takeLease(folder, { port: 3001 }).release).toBeDefined();
    expect(leaseHolder(folder).port).toBe(3001);
  });

  it('is not mistaken for that of a later process with the same id', () => {
    takeLease(folder, { port: 3000 });
    const path = join(folder, 'portal.json');
    const lease = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...lease, beginning: '1' }));
    expect(leaseHolder(folder)).toBeUndefined();
  });

  it('yields to no damaged file', () => {
    writeFileSync(join(folder, 'portal.json'), '{');
    expect(takeLease(folder, { port: 3000 }).release).toBeDefined();
  });
});
