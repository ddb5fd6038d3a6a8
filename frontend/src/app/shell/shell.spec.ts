import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { NotificationStore } from '../notifications/notification-store';
import { OfflinePortal } from '../platform/device/offline-portal';
import { DraftSender } from '../platform/drafts/draft-sender';
import { EvidenceUploads } from '../platform/evidence-uploads';
import { ServerReach } from '../platform/http/server-reach';
import { SessionStore } from '../platform/session/session-store';
import { Shell } from './shell';

describe('The frame', () => {
  it('asks anew for what is read without a line when something happened, when the person signs in again, and once the server is back', async () => {
    const [newest, isAway, person] = [signal<string | null>(null), signal(false), signal({ id: 'p' })];
    const prepare = jasmine.createSpy('prepare').and.resolveTo();
    const starts = { start: () => undefined };
    TestBed.overrideComponent(Shell, { set: { template: '<main #main></main>', imports: [] } }).configureTestingModule({
      providers: [
        provideRouter([]), { provide: OfflinePortal, useValue: { prepare } }, { provide: NotificationStore, useValue: { newest } }, { provide: ServerReach, useValue: { isAway } },
        { provide: SessionStore, useValue: { person } }, { provide: DraftSender, useValue: starts }, { provide: EvidenceUploads, useValue: starts },
      ],
    });
    const frame = TestBed.createComponent(Shell);
    const times = async (change: () => void): Promise<number> => {
      change();
      await frame.whenStable();
      return prepare.calls.count();
    };
    expect(await times(() => undefined)).toBe(1);
    expect(await times(() => { newest.set('n'); })).toBe(2);
    expect(await times(() => { isAway.set(true); })).toBe(2);
    expect(await times(() => { isAway.set(false); })).toBe(3);
    expect(await times(() => { person.set({ id: 'p' }); })).toBe(4);
  });
});
