/** Lint: zero warnings, no exceptions inside files. The layers are stated once more, by path, in .dependency-cruiser.cjs. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import angular from 'angular-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

const specs = ['**/*.spec.ts', '**/*.api-spec.ts', '**/*.spec.mjs', 'backend/test/**/*.ts', 'e2e/**/*.ts'];
const runsInNode = ['scripts/**/*.mjs', '*.js', '**/*.cjs'];

const projects = (...names) => names.filter((name) => existsSync(fileURLToPath(new URL(name, import.meta.url))));

const typed = (files, ...names) => ({
  files,
  extends: [typescript.configs.strictTypeChecked],
  languageOptions: {
    parserOptions: { projectService: false, project: projects(...names), tsconfigRootDir: import.meta.dirname },
  },
});

const forbidden = (selector, message) => ({ selector, message });

const noEnum = forbidden('TSEnumDeclaration', 'Use a const object and a union (style: no TypeScript enum).');
const noClock = [
  forbidden("NewExpression[callee.name='Date'][arguments.length=0]", 'shared/ has no clock: time comes in as an argument.'),
  forbidden("MemberExpression[object.name='Date'][property.name='now']", 'shared/ has no clock: time comes in as an argument.'),
  forbidden("MemberExpression[object.name='Math'][property.name='random']", 'shared/ has no randomness.'),
];
const noFocus = forbidden(
  "CallExpression[callee.property.name=/^(only|skip|fixme)$/]",
  'No focused and no skipped tests.',
);

/** Imports that a layer may not have: `[regular expression, reason]`. */
const noImports = (...rules) => ({
  '@typescript-eslint/no-restricted-imports': [
    'error',
    { patterns: rules.map(([regex, message]) => ({ regex, message })) },
  ],
});

const sharedByName = [String.raw`(^|/)\.\./shared/|^shared/`, 'Import shared code as #shared/<context>.'];
const noMongoose = ['^mongoose$|^mongodb$', 'Mongoose stays in *.repository.ts, *.schema.ts and backend/src/platform.'];
const foreignStore = [
  String.raw`^\.\./(?!platform/)[a-z-]+/.*\.(repository|schema)(\.js)?$`,
  'Another feature is reached through its service.',
];
const noPortal = [String.raw`(^|/)frontend/`, 'The server does not know the portal.'];
const noServer = [String.raw`(^|/)backend/|^@nestjs/|^mongoose$|^node:`, 'The portal knows nothing of the server but shared/.'];

const everywhere = {
  'no-console': 'error',
  'no-debugger': 'error',
  'no-eval': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-else-return': 'error',
  'no-unreachable': 'error',
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
  'max-lines': ['error', { max: 400 }],
  'max-lines-per-function': ['error', { max: 60 }],
  'no-restricted-syntax': ['error', noEnum],
  'no-restricted-globals': [
    'error',
    ...['fit', 'fdescribe', 'xit', 'xdescribe', 'pending'].map((name) => ({ name, message: 'No focused and no skipped tests.' })),
  ],
};

const forTypeScript = {
  '@typescript-eslint/ban-ts-comment': [
    'error',
    { 'ts-ignore': true, 'ts-nocheck': true, 'ts-expect-error': true, 'ts-check': false },
  ],
  '@typescript-eslint/naming-convention': [
    'error',
    { selector: 'interface', format: ['PascalCase'], custom: { regex: '^I[A-Z]', match: false } },
    { selector: ['class', 'typeAlias'], format: ['PascalCase'] },
  ],
  '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/no-unused-vars': ['error', { args: 'after-used', argsIgnorePattern: '^_', ignoreRestSiblings: true }],
  '@typescript-eslint/no-unnecessary-type-parameters': 'off',
  '@typescript-eslint/require-await': 'off',
  // Overflows the stack on generic tables such as the life cycles.
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
};

/** Answers of a test's HTTP client and of a browser are of any shape until they are expected. */
const forSpecs = {
  'max-lines-per-function': 'off',
  '@typescript-eslint/no-unsafe-assignment': 'off',
  '@typescript-eslint/no-unsafe-member-access': 'off',
  '@typescript-eslint/no-unsafe-argument': 'off',
  '@typescript-eslint/no-unsafe-call': 'off',
  '@typescript-eslint/no-unsafe-return': 'off',
  '@typescript-eslint/no-non-null-assertion': 'off',
  '@typescript-eslint/unbound-method': 'off',
};

export default defineConfig([
  globalIgnores(['dist/', 'data/', 'coverage/', '.angular/', 'playwright-report/', 'test-results/']),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },

  typed(['shared/**/*.ts', 'backend/**/*.ts'], 'backend/tsconfig.json'),
  typed(['frontend/**/*.ts'], 'frontend/tsconfig.app.json', 'frontend/tsconfig.spec.json'),
  typed(['e2e/**/*.ts'], 'e2e/tsconfig.json'),
  { files: ['**/*.ts'], rules: { ...everywhere, ...forTypeScript } },
  { files: runsInNode, rules: { ...everywhere, 'no-unused-vars': ['error', { ignoreRestSiblings: true }] } },

  {
    files: ['shared/src/**/*.ts'],
    rules: {
      ...noImports([String.raw`^(?!zod$|zod/|\.{1,2}/)`, 'shared/ is pure: its only dependency is zod.']),
      'no-restricted-syntax': ['error', noEnum, ...noClock],
    },
  },
  {
    files: ['shared/src/**/*.spec.ts'],
    rules: noImports([String.raw`^(?!zod$|zod/|fast-check$|node:|\.{1,2}/)`, 'Specs of shared/ add fast-check alone.']),
  },
  { files: ['backend/src/**/*.ts'], rules: noImports(sharedByName, noPortal, noMongoose, foreignStore) },
  {
    files: ['backend/src/**/*.repository.ts', 'backend/src/**/*.schema.ts'],
    rules: noImports(sharedByName, noPortal, foreignStore),
  },
  { files: ['backend/src/platform/**/*.ts'], rules: noImports(sharedByName, noPortal) },
  { files: ['frontend/**/*.ts'], rules: noImports(sharedByName, noServer) },

  {
    files: ['frontend/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
  },
  {
    files: ['frontend/src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/prefer-control-flow': 'error',
      '@angular-eslint/template/no-inline-styles': 'error',
      '@angular-eslint/template/button-has-type': 'error',
    },
  },

  { files: specs, rules: { ...forSpecs, 'no-restricted-syntax': ['error', noEnum, noFocus] } },
]);
