import type { DashboardFilters } from '#shared/dashboards';
import type { ExportRun } from '../export-source.js';
import type { Row, Sheet } from '../../platform/workbook/workbook.js';

/** How the workbook was made, and what its words mean. `names`: of the things that filters name by id. */
export function readMeSheet(run: ExportRun, names: ReadonlyMap<string, string>): Sheet {
  const { texts } = run;
  return {
    name: texts.sheets.readMe, definedName: 'ReadMe', isText: true, columns: [{ title: '', kind: 'text', width: 34 }, { title: '', kind: 'text', width: 100 }], rows: readMeRows(run, names),
  };
}

function readMeRows({ texts: { readMe, sheets }, texts, view, ctx, facts, filters, isShare }: ExportRun, names: ReadonlyMap<string, string>): Row[] {
  const stand: Row[] = [
    [readMe.title], [], [readMe.made, `${ctx.now.slice(0, 16).replace('T', ' ')} UTC`], [readMe.approvedAsOf, view.day],
    [readMe.newestApproval, facts.newestApproval === null ? readMe.none : `${facts.newestApproval.slice(0, 16).replace('T', ' ')} UTC`], [readMe.projects, String(facts.projects)], [],
    [readMe.filters, ''], ...filterRows(filters, texts.filters, readMe.none, names), [],
  ];
  const meanings = [isShare ? readMe.share : null, isShare ? readMe.approvedOnly : readMe.approved, readMe.empty, readMe.money, readMe.balance, readMe.progress, readMe.persons, readMe.face];
  const dataNames = ([['projects', 'Projects'], ['indicators', 'Indicators'], ['face', 'FACE'], ['values', 'Values'], ['budget', 'Budget'], ['payments', 'Payments'], ['reports', 'Reports']] as const)
    .map(([sheet, name]): Row => [sheets[sheet], name]);
  return [...stand, ...meanings.flatMap((text, at): Row[] => (text === null ? [] : [[at === 0 || (at === 1 && !isShare) ? readMe.meaning : '', text]])), [], [readMe.names, ''], ...dataNames];
}

function filterRows(filters: DashboardFilters, titles: ExportRun['texts']['filters'], none: string, names: ReadonlyMap<string, string>): Row[] {
  const rows = (Object.keys(titles) as (keyof typeof titles)[]).flatMap((name): Row[] => {
    const given = filters[name];
    if (given === undefined) return [];
    const values = typeof given === 'string' ? [given] : given;
    return [[titles[name], values.map((value) => names.get(value) ?? value).join(', ')]];
  });
  return rows.length > 0 ? rows : [['', none]];
}
