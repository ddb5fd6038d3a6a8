/** The direction of imports: e2e, frontend and backend → shared; feature → platform, never back. */
const { join } = require('node:path');

const spec = String.raw`\.(spec|api-spec)\.ts$`;
const server = '^backend/src/';
const portal = '^frontend/src/app/';
const meetingPlaces = '(ui|platform)/';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('no-cycles', 'Files that need each other are one file, or three.', {}, { circular: true }),
    rule('resolvable', 'An import names a file or a package that exists.', {}, { couldNotResolve: true }),
    rule('shared-is-pure', 'shared/ depends on zod and on itself.', { path: '^shared/', pathNot: spec }, { pathNot: '^shared/|node_modules/zod/' }),
    rule('server-not-to-portal', 'The server does not know the portal.', { path: '^backend/' }, { path: '^(frontend|e2e)/' }),
    rule('portal-not-to-server', 'The portal meets the server in shared/.', { path: '^frontend/' }, { path: '^(backend|e2e)/' }),
    rule('journeys-to-shared', 'Journeys see what people see.', { path: '^e2e/' }, { path: '^(backend|frontend)/' }),
    rule('product-not-to-tests', 'Product code runs without its tests.', { path: '/src/', pathNot: spec }, { path: `${spec}|^backend/test/` }),
    rule(
      'platform-not-to-feature',
      'Features use the platform, never the other way.',
      { path: `${server}platform/`, pathNot: spec },
      { path: server, pathNot: `${server}platform/` },
    ),
    rule(
      'feature-by-service',
      'Another feature is reached through its service, not its store.',
      { path: `${server}([^/]+)/` },
      { path: String.raw`${server}[^/]+/.*\.(repository|schema)\.ts$`, pathNot: `${server}($1|platform)/` },
    ),
    rule(
      'areas-apart',
      'Areas of the portal meet in ui/, platform/ or shared/; only the shell, which frames them, knows them.',
      { path: `${portal}([^/]+)/`, pathNot: `${portal}(shell|ui|platform)/` },
      { path: `${portal}[^/]+/`, pathNot: [`${portal}$1/`, `${portal}${meetingPlaces}`] },
    ),
    rule(
      'meeting-places-below',
      'Widgets and the platform of the portal know no area.',
      { path: `${portal}${meetingPlaces}` },
      { path: `${portal}[^/]+/`, pathNot: `${portal}${meetingPlaces}` },
    ),
    rule('no-barrels', 'Only shared/src/<context>/index.ts gathers exports.', {}, { path: '/index\\.ts$', pathNot: '^shared/src/[^/]+/index\\.ts$|node_modules' }),
    rule('no-utils', 'A file is named by what it holds.', {}, { path: '/utils?\\.ts$', pathNot: 'node_modules' }),
    rule(
      'product-not-to-development-packages',
      'What the server needs at run time is a dependency, not a development one.',
      { path: '^(backend|shared)/src/', pathNot: spec },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: join(__dirname, 'backend', 'tsconfig.json') },
    enhancedResolveOptions: {
      conditionNames: ['types', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
