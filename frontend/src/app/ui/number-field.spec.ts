import { ApplicationInitStatus, Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import type { Language } from '#shared/platform';
import { provideTestTexts } from '../platform/i18n/testing';
import { MoneyField } from './money-field';
import { NumberField } from './number-field';

@Component({ imports: [MoneyField, NumberField], template: '<app-number-field label="Hives" [(value)]="hives" /><app-money-field label="Cost" currency="XOF" [(value)]="cost" />' })
class Page {
  readonly hives = signal<string | null>('1234.5');
  readonly cost = signal<number | null>(null);
}

describe('number and money fields', () => {
  let fixture: ComponentFixture<Page>;

  async function open(language: Language): Promise<MatInputHarness[]> {
    TestBed.configureTestingModule({ providers: [provideTestTexts(language)] });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    fixture = TestBed.createComponent(Page);
    return TestbedHarnessEnvironment.loader(fixture).getAllHarnesses(MatInputHarness);
  }

  it('shows and reads a number as French writes it', async () => {
    const [hives] = await open('fr');
    expect(await hives?.getValue()).toBe('1234,5');
    await hives?.setValue('2 345,25');
    expect(fixture.componentInstance.hives()).toBe('2345.25');
  });

  it('keeps empty apart from zero', async () => {
    const [hives] = await open('en');
    await hives?.setValue('0');
    expect(fixture.componentInstance.hives()).toBe('0');
    await hives?.setValue('');
    expect(fixture.componentInstance.hives()).toBeNull();
  });

  it('asks where a number may mean two things', async () => {
    const [hives] = await open('fr');
    await hives?.setValue('1.234');
    const choices = await TestbedHarnessEnvironment.loader(fixture).getAllHarnesses(MatButtonHarness);
    expect(choices.length).toBe(2);
    await choices[1]?.click();
    expect(fixture.componentInstance.hives()).toBe('1234');
  });

  it('refuses decimals that the currency does not have, and keeps the text', async () => {
    const [, cost] = await open('en');
    await cost?.setValue('1200.55');
    await cost?.blur();
    expect(await cost?.getValue()).toBe('1200.55');
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('XOF has 0 decimals');
    expect(fixture.componentInstance.cost()).toBeNull();
  });
});
