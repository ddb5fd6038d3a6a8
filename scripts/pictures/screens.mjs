/** The main screens, each as the person of the demonstration who works on it. `at` gives the path; `find` looks records up (finder.mjs). */

const people = {
  editor: 'editor@apiary.example.org',
  signatory: 'signatory@apiary.example.org',
  arabic: 'signatory@tn-1.example.org',
  officer: 'officer@undp.example.org',
  manager: 'manager@undp.example.org',
  finance: 'finance@undp.example.org',
  reviewer: 'reviewer1@example.org',
  donor: 'donor@eu.example.org',
  analyst: 'analyst@undp.example.org',
  administrator: 'admin@undp.example.org',
};

const as = (who, shots) => shots.map(([name, at]) => ({ name: `${who}-${name}`, email: people[who], at: typeof at === 'string' ? () => at : at }));

const sectionsOf = (area, names, id) => names.map((name) => [`${area}-${name}`, async (find) => `${await id(find)}?section=${name}`]);
const report = (code, ...states) => async (find) => `/reports/${await find.report(code, ...states)}`;
const programme = (page) => async (find) => `/programmes/${await find.any('programmes')}${page}`;
const project = (code) => async (find) => `/projects/${await find.project(code)}`;
const proposal = (code, section) => async (find) => `/proposals/${await find.proposal(code)}/${section}`;

const anybody = [
  { name: 'sign-in', at: () => '/sign-in' },
  { name: 'public-calls', at: () => '/public/calls' },
];

/** `{name, email, at}`; without an email nobody is signed in. */
export const screens = [
  ...anybody,
  ...as('editor', [
    ['home', '/'],
    ['notifications', '/notifications'],
    ['account', '/account'],
    ['reports', '/reports'],
    ['proposals', '/proposals'],
    ...['overview', 'summary', 'consortium', 'locations', 'framework', 'workplan', 'budget', 'attachments', 'check'].map((name) => [`proposal-${name}`, proposal('M4D-3-01', name)]),
    ...sectionsOf('report', ['values', 'narrative', 'finance', 'comments', 'template', 'check', 'changes'], report('M4D-1-01', 'changes_requested', 'draft')),
    ['project', project('M4D-1-01')],
  ]),
  ...as('arabic', [
    ['home', '/'],
    ['project', project('M4D-1-02')],
    ...sectionsOf('report', ['values', 'finance', 'check'], report('M4D-1-02', 'changes_requested', 'draft')),
    ['proposal-framework', proposal('M4D-3-02', 'framework')],
  ]),
  ...as('officer', [
    ['home', '/'],
    ['calls', '/calls'],
    ['proposals', '/proposals'],
    ['projects', '/projects'],
    ['reports', '/reports'],
    ...sectionsOf('project', ['overview', 'results', 'budget', 'periods', 'money', 'history'], project('M4D-1-01')),
    ...sectionsOf('report', ['values', 'narrative', 'finance', 'comments', 'review', 'changes'], report('JMDI-DZ-01', 'under_review', 'submitted', 'approved')),
    ['proposal-screening', proposal('M4D-3-03', 'screening')],
    ['organisations', '/organisations'],
    ['organisation', async (find) => `/organisations/${await find.any('organisations')}`],
  ]),
  ...as('manager', [
    ['home', '/'],
    ['call', async (find) => `/calls/${await find.call('M4D-2')}`],
    ['call-editor', async (find) => `/calls/${await find.call('M4D-3')}/edit`],
    ['call-new', '/calls/new'],
    ['ranking', async (find) => `/proposals/ranking/${await find.call('M4D-2')}`],
    ...['overview', 'framework', 'workplan', 'budget', 'reviews', 'decision', 'versions', 'history'].map((name) => [`proposal-${name}`, proposal('M4D-2-04', name)]),
    ['programmes', '/programmes'],
    ['programme', programme('')],
    ['programme-editor', programme('/edit')],
    ['programme-settings', programme('/settings')],
    ['programme-new', '/programmes/new'],
  ]),
  ...as('finance', [
    ['home', '/'],
    ['queue', '/payments/queue'],
    ['payments', '/payments/all'],
    ['project-money', async (find) => `/projects/${await find.project('M4D-1-01')}?section=money`],
  ]),
  ...as('reviewer', [
    ['home', '/'],
    ['reviews', '/proposals/reviews'],
    ['review', async (find) => `/proposals/reviews/${await find.review('assigned', 'in_progress')}`],
    ['review-done', async (find) => `/proposals/reviews/${await find.review('completed')}`],
  ]),
  ...as('donor', [
    ['home', '/'],
    ['dashboard', '/dashboards'],
    ['map', '/dashboards/map'],
    ['project-dashboard', async (find) => `/dashboards/projects/${await find.project('M4D-1-01')}`],
    ['project', project('M4D-1-01')],
  ]),
  ...as('analyst', [['home', '/'], ['exports', '/exports']]),
  ...as('administrator', [
    ['home', '/'],
    ['users', '/users'],
    ['user', async (find) => `/users/${await find.any('users')}`],
    ['user-new', '/users/new'],
  ]),
  ...as('signatory', [['home', '/'], ...sectionsOf('report', ['check'], report('M4D-1-01', 'changes_requested', 'draft'))]),
];
