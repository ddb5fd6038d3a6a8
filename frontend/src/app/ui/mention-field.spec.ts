import { ApplicationInitStatus, Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { until } from '../platform/http/testing';
import { provideTestTexts } from '../platform/i18n/testing';
import { MentionField, type NamedPerson } from './mention-field';

const people: NamedPerson[] = [{ id: '1', name: 'Nadia Ben' }, { id: '2', name: 'Nabil' }, { id: '3', name: 'Omar' }];

@Component({
  imports: [MentionField],
  template: '<app-mention-field label="Word" [people]="ask" [(text)]="text" [(mentions)]="mentions" (send)="sent.set(true)" />',
})
class Page {
  readonly text = signal('');
  readonly mentions = signal<readonly NamedPerson[]>([]);
  readonly sent = signal(false);
  readonly asked: string[] = [];
  isAway = false;
  readonly ask = (beginning: string): Promise<NamedPerson[]> => {
    this.asked.push(beginning);
    if (this.isAway) return Promise.reject(new Error('away'));
    return Promise.resolve(people.filter((one) => one.name.toLowerCase().startsWith(beginning.toLowerCase())));
  };
}

describe('A text in which people are named', () => {
  let fixture: ComponentFixture<Page>;
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTestTexts('en')] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
  });
  const page = () => fixture.componentInstance;
  const area = (): HTMLTextAreaElement => {
    const found = (fixture.nativeElement as HTMLElement).querySelector('textarea');
    if (!found) throw new Error('There is no field.');
    return found;
  };
  const options = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll('[role=option]')].map((one) => one.textContent.trim());
  function put(text: string): void {
    area().value = text;
    area().setSelectionRange(text.length, text.length);
    area().dispatchEvent(new Event('input'));
  }
  async function type(text: string): Promise<void> {
    put(text);
    await fixture.whenStable();
  }
  const status = () => (fixture.nativeElement as HTMLElement).querySelector('[role=status]')?.textContent.trim();
  /** The field was left alone long enough to ask, and was answered. */
  const answered = () => until('an answer', () => !/^Looking/.test(status() ?? ''));
  async function press(key: string, given: KeyboardEventInit = {}): Promise<KeyboardEvent> {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...given });
    area().dispatchEvent(event);
    await fixture.whenStable();
    return event;
  }

  it('keeps a pasted text whole where it is too long, and says so', async () => {
    area().focus();
    expect(area().maxLength).withContext('a browser would cut it').toBe(-1);
    area().value = 'x'.repeat(4001);
    area().dispatchEvent(new Event('input'));
    await fixture.whenStable();
    expect([page().text().length, area().getAttribute('aria-invalid')]).toEqual([4001, 'true']);
    expect((fixture.nativeElement as HTMLElement).querySelector('mat-hint')?.textContent).toContain('At most 4,000 characters; there are 4,001.');
  });

  it('offers those whose name begins so, moved through by arrows and taken by Enter', async () => {
    await type('Ask @na');
    await answered();
    expect(options()).toEqual(['Nadia Ben', 'Nabil']);
    expect([area().getAttribute('aria-controls'), area().getAttribute('aria-activedescendant')].every((id) => id !== null && document.getElementById(id) !== null)).toBeTrue();
    await press('ArrowDown');
    expect((await press('Enter')).defaultPrevented).toBeTrue();
    expect([page().text(), page().mentions(), options(), area().selectionStart]).toEqual(['Ask @Nabil ', [{ id: '2', name: 'Nabil' }], [], 11]);
  });

  it('takes a press on a name, also in the middle of a text', async () => {
    area().value = 'Ask @om please';
    area().setSelectionRange(7, 7);
    area().dispatchEvent(new Event('input'));
    await fixture.whenStable();
    await answered();
    (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('[role=option]')?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
    await fixture.whenStable();
    expect([page().text(), page().mentions().map((one) => one.id)]).toEqual(['Ask @Omar  please', ['3']]);
  });

  it('mentions nobody whose name was taken out, and asks nobody for an address', async () => {
    await type('@omar');
    await answered();
    await press('Tab');
    await type('@Omar and others');
    expect(page().mentions().length).toBe(1);
    await type('Others');
    expect(page().mentions()).toEqual([]);
    page().asked.length = 0;
    await type('a@omar');
    expect([page().asked, options()]).toEqual([[], []]);
  });

  it('closes by Escape and sends by Ctrl+Enter; Enter alone stays a new line', async () => {
    await type('@na');
    await answered();
    await press('Escape');
    expect(options()).toEqual([]);
    expect((await press('Enter')).defaultPrevented).toBeFalse();
    await press('Enter', { ctrlKey: true });
    expect(page().sent()).toBeTrue();
  });

  it('asks once one stops typing, says that it looks, whom it did not find, and that it could not ask', async () => {
    for (const text of ['@n', '@na', '@nab']) {
      put(text);
      TestBed.tick();
    }
    expect([status(), page().asked]).toEqual(['Looking for people …', []]);
    await answered();
    expect([page().asked, options()]).toEqual([['nab'], ['Nabil']]);
    await type('@nobody');
    await answered();
    expect(status()).toBe('Nobody of this name can be named here.');
    page().isAway = true;
    await type('@om');
    await answered();
    expect(status()).toBe('People cannot be looked up now. Go on writing.');
  });
});
