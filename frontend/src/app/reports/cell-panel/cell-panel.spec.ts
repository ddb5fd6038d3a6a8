import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { blankReport, type ReportView } from '#shared/reports';
import { nextRequest, until } from '../../platform/http/testing';
import { newId } from '../../platform/new-id';
import { aLine, aReport, aReportInReview, anIndicator } from '../report.fixture';
import { ReportFinance } from '../report-finance/report-finance';
import { ReportValues } from '../report-values/report-values';
import { shown } from '../shown-section.fixture';

describe('The panel of a cell', () => {
  const writable = ['edit', 'submit'];
  const valueOf = (indicator: { id: string; locations: string[] }, cell: string, value: string, at = 0) =>
    ({ indicator: indicator.id, location: indicator.locations[at] ?? '', cell, value, numerator: null, denominator: null, text: null });

  /** A report with a period before it, in which two women were counted at the first place. */
  function withPast(given: Partial<ReportView> = {}) {
    const one = anIndicator({ allowsCoarser: true });
    const report = aReport({ indicators: [one], allowedActions: writable, ...given });
    const period = report.surroundings?.plan.periods[0];
    return { one, report: { ...report, earlier: [{ period: period?.id ?? '', end: period?.end ?? '', values: [valueOf(one, 'F', '2'), valueOf(one, 'M', '5')], face: [] }] } };
  }
  it('says what the cell means, how it stood, and who changed it when; Escape returns to the cell', async () => {
    const { report } = withPast();
    const { openPanel, element, key, cells, stable } = await shown(ReportValues, report);
    const panel = await openPanel(0, 0, {
      draft: { by: { id: newId(), name: 'Edda' }, at: '2026-05-02T10:00:00.000Z', version: 3, value: '1235' }, submissions: [{ n: 1, at: '2026-05-01T10:00:00.000Z', by: { id: newId(), name: 'Sig' }, value: '1234' }],
    });
    expect(document.activeElement?.textContent).toContain('1.1.1 · Beni Yenni · women');
    const words = panel.textContent;
    for (const said of ['Trainees', 'persons (counted)', 'Lists of presence', 'Edda', 'Submission 1', 'Sig', '1,234']) expect(words).withContext(said).toContain(said);
    expect([...panel.querySelectorAll('app-cell-series tbody tr')].map((row) => row.querySelector('td')?.textContent.trim())).toEqual(['2', '–']);
    key('Escape', panel.querySelector('h3'));
    await stable();
    expect(element.querySelector('[role=dialog]')).toBeNull();
    expect(document.activeElement).toBe(cells(0)[0] ?? null);
  });

  it('tells who changed the cell from what to what, newest first, among the submissions', async () => {
    const { report } = withPast();
    const { openPanel } = await shown(ReportValues, report);
    const [edda, sig] = [{ id: newId(), name: 'Edda' }, { id: newId(), name: 'Sig' }];
    const panel = await openPanel(0, 0, {
      draft: { by: sig, at: '2026-05-02T10:00:00.000Z', version: 9, value: '14' },
      earlier: [{ value: '1041', by: edda, at: '2026-05-02T09:00:00.000Z' }, { value: '2', by: null, at: null }],
      submissions: [{ n: 1, at: '2026-05-02T09:30:00.000Z', by: sig, value: '1041' }],
    });
    const lines = [...panel.querySelectorAll('app-cell-history li')].map((one) => one.textContent.replace(/\s+/g, ' ').trim());
    expect(lines.map((one) => one.replace(/ · \d.*$/, ''))).toEqual(['1,041 → 14Sig · changed it last', '1,041Sig · Submission 1', '2 → 1,041Edda · wrote it', '2wrote it']);
  });

  it('asks who changed the cell again once somebody saved, and not at every reading', async () => {
    const { report } = withPast();
    const { openPanel, desk } = await shown(ReportValues, report);
    await openPanel(0, 0);
    const path = `/reports/${report.id}/fields`;
    desk.read.reload();
    (await nextRequest('GET', `/reports/${report.id}`)).flush({ ...report });
    await until('the report read again', () => !desk.read.isLoading());
    TestBed.inject(HttpTestingController).expectNone((request) => request.url.endsWith(path));
    desk.read.reload();
    (await nextRequest('GET', `/reports/${report.id}`)).flush({ ...report, version: report.version + 1 });
    expect((await nextRequest('GET', path)).request.params.get('pointer')).toContain('/values/');
  });

  it('follows what is typed, and asks for a word on what is unusual, which is kept with the report', async () => {
    const { report } = withPast();
    const { openPanel, type, desk, stable } = await shown(ReportValues, report);
    await type(0, 0, '400');
    const panel = await openPanel(0, 0);
    expect([...panel.querySelectorAll('app-cell-series tbody tr')].map((row) => row.querySelector('td')?.textContent.trim())).toEqual(['2', '400']);
    const finding = [...panel.querySelectorAll('.finding')].find((one) => one.textContent.includes('more than three times the plan'));
    const field = finding?.querySelector('textarea');
    if (!field) throw new Error('No explanation is asked for');
    field.value = 'A school with four hundred pupils joined.';
    field.dispatchEvent(new Event('input'));
    await stable();
    expect(desk.partner()?.content().explanations.map((one) => one.text)).toEqual(['A school with four hundred pupils joined.']);
  });

  it('puts the values of a place together, after a question, where the indicator allows it', async () => {
    const { one, report } = withPast();
    const { openPanel, type, desk, element, row, stable, key, cells } = await shown(ReportValues, report);
    await type(0, 0, '3');
    await type(0, 1, '4.5');
    const panel = await openPanel(0, 0);
    const choose = async (act: string): Promise<void> => {
      const select = panel.querySelector('select');
      if (!select) throw new Error('No level is offered');
      select.value = '*';
      select.dispatchEvent(new Event('change'));
      await stable();
      [...document.querySelectorAll<HTMLElement>('mat-dialog-container button')].findLast((one) => one.textContent.trim() === act)?.click();
      while (document.querySelector('mat-dialog-container')) await new Promise((resolve) => setTimeout(resolve, 20));
      await stable();
    };
    await choose('Cancel');
    expect(desk.partner()?.content().values.map((leaf) => leaf.cell)).toEqual(['F', 'M']);
    await choose('Change the level');
    expect(desk.partner()?.content().values).toEqual([valueOf(one, '*', '7.5')]);
    expect(row(0)).toEqual(['', '', '7.5', '7.5']);
    expect(element.querySelectorAll('app-grid tbody tr:first-child td[aria-readonly=true]').length).withContext('both leaves and the total').toBe(3);
    key('z', cells(0)[2], { ctrlKey: true });
    await stable();
    expect(desk.partner()?.content().values.map((leaf) => [leaf.cell, leaf.value])).withContext('one undo brings the figures back').toEqual([['F', '3'], ['M', '4.5']]);
    expect(row(0)).toEqual(['3', '4.5', '7.5']);
    key('y', cells(0)[0], { ctrlKey: true });
    await stable();
    expect(desk.partner()?.content().values).withContext('and is done again').toEqual([valueOf(one, '*', '7.5')]);
    expect(row(0)).toEqual(['', '', '7.5', '7.5']);
    for (let n = 0; n < 2; n++) {
      key('z', cells(0)[0], { ctrlKey: true });
      await stable();
    }
    expect(row(0)).withContext('what was typed before it is undone after it').toEqual(['3', '', '3']);
  });

  it('of a budget line shows its FACE of earlier periods; a computed cell has no writers', async () => {
    const line = aLine();
    const earlier = [{ period: newId(), end: '2026-03-31', values: [], face: [{ line: line.id, code: 'A1', A: 300_000, B: 300_000, C: 250_000, D: 50_000, E: 0, F: 0, G: 50_000 }] }];
    const content = { ...blankReport(), finance: [{ line: line.id, actual: 12_345, requested: null, partnerSpent: null, note: '' }] };
    const { openPanel } = await shown(ReportFinance, aReport({ lines: [line], earlier, content, allowedActions: writable }));
    const panel = await openPanel(0, 3);
    expect([...panel.querySelectorAll('app-cell-series tbody tr')].map((row) => row.querySelector('td')?.textContent.trim())).toEqual(['3,000.00', '123.45']);
    expect(panel.querySelector('app-cell-history')).not.toBeNull();
    const ofComputed = await openPanel(0, 0);
    expect(ofComputed.querySelector('app-cell-history')).toBeNull();
    expect(panel.isConnected).withContext('a word begun on one cell does not go to the next').toBe(false);
  });

  it('of C tells staff who decided it, and from what to what', async () => {
    const { openPanel } = await shown(ReportFinance, aReportInReview());
    const panel = await openPanel(0, 4, {
      draft: { by: { id: newId(), name: 'Omar' }, at: '2026-05-02T10:00:00.000Z', version: 9, value: 250_000 }, earlier: [{ value: 280_000, by: { id: newId(), name: 'Olga' }, at: '2026-05-01T10:00:00.000Z' }],
    });
    expect([...panel.querySelectorAll('app-cell-history b')].map((one) => one.textContent)).toEqual(['2,800.00 → 2,500.00', '2,800.00']);
    expect(panel.querySelector('app-cell-history')?.textContent).toContain('Olga');
  });
});
