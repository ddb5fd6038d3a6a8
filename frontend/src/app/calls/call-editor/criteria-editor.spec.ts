import { provideHttpClient } from '@angular/common/http';
import { ApplicationInitStatus } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideTestTexts } from '../../platform/i18n/testing';
import { Board } from '../../ui/field/board';
import { provideIcons } from '../../ui/icons';
import { CallDraft, blankCall } from './call-draft';
import { CriteriaEditor } from './criteria-editor';
import { deadlineOf, deadlineParts } from './deadline-time';

describe('CriteriaEditor', () => {
  async function shown() {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideTestTexts('en', 'calls'), provideIcons(), CallDraft, { provide: Board, useExisting: CallDraft }],
    });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    const draft = TestBed.inject(CallDraft);
    draft.load(blankCall('c1', 'p1', '2026-05-01'));
    const fixture = TestBed.createComponent(CriteriaEditor);
    fixture.componentRef.setInput('languages', ['en']);
    await fixture.whenStable();
    const status = (): string => (fixture.nativeElement as HTMLElement).querySelector('[role=status]')?.textContent.trim() ?? '';
    return { draft, fixture, status, loader: TestbedHarnessEnvironment.loader(fixture) };
  }

  it('keeps a running total of the weights and offers what is left of 100', async () => {
    const { status, loader } = await shown();
    expect(status()).toContain('Total 0, 100 left');
    const add = await loader.getHarness(MatButtonHarness.with({ text: /Add a criterion/ }));
    await add.click();
    expect(status()).toContain('Total 100: complete');
    const [, weight] = await loader.getAllHarnesses(MatInputHarness);
    await weight?.setValue('60');
    expect(status()).toContain('Total 60, 40 left');
    await add.click();
    expect(status()).toContain('Total 100: complete');
  });

  it('says by how much the weights are over 100', async () => {
    const { draft, fixture, status } = await shown();
    draft.put('/criteria/k1', { id: 'k1', code: '1', title: {}, guidance: {}, weight: 120 });
    await fixture.whenStable();
    expect(status()).toContain('20 too many');
  });
});

describe('a deadline in a zone', () => {
  it('is the wall clock of the zone, also on the day when the clocks change', () => {
    expect(deadlineOf('2026-05-01', '23:59', 'Africa/Algiers')).toBe('2026-05-01T22:59:00.000Z');
    const changing = deadlineOf('2026-03-29', '12:00', 'Europe/Paris');
    expect(deadlineParts(changing, 'Europe/Paris')).toEqual({ day: '2026-03-29', time: '12:00' });
  });
});
