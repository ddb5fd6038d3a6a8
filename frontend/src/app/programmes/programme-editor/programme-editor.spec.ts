import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationInitStatus } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { Router, provideRouter } from '@angular/router';
import type { ProgrammeView } from '#shared/programmes';
import { problemInterceptor } from '../../platform/http/problem-interceptor';
import { provideTestTexts } from '../../platform/i18n/testing';
import { provideIcons } from '../../ui/icons';
import { aProgramme } from '../programme.fixture';
import { ProgrammeEditor } from './programme-editor';

describe('ProgrammeEditor', () => {
  async function shown(programme?: ProgrammeView) {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([problemInterceptor])), provideHttpClientTesting(), provideRouter([]), provideTestTexts('en', 'programmes'), provideIcons()],
    });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    const fixture = TestBed.createComponent(ProgrammeEditor);
    if (programme) fixture.componentRef.setInput('id', programme.id);
    fixture.detectChanges();
    const http = TestBed.inject(HttpTestingController);
    if (programme) http.expectOne(`/api/v1/programmes/${programme.id}`).flush(programme);
    // The donors are asked for once the page stands.
    await new Promise((resolve) => { setTimeout(resolve); });
    fixture.detectChanges();
    const donors = (programme?.funders ?? []).map(({ organisation, name, code }) => ({ id: organisation, version: 1, code, name, type: 'donor', country: 'BE', isVerified: true, isSuspended: false }));
    http.match((request) => request.url === '/api/v1/organisations').forEach((one) => { one.flush({ items: donors, nextCursor: null }); });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const type = async (selector: string, text: string) => (await loader.getHarness(MatInputHarness.with({ ancestor: selector }))).setValue(text);
    const save = async () => (await loader.getHarness(MatButtonHarness.with({ text: 'Save' }))).click();
    /** What was answered has gone all its way through promises. */
    const settled = async () => { await new Promise((resolve) => { setTimeout(resolve); }); await fixture.whenStable(); };
    return { settled, fixture, element, http, loader, type, save, text: () => element.textContent, status: () => element.querySelector('app-funders-editor [role=status]')?.textContent.trim() };
  }
  const share = (at: number) => `#at-funders-${at}-share`;

  it('keeps the total of the shares before the eyes and sends nothing while it is not 100', async () => {
    const programme = aProgramme();
    const { type, save, text, status, http } = await shown(programme);
    expect(status()).toBe('Total 100 %: complete');
    await type(share(1), '10');
    expect(status()).toBe('Total 95 %, 5 % left');
    await save();
    expect(text()).toContain('The funders’ shares total 95 %; make it exactly 100');
    http.expectNone({ method: 'PATCH' });
    await type(share(1), '15.000001');
    expect(status()).toBe('Total 100.000001 %, 0.000001 % too much');
  });

  it('sends only what was changed, with the version that was read', async () => {
    const programme = aProgramme();
    const { type, save, http, fixture, settled } = await shown(programme);
    const navigate = spyOn(TestBed.inject(Router), 'navigate').and.resolveTo(true);
    expect(fixture.componentInstance.hasUnsaved()).toBeFalse();
    await type('#at-title-fr', 'Initiative');
    expect(fixture.componentInstance.hasUnsaved()).toBeTrue();
    await save();
    const sent = http.expectOne({ method: 'PATCH' });
    expect(sent.request.body).toEqual({ title: { en: 'Joint initiative', fr: 'Initiative' } });
    expect(sent.request.headers.get('If-Match')).toBe('"3"');
    sent.flush({ ...programme, version: 4 });
    await settled();
    expect(navigate).toHaveBeenCalledWith(['/programmes', programme.id]);
    expect(fixture.componentInstance.hasUnsaved()).toBeFalse();
  });

  it('names what is missing of a new one at its place, once somebody tries to save it', async () => {
    const { save, element, http, fixture } = await shown();
    const linesOf = (id: string) => element.querySelector(`#${id} .lines`)?.textContent.trim();
    expect(linesOf('at-code')).toBe('');
    fixture.componentInstance['draft'].put('/to', '2001-12-31');
    await fixture.whenStable();
    await save();
    expect(linesOf('at-code')).toBe('Fill this in');
    expect(linesOf('at-title-en')).toContain('Write it in the programme’s first language');
    expect(linesOf('at-funders-0-organisation')).toBe('Fill this in');
    expect(linesOf('at-to')).toContain('It ends before it begins');
    http.expectNone({ method: 'POST' });
  });

  it('locks the currency and the codes of themes that exist', async () => {
    const programme = aProgramme();
    const [theme] = programme.themes;
    const { element } = await shown(programme);
    expect(element.querySelector('#at-currency select')).toBeNull();
    expect(element.querySelector(`#at-themes-${theme?.id}-code input`)).toBeNull();
    expect(element.querySelector(`#at-themes-${theme?.id}-title-en input`)).not.toBeNull();
  });

  it('puts what was typed on top of what somebody else saved meanwhile, and asks where both wrote', async () => {
    const programme = aProgramme();
    const { type, save, http, settled, text, loader } = await shown(programme);
    await type('#at-title-en', 'Mine');
    await type('#at-code', 'MINE');
    await save();
    http.expectOne({ method: 'PATCH' }).flush({ type: 'about:blank', title: 'stale', status: 412, code: 'stale_version', traceId: 't' }, { status: 412, statusText: 'Stale' });
    await settled();
    http.expectOne(`/api/v1/programmes/${programme.id}`).flush({ ...programme, version: 4, title: { en: 'Theirs' }, to: '2031-12-31' });
    await settled();
    expect(text()).toContain('You both changed: Title.');
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Take theirs' }))).click();
    await save();
    const again = http.expectOne({ method: 'PATCH' });
    expect(again.request.body).toEqual({ code: 'MINE' });
    expect(again.request.headers.get('If-Match')).toBe('"4"');
  });

  it('says at the code that another programme has it', async () => {
    const programme = aProgramme();
    const { type, save, http, settled, element } = await shown(programme);
    await type('#at-code', 'TAKEN');
    await save();
    http.expectOne({ method: 'PATCH' }).flush({ type: 'about:blank', title: 'used', status: 409, code: 'duplicate', traceId: 't' }, { status: 409, statusText: 'Conflict' });
    await settled();
    expect(element.querySelector('#at-code .lines')?.textContent).toContain('Another programme has the code TAKEN');
  });

  it('offers nothing to a manager of other programmes', async () => {
    const { loader, text } = await shown(aProgramme({ allowedActions: [] }));
    expect(text()).toContain('Only a manager of this programme may change it');
    expect(await loader.getHarnessOrNull(MatButtonHarness.with({ text: 'Save' }))).toBeNull();
  });
});
