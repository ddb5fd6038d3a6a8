import { ApplicationInitStatus } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideTestTexts } from '../../platform/i18n/testing';
import { provideIcons } from '../icons';
import { ChartPanel } from './chart-panel';

describe('ChartPanel', () => {
  let fixture: ComponentFixture<ChartPanel>;
  const host = (): HTMLElement => fixture.nativeElement as HTMLElement;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([]), provideTestTexts(), provideIcons()] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    fixture = TestBed.createComponent(ChartPanel);
    fixture.componentRef.setInput('heading', 'How much?');
    fixture.componentRef.setInput('data', {
      kind: 'bar', labels: ['Q1', 'Q2'], format: String, series: [{ name: 'Released', values: [0, null], opens: [{ link: '/rows', query: { part: 'quarter:Q1' } }, { link: '/rows', query: {} }] }],
    });
    await fixture.whenStable();
  });

  it('offers PNG, CSV, and the workbook where there is one', async () => {
    const words = () => host().textContent;
    expect([words().includes('PNG'), words().includes('CSV'), words().includes('XLSX')]).toEqual([true, true, false]);
    fixture.componentRef.setInput('xlsx', '/api/v1/table.xlsx');
    await fixture.whenStable();
    expect(host().querySelector('a[download]')?.getAttribute('href')).toBe('/api/v1/table.xlsx');
  });

  it('reads as a table whose values open their rows; nothing known opens nothing', async () => {
    host().querySelector('button')?.click();
    await fixture.whenStable();
    expect([...host().querySelectorAll('tbody td')].map((one) => one.textContent.trim())).toEqual(['0', '–']);
    expect([...host().querySelectorAll('tbody a')].map((one) => one.getAttribute('href'))).toEqual(['/rows?part=quarter:Q1']);
  });
});
