import { ApplicationInitStatus, Component, forwardRef, signal, type ResourceStatus } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ApiProblem } from '../platform/http/api-problem';
import { provideTestTexts } from '../platform/i18n/testing';
import { provideIcons } from './icons';
import { ProblemPanel } from './problem-panel';
import { Reread } from './reread';

@Component({
  imports: [ProblemPanel],
  template: '<app-problem-panel [problem]="problem()" [canRetry]="false" />',
  providers: [{ provide: Reread, useExisting: forwardRef(() => Page) }],
})
class Page extends Reread {
  readonly problem = signal<unknown>(new ApiProblem(412, 'stale_version', ''));
  readonly read = { status: signal<ResourceStatus>('resolved') };
  reread(): void {
    this.read.status.set('reloading');
  }
}

describe('What went wrong with a record that went on', () => {
  async function shown() {
    TestBed.configureTestingModule({ providers: [provideTestTexts('en'), provideIcons()] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    const fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    /** Whether it still stands there, once the reading is so. */
    const isThere = async (status: ResourceStatus) => {
      fixture.componentInstance.read.status.set(status);
      await fixture.whenStable();
      return element.querySelector('[role=alert]') !== null;
    };
    return { page: fixture.componentInstance, element, isThere };
  }

  it('stands there until the record is shown as it is now, and stays away while it is read again later', async () => {
    const { page, element, isThere } = await shown();
    element.querySelector('button')?.click();
    expect(page.read.status()).toBe('reloading');
    expect([await isThere('reloading'), await isThere('error'), await isThere('reloading'), await isThere('resolved'), await isThere('reloading')]).toEqual([true, true, true, false, false]);
    page.problem.set(new ApiProblem(412, 'stale_version', ''));
    expect([await isThere('reloading'), await isThere('resolved')]).withContext('another time').toEqual([true, true]);
  });
});
