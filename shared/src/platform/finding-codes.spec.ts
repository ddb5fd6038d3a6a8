import { globSync, readFileSync } from 'node:fs';
import { findingCodes } from './finding-codes.js';
import { problemCodes } from './problem.schema.js';

/** Where rules name their codes: by a finding, a problem, a patch that is refused, a guard of a life cycle. */
const named = [
  /\b(?:blocking|soft|refused|wrong|WorkbookRefusal)\(\s*'([a-z]+(?:_[a-z0-9]+)*)'/g, /ruleBrokenAt\([^;]*?,\s*'([a-z]+(?:_[a-z0-9]+)*)'/g, /\bcode: '([a-z]+(?:_[a-z0-9]+)+)'/g,
  /\? null : '([a-z]+(?:_[a-z]+)+)'/g, /status: 'refused', code: '([a-z_]+)'/g,
];
/** What is said to who called it: the loader, the audit's verification, set-up. */
const elsewhere = /\/(cases|audit|config|mail)\/|\.(spec|fixture|matrix)\.ts$/;
/** Only the loader meets it. */
const ofLoader = ['other_content'];

describe('the catalogue of codes', () => {
  const files = globSync(['shared/src/**/*.ts', 'backend/src/**/*.ts']).filter((path) => !elsewhere.test(path));
  const codes = new Set(files.flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    return named.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code = '']) => code));
  }));

  it('has every code in which a rule speaks', () => {
    expect(codes.size).withContext('codes found in the sources').toBeGreaterThan(120);
    const known = new Set<string>([...Object.values(findingCodes).flat(), ...Object.keys(problemCodes), ...ofLoader]);
    expect([...codes].filter((code) => !known.has(code)).sort()).toEqual([]);
  });

  it('names a code once in an area', () => {
    for (const [area, all] of Object.entries(findingCodes)) expect(new Set<string>(all).size).withContext(area).toBe(all.length);
  });
});
