import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { until } from '../platform/http/testing';
import { ActiveTabInView } from './active-tab-in-view';

@Component({
  imports: [ActiveTabInView, MatTabLink, MatTabNav, MatTabNavPanel],
  template: `
    <div [class.narrow]="isNarrow()">
      <nav mat-tab-nav-bar [tabPanel]="panel" mat-stretch-tabs="false">
        @for (one of tabs; track one) { <a mat-tab-link href="#" [active]="one === 'Tab of some length 5'">{{ one }}</a> }
      </nav>
    </div>
    <mat-tab-nav-panel #panel />
  `,
  styles: 'div { inline-size: 900px; } .narrow { inline-size: 320px; } ::ng-deep .mat-mdc-tab-list { transition: none !important; }',
})
class Page {
  readonly isNarrow = signal(false);
  readonly tabs = [1, 2, 3, 4, 5, 6, 7].map((n) => `Tab of some length ${n}`);
}

describe('The active tab', () => {
  const start = async () => {
    const fixture = TestBed.createComponent(Page);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const isInView = (n: number): boolean => {
      const [room, tab] = [element.querySelector('.mat-mdc-tab-link-container'), element.querySelectorAll('a')[n - 1]].map((one) => one?.getBoundingClientRect());
      return !!room && !!tab && tab.left >= room.left - 1 && tab.right <= room.right + 1;
    };
    return { fixture, element, isInView };
  };

  it('stays clear of the arrows when its room shrinks', async () => {
    const { fixture, isInView } = await start();
    fixture.componentInstance.isNarrow.set(true);
    await until('the tab in view', () => isInView(5));
    expect(isInView(1)).toBeFalse();
  });

  it('comes back into view when it is focused after paging away', async () => {
    const { fixture, element, isInView } = await start();
    fixture.componentInstance.isNarrow.set(true);
    await until('the tab in view', () => isInView(5));
    for (let n = 0; n < 12; n++) element.querySelector<HTMLElement>('.mat-mdc-tab-header-pagination-before')?.click();
    await until('the first tab in view', () => isInView(1));
    element.querySelectorAll('a')[4]?.focus();
    await until('the tab in view', () => isInView(5));
    expect(element.querySelector('.mat-mdc-tab-link-container')?.scrollLeft).toBe(0);
  });
});
