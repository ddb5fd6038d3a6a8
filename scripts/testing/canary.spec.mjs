/** Small violations, to see that lint and boundaries fire: a rule that fell silent would look like clean code. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import { inProject, projectFolder, tool } from '../support/project.mjs';
import { run } from '../support/run.mjs';

const long = (count) => Array.from({ length: count }, (_, at) => `  total += ${at};`).join('\n');
const server = 'backend/src/main.ts';
const shared = 'shared/src/money/index.ts';

/** Each is linted in the place of a file that exists, as the compiler knows no other. */
const lintCases = [
  [server, 'export const x: any = 1;', '@typescript-eslint/no-explicit-any'],
  [server, 'const go = async (): Promise<void> => {};\ngo();', '@typescript-eslint/no-floating-promises'],
  [server, "console.log('x');", 'no-console'],
  [server, '// @ts-ignore\nexport const x: string = 1;', '@typescript-eslint/ban-ts-comment'],
  [server, 'export enum Colour { Red }', 'no-restricted-syntax'],
  [server, "import { Model } from 'mongoose';\nexport const x = Model;", '@typescript-eslint/no-restricted-imports'],
  [server, "import { R } from '../reports/report.repository.js';\nexport const x = R;", '@typescript-eslint/no-restricted-imports'],
  [server, "import { A } from '../../frontend/src/app/app.js';\nexport const x = A;", '@typescript-eslint/no-restricted-imports'],
  [server, 'export interface IReport { id: string }', '@typescript-eslint/naming-convention'],
  [server, `export const f = (): number => {\n  let total = 0;\n${long(60)}\n  return total;\n};`, 'max-lines-per-function'],
  [server, `let total = 0;\n${long(400)}\nexport default total;`, 'max-lines'],
  [server, 'fit("x", () => undefined);', 'no-restricted-globals'],
  [server, '// eslint-disable-next-line no-console\nconsole.log(1);', 'no-console'],
  [shared, "import { Injectable } from '@nestjs/common';\nexport const x = Injectable;", '@typescript-eslint/no-restricted-imports'],
  [shared, "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;", '@typescript-eslint/no-restricted-imports'],
  [shared, 'export const x = new Date();', 'no-restricted-syntax'],
  [shared, 'export const x = Date.now();', 'no-restricted-syntax'],
  [shared, 'export const x = Math.random();', 'no-restricted-syntax'],
  ['frontend/src/main.ts', "import { x } from '../../backend/src/main.js';\nexport const y = x;", '@typescript-eslint/no-restricted-imports'],
  ['frontend/src/app/app.html', '<img src="a.png">', '@angular-eslint/template/alt-text'],
].filter(([path]) => existsSync(inProject(path)));

describe('lint fires', () => {
  let eslint;
  beforeAll(async () => {
    // Under CI the compiler would read each file once, from the disk: these texts are not the disk's.
    const everyTime = { languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } } };
    eslint = new ESLint({ cwd: projectFolder, overrideConfig: everyTime });
    for (const path of [server, shared]) await eslint.lintText('export const x = 1;\n', { filePath: inProject(path) });
  });

  for (const [path, code, rule] of lintCases) {
    it(`${rule} in ${path}: ${code.slice(0, 60)}`, async () => {
      const [{ messages }] = await eslint.lintText(code, { filePath: inProject(path) });
      expect(messages.map(({ ruleId }) => ruleId)).toContain(rule);
    });
  }

  it('and is silent about clean code', async () => {
    const [{ messages }] = await eslint.lintText('export const x = 1;\n', { filePath: inProject(shared) });
    expect(messages).toEqual([]);
  });
});

const importing = (name) => `import { x } from '${name}';\nexport const y = x;\n`;
const plain = 'export const x = 1;\n';

/** Rule, then the files of a small project that breaks it. */
const boundaryCases = [
  ['no-cycles', { 'shared/src/a/a.ts': `${importing('./b.js')}export const z = 1;`, 'shared/src/a/b.ts': "import { z } from './a.js';\nexport const x = z;\n" }],
  ['resolvable', { 'shared/src/a/a.ts': importing('./nowhere.js') }],
  ['shared-is-pure', { 'shared/src/a/a.ts': importing('../../../backend/src/b/b.js'), 'backend/src/b/b.ts': plain }],
  ['server-not-to-portal', { 'backend/src/a/a.ts': importing('../../../frontend/src/app/b.js'), 'frontend/src/app/b.ts': plain }],
  ['portal-not-to-server', { 'frontend/src/app/b.ts': importing('../../../backend/src/a/a.js'), 'backend/src/a/a.ts': plain }],
  ['journeys-to-shared', { 'e2e/journeys/a.ts': importing('../../backend/src/a/a.js'), 'backend/src/a/a.ts': plain }],
  ['product-not-to-tests', { 'backend/src/a/a.ts': importing('./b.spec.js'), 'backend/src/a/b.spec.ts': plain }],
  ['platform-not-to-feature', { 'backend/src/platform/a.ts': importing('../reports/b.js'), 'backend/src/reports/b.ts': plain }],
  ['feature-by-service', { 'backend/src/calls/a.ts': importing('../reports/b.repository.js'), 'backend/src/reports/b.repository.ts': plain }],
  ['areas-apart', { 'frontend/src/app/calls/a.ts': importing('../reports/b.js'), 'frontend/src/app/reports/b.ts': plain }],
  ['meeting-places-below', { 'frontend/src/app/ui/a.ts': importing('../reports/b.js'), 'frontend/src/app/reports/b.ts': plain }],
  ['no-barrels', { 'backend/src/a/a.ts': importing('../b/index.js'), 'backend/src/b/index.ts': plain }],
  ['no-utils', { 'backend/src/a/a.ts': importing('./utils.js'), 'backend/src/a/utils.ts': plain }],
];

describe('boundaries fire', () => {
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grant-portal-canary-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const cruise = async (files) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const folders = [...new Set(Object.keys(files).map((path) => path.split('/')[0]))];
    return run(tool('depcruise'), ['--config', inProject('.dependency-cruiser.cjs'), ...folders], { cwd: folder });
  };

  for (const [rule, files] of boundaryCases) {
    it(rule, async () => {
      const { code, output } = await cruise(files);
      expect(code).toBeGreaterThan(0);
      expect(output).toContain(`error ${rule}:`);
    });
  }

  it('and are silent about clean code', async () => {
    const { code } = await cruise({
      'backend/src/calls/a.ts': importing('../reports/b.service.js'),
      'backend/src/reports/b.service.ts': plain,
      'frontend/src/app/calls/a.ts': importing('../ui/b.js'),
      'frontend/src/app/ui/b.ts': plain,
    });
    expect(code).toBe(0);
  });
});
