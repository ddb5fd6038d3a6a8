import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { newId } from '../new-id';
import { provideTestTexts } from '../i18n/testing';
import { DeviceOwner } from './device-owner';
import { DeviceStore } from './device-store';
import { ShownAsOf, keptAnswersInterceptor, keptPath, withoutPrivate } from './kept-answers';

const id = '0190a3c4-0000-7000-8000-000000000001';

describe('Kept answers', () => {
  it('are those of a short list of addresses', () => {
    for (const path of ['/auth/session', '/me/tasks', '/reports?limit=50', `/reports/${id}`, `/reports/${id}/history`, `/reports/${id}/versions/2`, `/proposals/${id}`, `/calls/${id}`, `/programmes/${id}`]) {
      expect(keptPath('GET', `/api/v1${path}`)).withContext(path).toBe(path);
    }
    for (const path of ['/users', `/payments/${id}`, `/organisations/${id}`, `/organisations/${id}/bank`, '/auth/sessions', `/reports/${id}/history?cursor=3`, `/reports/${id}/notes`, `/reports/${id}/people`, `/projects/${id}/history`, '/me/tokens', '/search?q=a']) {
      expect(keptPath('GET', `/api/v1${path}`)).withContext(path).toBeNull();
    }
    expect(keptPath('POST', '/api/v1/reports')).toBeNull();
    expect(keptPath('GET', '/reports')).toBeNull();
  });

  it('hold no bank and no identity data, at any depth', () => {
    const body = {
      title: 'Report', bankAccount: 'x', items: [{ iban: 'x', accountNumber: 'x', name: 'A', holder: { passportNumber: 'x', birthDate: 'x', nationalId: 'x', city: 'B' } }], swiftCode: 'x',
    };
    expect(withoutPrivate(body)).toEqual({ title: 'Report', items: [{ name: 'A', holder: { city: 'B' } }] });
  });

  describe('of a person', () => {
    const person = newId();
    const session = { person: { id: person } };
    let http: HttpTestingController;

    beforeEach(() => {
      TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([keptAnswersInterceptor])), provideHttpClientTesting(), provideTestTexts('en')] });
      http = TestBed.inject(HttpTestingController);
    });
    afterEach(async () => {
      TestBed.inject(DeviceOwner).forget();
      await TestBed.inject(DeviceStore).clear(person);
    });
    const get = () => firstValueFrom(TestBed.inject(HttpClient).get('/api/v1/auth/session'));
    const kept = async (): Promise<unknown> => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      return (await TestBed.inject(DeviceStore).answer(person, '/auth/session'))?.body;
    };

    it('answer when the server is away, on their own device, with the time they are of', async () => {
      TestBed.inject(DeviceOwner).set(person);
      const first = get();
      http.expectOne('/api/v1/auth/session').flush(session);
      await first;
      for (let turn = 0; turn < 100 && (await kept()) === undefined; turn++); // the device's database is made at the first answer
      expect(await kept()).toEqual(session);
      const second = get();
      http.expectOne('/api/v1/auth/session').error(new ProgressEvent('error'));
      expect(await second).toEqual(session);
      expect(TestBed.inject(ShownAsOf).at()).toMatch(/^\d{4}-/);
    });

    it('are as old as the oldest that is still shown, whatever else the server answers meanwhile', async () => {
      TestBed.inject(DeviceOwner).set(person);
      const paths = ['/me/tasks', `/reports/${id}`] as const;
      for (const [n, url] of paths.entries()) await TestBed.inject(DeviceStore).keepAnswer(person, { url, body: {}, at: `2026-01-0${n + 1}T00:00:00Z` });
      const ask = async (path: string, answer: (request: TestRequest) => void): Promise<void> => {
        const asked = firstValueFrom(TestBed.inject(HttpClient).get(`/api/v1${path}`));
        answer(http.expectOne(`/api/v1${path}`));
        await asked;
      };
      for (const path of paths) await ask(path, (request) => { request.error(new ProgressEvent('error')); });
      const { at } = TestBed.inject(ShownAsOf);
      expect(at()).toBe('2026-01-01T00:00:00Z');
      await ask('/calls/0190a3c4-0000-7000-8000-000000000002', (request) => { request.flush({}); });
      expect(at()).toBe('2026-01-01T00:00:00Z');
      await ask('/me/tasks', (request) => { request.flush({}); });
      expect(at()).toBe('2026-01-02T00:00:00Z');
      await ask(`/reports/${id}`, (request) => { request.flush({}); });
      expect(at()).toBeNull();
    });

    it('are not kept on a device that is nobody’s, nor for somebody else', async () => {
      const first = get();
      http.expectOne('/api/v1/auth/session').flush(session);
      await first;
      expect(await kept()).toBeUndefined();
      TestBed.inject(DeviceOwner).set(person);
      const other = get();
      http.expectOne('/api/v1/auth/session').flush({ person: { id: newId() } });
      await other;
      expect(await kept()).toBeUndefined();
    });

    it('do not hide that the session is over, and end with it: who holds the device reads them no more, without a line either', async () => {
      TestBed.inject(DeviceOwner).set(person);
      await TestBed.inject(DeviceStore).keepAnswer(person, { url: '/auth/session', body: session, at: '2026-01-01T00:00:00Z' });
      const asked = get();
      http.expectOne('/api/v1/auth/session').flush({}, { status: 401, statusText: 'Unauthorized' });
      await expectAsync(asked).toBeRejected();
      expect(await kept()).toBeUndefined();
      const later = get();
      http.expectOne('/api/v1/auth/session').error(new ProgressEvent('error'));
      await expectAsync(later).toBeRejected();
    });
  });
});
