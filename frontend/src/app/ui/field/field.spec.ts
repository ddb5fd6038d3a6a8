import { ApplicationInitStatus, Injectable, signal } from '@angular/core';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideTestTexts } from '../../platform/i18n/testing';
import { provideIcons } from '../icons';
import { Board } from './board';
import { Field } from './field';

@Injectable()
class OneField extends Board {
  readonly held = signal<unknown>('');
  override readonly folders = [];
  override value(): unknown { return this.held(); }
  override put(_pointer: string, value: unknown): void { this.held.set(value); }
  override isEditable(): boolean { return true; }
  override findings(): [] { return []; }
  override currency(): string { return 'EUR'; }
  override showsMissing(): boolean { return false; }
}

describe('A field', () => {
  it('keeps a text that is too long whole, and says so until it is shorter', async () => {
    TestBed.configureTestingModule({ providers: [provideTestTexts(), provideIcons(), OneField, { provide: Board, useExisting: OneField }] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    const fixture = TestBed.createComponent(Field);
    for (const [name, value] of Object.entries({ pointer: '/text', label: 'Text', kind: 'long', maxLength: 4000 })) fixture.componentRef.setInput(name, value);
    const field = await TestbedHarnessEnvironment.loader(fixture).getHarness(MatInputHarness);
    const area = (fixture.nativeElement as HTMLElement).querySelector('textarea');
    area?.focus();
    expect(area?.maxLength).withContext('a browser would cut it').toBe(-1);
    if (area) area.value = 'x'.repeat(4001);
    area?.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    const said = (): string | undefined => (fixture.nativeElement as HTMLElement).querySelector('.lines .bad')?.textContent.trim();
    expect([(TestBed.inject(OneField).held() as string).length, said()]).toEqual([4001, 'At most 4,000 characters; there are 4,001. Shorten it: until then it stays on this device']);
    await field.setValue('x');
    expect([TestBed.inject(OneField).held(), said()]).toEqual(['x', undefined]);
  });
});
