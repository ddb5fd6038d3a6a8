import { reportFigures, reportFindings, surroundingsOf, type ReportView } from '#shared/reports';
import { completeReport, Reporting, reportOf } from './support/reporting.js';
import { withGrants } from './support/grant-suite.js';
import type { Grant } from './support/grant.js';
import type { Portal } from './support/portal.js';

describe('what a report is judged by', () => {
  let portal: Portal;
  let grant: Grant;
  let reporting: Reporting;
  withGrants((at) => { ({ portal, grant, reporting } = at); });

  /** What a screen says of it by itself. */
  function judged(view: ReportView): Pick<ReportView, 'findings' | 'figures'> {
    const around = surroundingsOf(view);
    if (!around || !view.content) throw new Error('This side does not write the report.');
    return {
      findings: reportFindings(view.content, around),
      figures: reportFigures(view.content, around).map(({ indicator, series, actual, progress, status, expected, planned }) => ({ indicator, series: [...series], actual, progress, status, expected, planned: [...planned] })),
    };
  }

  it('comes with the partner’s view, so that the screen finds what the server finds', async () => {
    await reporting.approved(1, '2025-04-02', '2025-04-10', completeReport(grant, { value: '5' }));
    await reporting.submitted(2, '2025-07-02', completeReport(grant, { value: '5', requested: 400_000 }));
    const report = await reportOf(portal, grant, 3);
    const [output] = grant.content.outputs;
    await reporting.write(report, '2025-08-01', [
      ...completeReport(grant, { value: '5', actual: 5_000_000 }).slice(1), [`/statuses/${output!.id}/status`, 'off_track'],
    ]);
    const view = await reporting.view(report, 'editor', '2025-10-02');
    const codes = new Set(view.findings.map((one) => one.code));
    for (const code of ['narrative_missing', 'value_same_as_before', 'unknown_share', 'status_without_reason', 'variance_unjustified']) expect(codes).withContext([...codes].join(' ')).toContain(code);
    expect(judged(view)).toEqual({ findings: view.findings, figures: view.figures });
    expect(view.surroundings?.submitted.map((one) => one.periodIndex)).toEqual([1]);
  });

  it('is told to those who write it, while they do', async () => {
    const report = await reporting.approved(1, '2025-04-02', '2025-04-10');
    for (const who of ['editor', 'officer', 'analyst', 'donor'] as const) expect((await reporting.view(report, who, '2025-04-11')).surroundings).withContext(who).toBeNull();
    await reporting.reopen(report, '2025-04-12');
    const view = await reporting.view(report, 'editor', '2025-04-12');
    expect(judged(view)).toEqual({ findings: view.findings, figures: view.figures });
    expect((await reporting.view(report, 'manager', '2025-04-12')).surroundings).toBeNull();
  });
});
