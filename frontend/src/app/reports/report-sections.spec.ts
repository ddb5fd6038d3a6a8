import { HttpTestingController } from '@angular/common/http/testing';
import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { blankOfficerPart, blankReport } from '#shared/reports';
import { DeviceStore } from '../platform/device/device-store';
import { until } from '../platform/http/testing';
import { KeptOnDevice } from '../platform/kept-on-device';
import { nextRequest } from '../platform/http/testing';
import { newId } from '../platform/new-id';
import { aLine, aReport, aReportInReview, anIndicator } from './report.fixture';
import { shown } from './shown-section.fixture';
import { ShownCells } from './data/shown-cells';
import { ReportCheck } from './report-check/report-check';
import { ReportFinance } from './report-finance/report-finance';
import { ReportReview } from './report-review/report-review';
import { ReportValues } from './report-values/report-values';

/** The device as it is before the page is there. */
const earlierVisit = (): DeviceStore => Injector.create({ providers: [DeviceStore, KeptOnDevice] }).get(DeviceStore);

describe('Sections of a report', () => {
  afterEach(() => localStorage.clear());

  const writable = ['edit', 'submit'];

  describe('values', () => {
    it('adds up as one types, over cells and places; an empty cell is none, a zero is a value', async () => {
      const { row, type, desk } = await shown(ReportValues, aReport({ allowedActions: writable }));
      expect(row(2)).toEqual(['', '', '']);
      await type(0, 0, '0');
      expect(row(0)).toEqual(['0', '', '0']);
      expect(row(2)).toEqual(['0', '', '0']);
      await type(1, 0, '3');
      await type(1, 1, '1,234');
      expect(row(2)).toEqual(['3', '1,234', '1,237']);
      await type(0, 0, '');
      expect(row(0)).toEqual(['', '', '']);
      expect(desk.partner()?.content().values.length).toBe(2);
    });

    it('divides sums of numerators by sums of denominators', async () => {
      const share = anIndicator({ measure: 'percentage', disaggregation: [], countsPersons: false, acrossPeriods: 'latest' });
      const { row, type } = await shown(ReportValues, aReport({ indicators: [share], allowedActions: writable }));
      await type(0, 0, '30');
      await type(0, 1, '40');
      await type(1, 0, '10');
      await type(1, 1, '60');
      expect(row(0)).toEqual(['30', '40', '75']);
      expect(row(2)).toEqual(['40', '100', '40']);
    });

    describe('of which an indicator has none', () => {
      const words = 'Nothing is reported on this indicator';
      const [one, other] = [anIndicator(), anIndicator({ title: 'Hives' })];
      const values = [{ indicator: one.id, location: one.locations[0] ?? '', cell: 'F', value: '0', numerator: null, denominator: null, text: null }];
      const report = (allowedActions: string[]) => aReport({ indicators: [one, other], content: { ...blankReport(), values }, allowedActions });
      const marked = (element: HTMLElement) => [...element.querySelectorAll('app-value-grid')].map((grid) => grid.querySelectorAll('td svg.unusual').length);

      it('ask for a word once the report is checked, which stays with it', async () => {
        const { element, desk, stable } = await shown(ReportCheck, report(writable));
        const line = [...element.querySelectorAll('.soft li')].filter((item) => item.textContent.includes(words));
        expect(line.map((item) => item.querySelector('bdi')?.textContent.includes('Hives'))).toEqual([true]);
        const field = line[0]?.querySelector('textarea');
        if (!field) throw new Error('No word is asked for');
        field.value = 'Counted once a year.';
        field.dispatchEvent(new Event('input'));
        await stable();
        expect(desk.partner()?.content().explanations).toEqual([{ finding: `indicator_not_reported:/values/${other.id}`, text: 'Counted once a year.' }]);
      });

      it('do not mark what the partner has not come to', async () => {
        const { element } = await shown(ReportValues, report(writable));
        expect([element.textContent.includes(words), marked(element)]).withContext('the first is reported in part').toEqual([false, [1, 0]]);
      });
    });

    it('are found by their pointers: the cell, the first one of a place, nothing of another indicator', async () => {
      const view = aReport({ allowedActions: writable });
      const { cells, stable } = await shown(ReportValues, view);
      const [indicator] = view.definitions.framework.indicators;
      const at = `/values/${indicator?.id ?? ''}/${indicator?.locations[1] ?? ''}`;
      const ways = TestBed.inject(ShownCells);
      expect([ways.show(`${at}/M`), ways.show(`/values/${newId()}/${newId()}/M`), ways.show(`/values/${indicator?.id ?? ''}`)]).toEqual([true, false, false]);
      await stable();
      expect(document.activeElement).toBe(cells(1)[1] ?? null);
      expect(ways.show(at)).toBe(true);
      await stable();
      expect(document.activeElement).toBe(cells(1)[0] ?? null);
    });

    it('are found where they are not drawn: the cell is in sight and has the focus', async () => {
      const indicator = anIndicator({ locations: Array.from({ length: 120 }, newId) });
      const { stable } = await shown(ReportValues, aReport({ indicators: [indicator], allowedActions: writable }));
      expect(TestBed.inject(ShownCells).show(`/values/${indicator.id}/${indicator.locations[100] ?? ''}/M`)).toBe(true);
      await stable();
      const cell = document.activeElement?.closest('td');
      expect([cell?.getAttribute('aria-colindex'), cell?.closest('tr')?.getAttribute('aria-rowindex')]).toEqual(['3', '102']);
      const isInSight = (): boolean => { const { top, bottom } = cell?.getBoundingClientRect() ?? { top: -1, bottom: 0 }; return top >= 0 && bottom <= innerHeight; };
      for (let frame = 0; frame < 60 && !isInSight(); frame++) await new Promise(requestAnimationFrame);
      expect(isInSight()).toBe(true);
    });

    it('show in an open cell what somebody else wrote there meanwhile; Escape writes nothing back', async () => {
      const view = aReport({ allowedActions: writable });
      const { cells, desk, element, key, row, stable } = await shown(ReportValues, view);
      cells(0)[0]?.click();
      await stable();
      key('F2', cells(0)[0]);
      await stable();
      const [indicator] = view.definitions.framework.indicators;
      const leaf = { indicator: indicator?.id ?? '', location: indicator?.locations[0] ?? '', cell: 'F', value: '7', numerator: null, denominator: null, text: null };
      desk.reread();
      TestBed.tick();
      TestBed.inject(HttpTestingController).expectOne(`/api/v1/reports/${view.id}`).flush({ ...view, version: 9, content: { ...blankReport(), values: [leaf] } });
      await stable();
      const field = element.querySelector<HTMLInputElement>('input.edit');
      expect(field?.value).toBe('7');
      key('Escape', field);
      await stable();
      expect([row(0)[0], desk.partner()?.content().values]).toEqual(['7', [leaf]]);
      expect(desk.partner()?.state(`/values/${leaf.indicator}/${leaf.location}/F`)).toBeUndefined();
    });

    describe('that two people wrote', () => {
      /** Answers what was typed: somebody else had written this meanwhile. */
      const contradict = async (element: HTMLElement, theirs: unknown) => {
        const asked = await until('a PATCH', () => TestBed.inject(HttpTestingController).match((request) => request.method === 'PATCH')[0]);
        const [entry] = asked.request.body as { pointer: string }[];
        asked.flush({ version: 5, results: [{ pointer: entry?.pointer, status: 'conflict', theirs, by: newId(), version: 5 }] });
        await until('both texts', () => element.querySelector('app-field-conflict'));
      };
      const asks = (element: HTMLElement): (string | undefined)[] => {
        const box = element.querySelector('app-field-conflict');
        return [box?.querySelector('.title bdi'), ...(box?.querySelectorAll('dd') ?? [])].map((one) => one?.textContent.trim());
      };
      for (const [kind, indicator, typed, theirs, words] of [
        ['a number', anIndicator(), '1234', '7500', ['Beni Yenni · women', '1,234', '7,500']],
        ['a percentage', anIndicator({ measure: 'percentage', disaggregation: [], countsPersons: false }), '1234', { numerator: '4', denominator: '5000' }, ['Beni Yenni', '1,234 /', '4 / 5,000']],
        ['a text', anIndicator({ measure: 'qualitative', disaggregation: [], countsPersons: false }), 'One school', { text: 'Two schools' }, ['Beni Yenni', 'One school', 'Two schools']],
      ] as const) {
        it(`are both shown in words, with the name of the cell: ${kind}`, async () => {
          const { type, element } = await shown(ReportValues, aReport({ indicators: [indicator], allowedActions: writable }));
          await type(0, 0, typed);
          await contradict(element, theirs);
          expect(asks(element)).toEqual([...words]);
        });
      }
      it('are both shown in words, with the name of the cell: an amount of the FACE', async () => {
        const { type, element } = await shown(ReportFinance, aReport({ allowedActions: writable }));
        await type(0, 3, '1200.5');
        await contradict(element, 90_000);
        expect(asks(element)).toEqual(['A1 Coordinator · Actual expenditure', '1,200.50', '900.00']);
      });
      it('are both shown under the FACE where it is an officer who decides, and answered there', async () => {
        const view = aReportInReview();
        const { type, element, row, loader } = await shown(ReportFinance, view);
        await type(0, 4, '2,000');
        await contradict(element, 210_000);
        (await nextRequest('GET', `/reports/${view.id}`)).flush({ ...view, version: 5 });
        expect(asks(element)).toEqual(['A1 Coordinator · Accepted', '2,000.00', '2,100.00']);
        await type(0, 4, '2,050');
        expect(asks(element)).withContext('what is typed is no answer').toEqual(['A1 Coordinator · Accepted', '2,050.00', '2,100.00']);
        await (await loader.getHarness(MatButtonHarness.with({ text: 'Take theirs' }))).click();
        expect([row(0)[4], element.querySelector('app-field-conflict')]).toEqual(['2,100.00', null]);
      });
    });

    it('keeps a text that is no number, with the reason, and out of the report', async () => {
      const { row, type, desk, element } = await shown(ReportValues, aReport({ allowedActions: writable }));
      await type(0, 0, 'twelve');
      expect(row(0)[0]).toBe('twelve');
      expect(element.querySelector('td[aria-invalid="true"] .note')?.textContent.trim()).not.toBe('');
      expect(desk.partner()?.content().values).toEqual([]);
      expect(desk.findings().filter((one) => one.code === 'not_a_number').length).withContext('it stands in the way').toBe(1);
      await type(0, 0, '12');
      expect(row(0)[0]).toBe('12');
      expect(desk.findings().filter((one) => one.code === 'not_a_number')).toEqual([]);
    });

    it('keeps a number that may be read in two ways out of the report, also when it is read again', async () => {
      const view = aReport({ allowedActions: writable });
      const { row, type, desk, stable } = await shown(ReportValues, view);
      await type(0, 0, '1.234');
      desk.reread();
      TestBed.tick();
      TestBed.inject(HttpTestingController).expectOne(`/api/v1/reports/${view.id}`).flush(view);
      await stable();
      expect([row(0)[0], desk.partner()?.content().values]).toEqual(['1.234', []]);
    });

    it('shows such a number of an earlier visit where it was typed: it stands in the way, and is not offered to be sent', async () => {
      const view = aReport({ allowedActions: writable });
      const [indicator] = view.definitions.framework.indicators;
      const pointer = `/values/${indicator?.id ?? ''}/${indicator?.locations[0] ?? ''}/F`;
      await earlierVisit().put('', `/reports/${view.id}`, { pointer, value: '1.234', base: 3 }, 'number_ambiguous');
      const { row, desk, stable } = await shown(ReportValues, view);
      await until('what the device kept', () => desk.partner()?.unreadable().size === 1);
      await stable();
      expect([row(0)[0], desk.partner()?.content().values, desk.partner()?.left()]).toEqual(['1.234', [], []]);
      expect(desk.findings().filter((one) => one.pointer === pointer).map((one) => one.code)).toEqual(['not_of_type']);
      await TestBed.inject(DeviceStore).clear('');
    });

    it('restores and discards what it counts of an earlier visit; a text that is no value stays in its cell', async () => {
      const view = aReport({ allowedActions: writable });
      const [indicator] = view.definitions.framework.indicators;
      const [counted, unclear] = ['F', 'M'].map((cell) => `/values/${indicator?.id ?? ''}/${indicator?.locations[0] ?? ''}/${cell}`) as [string, string];
      const device = earlierVisit();
      const url = `/reports/${view.id}`;
      for (const [pointer, value] of [[counted, '12'], [unclear, 'twelve']]) await device.mark('', await device.put('', url, { pointer: pointer ?? '', value, base: 3 }), 'refused', 'wrong_state');
      const { row, desk, stable } = await shown(ReportValues, view);
      await until('what the device kept', () => desk.partner()?.left().length === 1);
      desk.partner()?.restore();
      await stable();
      expect(row(0).slice(0, 2)).toEqual(['12', 'twelve']);
      expect(desk.partner()?.draft?.queue.unsent().map((one) => one.value)).toEqual(['12']);
      desk.partner()?.discard();
      const kept = async () => (await device.unsent('', url)).map((one) => one.value);
      await until('what was restored', async () => (await kept()).at(-1) === '12');
      expect([row(0)[1], await kept()]).toEqual(['twelve', ['twelve', '12']]);
      await device.clear('');
    });

    it('sends what is being typed on its way before the cell is left', async () => {
      const { cells, desk, element, key, stable } = await shown(ReportValues, aReport({ allowedActions: writable }));
      cells(0)[0]?.click();
      await stable();
      key('4', cells(0)[0]);
      await stable();
      const field = element.querySelector<HTMLInputElement>('input.edit');
      const typed = (text: string): void => { if (field) { field.value = text; field.dispatchEvent(new Event('input')); } };
      typed('42');
      const unsent = () => desk.partner()?.draft?.queue.unsent().map((one) => one.value);
      expect([unsent(), desk.partner()?.content().values]).toEqual([['42'], []]);
      typed('42 o');
      expect([unsent(), desk.partner()?.draft?.queue.state()]).toEqual([['42 o'], 'unread']);
      key('Escape', field);
      await stable();
      expect(unsent()).toEqual([null]);
    });

    it('suggests a status of the output as one types', async () => {
      const { type, element } = await shown(ReportValues, aReport({ allowedActions: writable }));
      const suggestion = () => [...element.querySelectorAll('mat-hint')].map((one) => one.textContent.trim()).find((one) => one.startsWith('The figures suggest'));
      expect(suggestion()).toBe('The figures suggest: –');
      await type(0, 0, '20');
      expect(suggestion()).toBe('The figures suggest: Off track');
      await type(0, 0, '90');
      expect(suggestion()).toBe('The figures suggest: Ahead');
    });

    it('shows what was written first, and a frame later what follows from it', async () => {
      const view = aReport({ allowedActions: writable });
      const { desk, row, stable, element } = await shown(ReportValues, view);
      const [indicator] = view.definitions.framework.indicators;
      const suggestion = () => [...element.querySelectorAll('mat-hint')].map((one) => one.textContent.trim()).find((one) => one.startsWith('The figures suggest'));
      desk.partner()?.put(`/values/${indicator?.id ?? ''}/${indicator?.locations[0] ?? ''}/F`, '20');
      TestBed.tick();
      expect([row(0)[0], suggestion()]).toEqual(['20', 'The figures suggest: –']);
      await stable();
      expect([row(0)[0], suggestion()]).toEqual(['20', 'The figures suggest: Off track']);
    });

    it('shows values of a coarser level beside the leaves', async () => {
      const one = anIndicator({ allowsCoarser: true });
      const content = { ...blankReport(), values: [{ indicator: one.id, location: one.locations[0] ?? '', cell: '*', value: '7', numerator: null, denominator: null, text: null }] };
      const { row, element } = await shown(ReportValues, aReport({ indicators: [one], content }));
      expect(element.querySelector('thead')?.textContent).toContain('not split');
      expect(row(0)).toEqual(['', '', '7', '7']);
    });
  });

  describe('FACE', () => {
    it('shows the field that a finding is about: the partner’s, the officer’s, that of a line', async () => {
      const view = aReportInReview();
      const { cells, stable } = await shown(ReportFinance, view);
      const line = view.definitions.lines[0]?.id ?? '';
      for (const [pointer, column] of [[`/lines/${line}/authorised`, 7], [`/finance/${line}/requested`, 6], [`/lines/${line}/acceptedReason`, 4], [`/finance/${line}`, 3]] as const) {
        expect(TestBed.inject(ShownCells).show(pointer)).toBe(true);
        await stable();
        expect(document.activeElement).withContext(pointer).toBe(cells(0)[column] ?? null);
      }
    });

    it('adds up what the partner wrote, and leaves the rest to the officer', async () => {
      const lines = [aLine(), aLine({ code: 'B1', category: 'B' })];
      const { row, type } = await shown(ReportFinance, aReport({ lines, allowedActions: writable }));
      expect(row(2)).toEqual(['20,000.00', '20,000.00', '6,000.00', '', '', '', '']);
      await type(0, 3, '2,800.50');
      await type(1, 3, '0');
      expect(row(1)[3]).toBe('0.00');
      expect(row(2)[3]).toBe('2,800.50');
    });

    it('says what is left of a line before this period', async () => {
      const line = aLine();
      const earlier = [{ period: newId(), end: '2026-03-31', values: [], face: [{ line: line.id, code: 'A1', A: 300_000, B: 300_000, C: 250_000, D: 50_000, E: 0, F: 0, G: 50_000 }] }];
      const { row } = await shown(ReportFinance, aReport({ lines: [line], earlier }));
      expect(row(0).slice(0, 2)).toEqual(['10,000.00', '7,500.00']);
    });

    it('accepts all undecided lines but those in question, and asks the reason of a cut', async () => {
      const lines = [aLine(), aLine({ code: 'B1', category: 'B' })];
      const { row, type, loader, element } = await shown(ReportFinance, aReportInReview({ lines }));
      await type(1, 4, '2,000');
      await (await loader.getHarness(MatButtonHarness.with({ text: 'Accept all undecided lines' }))).click();
      expect(row(0).slice(2, 9)).toEqual(['3,000.00', '2,800.00', '2,800.00', '200.00', '4,000.00', '4,000.00', '4,200.00']);
      expect(row(1).slice(4, 6)).toEqual(['2,000.00', '1,000.00']);
      expect(element.querySelector('app-cut-reasons')?.textContent.replaceAll('\u00a0', ' ')).toContain('EUR 2,000.00 accepted of EUR 2,800.00');
      expect(element.querySelectorAll('app-cut-reasons textarea').length).toBe(1);
    });
  });

  describe('decision', () => {
    const approve = MatButtonHarness.with({ text: 'Approve' });

    it('waits for C and F on every line and a rating of every output', async () => {
      const view = aReportInReview();
      const { desk, loader, element, stable } = await shown(ReportReview, view);
      expect(element.textContent).toContain('In the way of an approval (3)');
      expect(await (await loader.getHarness(approve)).isDisabled()).toBeTrue();
      const [line] = view.definitions.lines;
      const [output] = view.definitions.framework.outputs;
      desk.officer()?.put(`/lines/${line?.id ?? ''}/accepted`, 280_000);
      desk.officer()?.put(`/lines/${line?.id ?? ''}/authorised`, 400_000);
      desk.officer()?.put(`/ratings/${output?.id ?? ''}/status`, 'on_track');
      await stable();
      expect(await (await loader.getHarness(approve)).isDisabled()).toBeFalse();
    });

    it('sends back only with a comment, and does not approve while one is unsent', async () => {
      const sendBack = MatButtonHarness.with({ text: 'Send back' });
      const { loader } = await shown(ReportReview, aReportInReview());
      expect(await (await loader.getHarness(sendBack)).isDisabled()).toBeTrue();
      TestBed.resetTestingModule();
      const officer = { ...blankOfficerPart(), comments: [{ id: newId(), pointer: '/finance', text: 'Why so much?', quote: null, mentions: [], thread: null }] };
      const other = await shown(ReportReview, aReportInReview({ officer }));
      expect(await (await other.loader.getHarness(sendBack)).isDisabled()).toBeFalse();
      expect(other.element.textContent).toContain('Your comments are not sent yet');
      expect(await (await other.loader.getHarness(approve)).isDisabled()).toBeTrue();
    });
  });
});
