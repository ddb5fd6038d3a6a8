import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus, type Type } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ReportField, ReportView } from '#shared/reports';
import { provideTestTexts } from '../platform/i18n/testing';
import { Board } from '../ui/field/board';
import { GridHistories } from '../ui/grid/grid-history';
import { provideIcons } from '../ui/icons';
import { PartnerBoard } from './data/boards';
import { BegunWords } from './data/begun-words';
import { ReportDesk } from './data/report-desk';
import { ReportTalk } from './data/report-talk';
import { ValueLevels } from './report-values/value-levels';

/** A section of a report as its page shows it, with the report that the server answers; and ways to type into the cells of its grid. */
export async function shown<C>(section: Type<C>, view: ReportView) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideTestTexts('en', 'reports'), provideIcons(), ReportDesk, ReportTalk, BegunWords, ValueLevels, GridHistories, { provide: Board, useClass: PartnerBoard }],
  });
  await TestBed.inject(ApplicationInitStatus).donePromise;
  const http = TestBed.inject(HttpTestingController);
  const desk = TestBed.inject(ReportDesk);
  desk.id.set(view.id);
  const fixture = TestBed.createComponent(section);
  TestBed.tick();
  http.expectOne(`/api/v1/reports/${view.id}`).flush(view);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const cells = (row: number): HTMLElement[] => [...element.querySelectorAll<HTMLElement>('app-grid tbody tr')[row]?.querySelectorAll<HTMLElement>('td') ?? []];
  const text = (cell: HTMLElement | undefined): string => cell?.querySelector('.text')?.textContent.trim() ?? '';
  const key = (name: string, target: Element | undefined | null, held: { ctrlKey?: true } = {}) => target?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...held }));
  async function type(row: number, column: number, typed: string): Promise<void> {
    cells(row)[column]?.click();
    await fixture.whenStable();
    key('F2', cells(row)[column]);
    await fixture.whenStable();
    const field = element.querySelector<HTMLInputElement>('input.edit');
    if (!field) throw new Error('The cell cannot be edited');
    field.value = typed;
    key('Enter', field);
    await fixture.whenStable();
  }
  /** Opens the panel of a cell by the keyboard. @param told what the server tells of the field */
  async function openPanel(row: number, column: number, told: Partial<ReportField> = {}): Promise<HTMLElement> {
    cells(row)[column]?.click();
    await fixture.whenStable();
    key('Enter', cells(row)[column], { ctrlKey: true });
    TestBed.tick();
    for (const asked of http.match((request) => request.url.endsWith('/fields'))) {
      if (!asked.cancelled) asked.flush({ pointer: asked.request.params.get('pointer'), draft: null, submissions: [], ...told });
    }
    await fixture.whenStable();
    const panel = element.querySelector<HTMLElement>('[role=dialog]');
    if (!panel) throw new Error('No panel was opened');
    return panel;
  }
  return { desk, element, key, cells, openPanel, loader: TestbedHarnessEnvironment.loader(fixture), row: (at: number) => cells(at).map(text), type, stable: () => fixture.whenStable() };
}
