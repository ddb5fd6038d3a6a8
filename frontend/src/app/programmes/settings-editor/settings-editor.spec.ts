import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { Router, provideRouter } from '@angular/router';
import { addDays } from '#shared/calendar';
import { defaultSettings, type ProgrammeView } from '#shared/programmes';
import { problemInterceptor } from '../../platform/http/problem-interceptor';
import { provideTestTexts } from '../../platform/i18n/testing';
import { Confirmations } from '../../ui/confirm-dialog';
import { provideIcons } from '../../ui/icons';
import { aProgramme } from '../programme.fixture';
import { SettingsEditor } from './settings-editor';

const today = new Date().toISOString().slice(0, 10);

describe('SettingsEditor', () => {
  async function shown(change: Partial<ProgrammeView> = {}) {
    const programme = aProgramme({ settings: [{ validFrom: '2010-01-01', settings: { ...defaultSettings, reportDueDays: 45 } }], ...change });
    const ask = jasmine.createSpy().and.resolveTo({ reason: '' });
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([problemInterceptor])), provideHttpClientTesting(), provideRouter([]), provideTestTexts('en', 'programmes'), provideIcons(),
        { provide: Confirmations, useValue: { ask } },
      ],
    });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    spyOn(TestBed.inject(Router), 'navigate').and.resolveTo(true);
    const fixture = TestBed.createComponent(SettingsEditor);
    fixture.componentRef.setInput('id', programme.id);
    fixture.detectChanges();
    const http = TestBed.inject(HttpTestingController);
    http.expectOne(`/api/v1/programmes/${programme.id}`).flush(programme);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const input = (name: string) => loader.getHarness(MatInputHarness.with({ ancestor: `#at-${name}` }));
    /** What was answered has gone all its way through promises. */
    const settled = async () => { await new Promise((resolve) => { setTimeout(resolve); }); await fixture.whenStable(); };
    const putDay = async (day: string) => {
      const field = element.querySelector<HTMLInputElement>('#at-validFrom input');
      if (field) field.value = day;
      field?.dispatchEvent(new Event('change'));
      await fixture.whenStable();
    };
    const save = () => loader.getHarness(MatButtonHarness.with({ text: 'Save' }));
    return { programme, fixture, element, http, ask, input, putDay, save, settled, text: () => element.textContent };
  }

  it('begins with what holds today and says next to each change what it was', async () => {
    const { input, text } = await shown();
    const due = await input('settings-reportDueDays');
    expect(await due.getValue()).toBe('45');
    await due.setValue('60');
    expect(text()).toContain('Without this change: 45');
  });

  it('asks with the changes in words and sends the whole from its day on', async () => {
    const { programme, fixture, http, ask, input, putDay, save, settled } = await shown();
    await putDay(addDays(today, 30));
    await (await input('settings-reviewers')).setValue('3');
    await (await save()).click();
    expect((ask.calls.mostRecent().args[0] as { text: string }).text).toBe('Completed reviews needed: 2 → 3');
    const sent = http.expectOne({ method: 'PUT', url: `/api/v1/programmes/${programme.id}/settings` });
    expect(sent.request.body).toEqual({ validFrom: addDays(today, 30), settings: { ...defaultSettings, reportDueDays: 45, reviewers: 3 } });
    expect(sent.request.headers.get('If-Match')).toBe('"3"');
    sent.flush({ ...programme, version: 4 });
    await settled();
    expect(fixture.componentInstance.hasUnsaved()).toBeFalse();
  });

  it('refuses a day that is past, limits out of order and values out of bounds, each in words', async () => {
    const { input, putDay, save, text } = await shown();
    await putDay(addDays(today, -1));
    await (await input('settings-onTrack-0')).setValue('0.9');
    await (await input('settings-varianceExplain')).setValue('30');
    expect(text()).toContain('Settings hold from today');
    expect(text().match(/These limits go up from one to the next/g)?.length).toBe(2);
    expect(await (await save()).isDisabled()).toBeTrue();
    await (await input('settings-reviewers')).setValue('21');
    expect(text()).toContain('At most 20');
    await (await input('settings-reviewers')).setValue('');
    expect(text()).toContain('Fill this in');
  });

  it('tells of settings for the same day and of later ones', async () => {
    const later = addDays(today, 10);
    const { putDay, text } = await shown({ settings: [{ validFrom: later, settings: defaultSettings }] });
    expect(text()).toContain('other settings are planned; they stay as they are');
    await putDay(later);
    expect(text()).toContain('these replace them');
  });

  it('keeps what was typed where somebody else was faster', async () => {
    const { programme, http, input, save, settled, text, element } = await shown();
    await (await input('settings-reviewers')).setValue('3');
    await (await save()).click();
    http.expectOne({ method: 'PUT' }).flush({ type: 'about:blank', title: 'stale', status: 412, code: 'stale_version', traceId: 't' }, { status: 412, statusText: 'Stale' });
    await settled();
    expect(text()).toContain('Somebody else changed this programme');
    element.querySelector<HTMLButtonElement>('app-stale-panel button')?.click();
    http.expectOne(`/api/v1/programmes/${programme.id}`).flush({ ...programme, version: 5 });
    await settled();
    await (await save()).click();
    expect(http.expectOne({ method: 'PUT' }).request.headers.get('If-Match')).toBe('"5"');
  });
});
