/**
 * What an indicator measures: persons by sex and age, things counted each quarter, things that stand at its end, a share of people
 * that grows, a share that falls, a level that falls (average over places), something kept up.
 */
export type DemoKind = 'persons' | 'count' | 'stock' | 'share' | 'fall' | 'level' | 'kept';
export type DemoIndicator = readonly [kind: DemoKind, title: string, unit: string, baseline: number, target: number];

/** A kind of project; `{place}`, `{country}` and `{city}` stand for its own. */
export interface DemoTopic {
  readonly theme: 'remittances' | 'communities' | 'capacities' | 'rights';
  readonly titles: readonly string[];
  readonly summary: string;
  readonly outcome: string;
  readonly outputs: readonly { readonly title: string; readonly indicators: readonly DemoIndicator[] }[];
  /** Words of the budget: supplies, equipment, services, transfers. */
  readonly buys: readonly [supplies: string, equipment: string, services: string, transfers: string];
  readonly lesson: string;
}

export const demoTopics: readonly DemoTopic[] = [
  {
    theme: 'remittances', titles: ['Savings that build {place}', 'From remittances to enterprise in {place}', 'Family savings circles of {place}'],
    summary: 'Families who receive money from {city} save together in {place}, lend to each other and start small firms with the advice of migrants who run their own.',
    outcome: 'Families in {place} turn remittances into lasting income',
    outputs: [
      { title: 'Savings circles work', indicators: [['stock', 'Savings circles active', 'circles', 0, 40], ['persons', 'Members trained in household finance', 'persons', 0, 600]] },
      { title: 'Firms start and last', indicators: [['count', 'Small firms started', 'firms', 0, 60], ['share', 'Firms trading six months after their start', '%', 0, 70]] },
    ],
    buys: ['Ledgers and cash boxes', 'Computers of the circles', 'Trainers in household finance', 'Starting capital of firms'],
    lesson: 'Circles of twelve to fifteen neighbours hold; larger ones split within a season.',
  },
  {
    theme: 'remittances', titles: ['A diaspora investment desk for {place}', 'Invest at home: {city} and {place}', 'Co-investment of migrants in {place}'],
    summary: 'A desk shared by the chamber of commerce of {place} and associations in {city} prepares projects in which migrants put their own money.',
    outcome: 'Migrants invest in {place} with confidence',
    outputs: [
      { title: 'The desk advises', indicators: [['persons', 'Migrants and relatives advised', 'persons', 0, 450], ['count', 'Business plans finished', 'plans', 0, 50]] },
      { title: 'Investments are made', indicators: [['count', 'Investments of migrants accompanied', 'investments', 0, 24], ['stock', 'Jobs in accompanied firms', 'jobs', 0, 120], ['fall', 'Files abandoned before a decision', '%', 60, 30]] },
    ],
    buys: ['Guides for investors', 'Office equipment of the desk', 'Studies of markets', 'Guarantees of first investments'],
    lesson: 'An adviser who speaks for both sides is worth more than a website.',
  },
  {
    theme: 'remittances', titles: ['Cheaper transfers to {place}', 'Fair transfers: {city} to {place}', 'Mobile money for the villages of {place}'],
    summary: 'Migrants in {city} and households around {place} compare and choose what they pay for a transfer, and post offices and cooperatives open counters in villages.',
    outcome: 'More of what is sent arrives in {place}',
    outputs: [
      { title: 'Senders and families choose', indicators: [['persons', 'Persons trained to compare transfers', 'persons', 0, 900], ['level', 'Cost of sending 200 euros', 'euros', 18, 9]] },
      { title: 'Counters open in villages', indicators: [['stock', 'Village counters open', 'counters', 0, 20], ['share', 'Households with an account', '%', 20, 45]] },
    ],
    buys: ['Comparison leaflets', 'Terminals of counters', 'Campaign in {city}', 'Opening grants of counters'],
    lesson: 'Market days are the best time to explain prices.',
  },
  {
    theme: 'communities', titles: ['{city} and {place}: towns that work together', 'Two towns, one water: {place}', 'Decentralised cooperation for {place}'],
    summary: 'The town hall of {place} and associations of its migrants in {city} plan, pay for and look after water points and meeting places together.',
    outcome: 'Services of {place} last because their users run them',
    outputs: [
      { title: 'Water points run', indicators: [['stock', 'Water points in service', 'points', 4, 40], ['fall', 'Water points out of order', '%', 45, 15]] },
      { title: 'Committees decide', indicators: [['persons', 'Committee members trained', 'persons', 0, 320], ['kept', 'Meetings of the joint committee a quarter', 'meetings', 3, 3]] },
    ],
    buys: ['Pipes and fittings', 'Pumps', 'Engineers and surveys', 'Works of villages'],
    lesson: 'A committee with a woman as treasurer collects its fees.',
  },
  {
    theme: 'communities', titles: ["Women's cooperatives of {place}", 'Local products, wider markets: {place}', 'From orchard to shop: {place} and {city}'],
    summary: 'Cooperatives around {place} improve what they make and sell it in shops of the diaspora in {city}.',
    outcome: 'Producers of {place} earn more from what they make',
    outputs: [
      { title: 'Cooperatives produce', indicators: [['persons', 'Members trained in quality and hygiene', 'persons', 0, 380], ['stock', 'Cooperatives with a label', 'cooperatives', 0, 12]] },
      { title: 'Products sell', indicators: [['count', 'Tonnes sold', 'tonnes', 0, 90], ['share', 'Members whose income grew', '%', 0, 60]] },
    ],
    buys: ['Jars, labels and packing', 'Presses and driers', 'Advice on labels and export', 'Working capital of cooperatives'],
    lesson: 'A first order from the diaspora, however small, settles questions of quality.',
  },
  {
    theme: 'communities', titles: ['Coming home with a plan: {place}', 'Return and stay in {place}', 'New starts for returning families in {place}'],
    summary: 'Families who return from {city} to {place} find work, school places and neighbours who know what they bring.',
    outcome: 'Returning families live well in {place}',
    outputs: [
      { title: 'Families are received', indicators: [['persons', 'Returned persons accompanied', 'persons', 0, 260], ['share', 'Children in school within a month', '%', 40, 85]] },
      { title: 'Work is found', indicators: [['count', 'Persons placed in work', 'persons placed', 0, 110], ['count', 'Own firms started', 'firms', 0, 35]] },
    ],
    buys: ['Welcome kits', 'Tools', 'Counsellors', 'Start-up grants'],
    lesson: 'Neighbours who returned earlier are the best counsellors.',
  },
  {
    theme: 'capacities', titles: ['Health workers across borders: {place}', 'Nurses of {city} for {place}', 'Skills for the clinics of {place}'],
    summary: 'Doctors and nurses who work in {city} teach in the clinics of {place} for some weeks a year and stay in touch by video.',
    outcome: 'Clinics of {place} treat more and better',
    outputs: [
      { title: 'Staff learn', indicators: [['persons', 'Health workers trained', 'persons', 0, 280], ['count', 'Weeks of teaching by migrants', 'weeks', 0, 120]] },
      { title: 'Care improves', indicators: [['share', 'Births attended by trained staff', '%', 50, 80], ['fall', 'Appointments missed', '%', 40, 20]] },
    ],
    buys: ['Teaching material', 'Equipment of clinics', 'Travel and stays of experts', 'Refitting of rooms'],
    lesson: 'Teaching in pairs leaves a colleague who goes on.',
  },
  {
    theme: 'capacities', titles: ['Workshops of {place}', 'Know-how of migrants for the trade schools of {place}', 'Learning a trade in {place}'],
    summary: 'Craftspeople from {city} renew courses and workshops of the trade schools of {place}; firms take the trainees on.',
    outcome: 'Young people of {place} find work in the trade that they learned',
    outputs: [
      { title: 'Courses are renewed', indicators: [['count', 'Courses renewed', 'courses', 0, 18], ['persons', 'Young people trained', 'persons', 0, 420]] },
      { title: 'Trainees work', indicators: [['share', 'Trainees in work after six months', '%', 25, 60], ['stock', 'Firms that take trainees', 'firms', 5, 55]] },
    ],
    buys: ['Material of courses', 'Machines of workshops', 'Visiting craftspeople', 'Stipends'],
    lesson: 'Firms that help to write a course take its trainees.',
  },
  {
    theme: 'capacities', titles: ['A migration desk for the town of {place}', 'Local plans that count migrants: {place}', 'Figures for policy: {place}'],
    summary: 'Local authorities around {place} learn to count, hear and serve people who leave, arrive and return, with the help of a university in {city}.',
    outcome: 'Local plans of {place} serve people on the move',
    outputs: [
      { title: 'Officials are trained', indicators: [['persons', 'Officials trained', 'persons', 0, 180], ['stock', 'Desks open in town halls', 'desks', 0, 9]] },
      { title: 'Plans change', indicators: [['count', 'Local plans that name migration', 'plans', 0, 14], ['level', 'Days to an answer at the desk', 'days', 30, 10]] },
    ],
    buys: ['Printed guides', 'Computers of desks', 'Researchers', 'Pilot measures of towns'],
    lesson: 'Figures collected by the towns themselves are used by them.',
  },
  {
    theme: 'rights', titles: ['Know before you go: {place}', 'A fair start abroad: {place}', 'Advice before departure in {place}'],
    summary: 'Centres in {place} tell people who want to leave what awaits them, check their contracts and put them in touch with associations in {city}.',
    outcome: 'People leave {place} informed and with papers that protect them',
    outputs: [
      { title: 'Centres advise', indicators: [['persons', 'Persons advised before departure', 'persons', 0, 1500], ['count', 'Contracts checked', 'contracts', 0, 500]] },
      { title: 'Abuse is answered', indicators: [['count', 'Complaints accompanied', 'complaints', 0, 90], ['share', 'Complaints settled within three months', '%', 20, 60]] },
    ],
    buys: ['Brochures and radio spots', 'Equipment of centres', 'Lawyers', 'Emergency help'],
    lesson: 'Former migrants are believed where officials are not.',
  },
  {
    theme: 'rights', titles: ['Children of migrants in {place}', 'Families apart, together: {place}', 'Those who stay: {place}'],
    summary: 'Schools and social workers in {place} look after children whose parents work in {city}; grandparents and parents get advice and a line to talk.',
    outcome: 'Children of migrants in {place} grow up protected',
    outputs: [
      { title: 'Schools care', indicators: [['persons', 'Children and guardians reached', 'persons', 0, 800], ['stock', 'Schools with an after-school club', 'schools', 0, 24]] },
      { title: 'Families talk', indicators: [['fall', 'Children absent from school', '%', 28, 12], ['kept', 'Parents\u2019 evenings a quarter', 'evenings', 3, 3]] },
    ],
    buys: ['School material', 'Computers for calls', 'Psychologists', 'Small grants of schools'],
    lesson: 'A weekly call at school keeps parents at the table.',
  },
  {
    theme: 'rights', titles: ['Domestic workers know their rights: {place} and {city}', 'Decent work across borders: {place}', 'Recruiters held to account in {place}'],
    summary: 'Unions in {city} and associations in {place} inform domestic workers, watch recruiters and take cases to court.',
    outcome: 'Workers from {place} are paid and treated as agreed',
    outputs: [
      { title: 'Workers are informed', indicators: [['persons', 'Workers reached by peers', 'persons', 0, 1100], ['count', 'Meetings held by peers', 'meetings', 0, 140]] },
      { title: 'Recruiters are watched', indicators: [['stock', 'Recruiters bound by the code', 'recruiters', 0, 30], ['share', 'Workers with a written contract', '%', 30, 65]] },
    ],
    buys: ['Pocket guides', 'Telephones of the helpline', 'Lawyers and interpreters', 'Solidarity fund'],
    lesson: 'Peers who are paid for their time stay with the work.',
  },
];

export function fill(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}
