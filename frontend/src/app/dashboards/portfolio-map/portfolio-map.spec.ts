import { ApplicationInitStatus } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { MapView } from '#shared/dashboards';
import { provideTestTexts } from '../../platform/i18n/testing';
import { provideIcons } from '../../ui/icons';
import type { Borders } from '../data/borders';
import { PortfolioMap } from './portfolio-map';

const targets = { indicators: 0, measurable: 0, met: 0, averageProgress: null };
const money = (budget: number) => [{ currency: 'EUR', projects: 1, budget, released: 0, accepted: 0, refunded: 0, advanceBalance: 0, acceptedSoFar: 0, phased: 0, burnRate: null }];
const view: MapView = {
  asOf: { at: '2026-11-01T10:00:00.000Z', day: '2026-11-01', from: null, newestApproval: null, isShare: false },
  countries: [
    { country: 'DZ', projects: 3, money: money(900_00), persons: '48', targets }, { country: 'CV', projects: 1, money: money(2_500_00), persons: null, targets },
  ],
  places: [], isCut: false,
};
const borders: Borders = {
  features: ([['DZ', [3, 28]], ['CV', [-23, 15]], ['FR', [2, 46]]] as const).map(([code, point]) => ({ properties: { code, point: [...point] }, geometry: { coordinates: [[[[...point], [4, 29], [5, 30]]]] } })),
};
const nothing = { programmes: [], calls: [], themes: [], countries: [], partners: [], funders: [], status: [], currencies: [] };

describe('PortfolioMap', () => {
  let fixture: ComponentFixture<unknown>;
  let http: HttpTestingController;
  const host = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const links = (within: string) => [...host().querySelectorAll(`${within} a`)];

  async function open(url: string, given: Borders | null = borders): Promise<void> {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: 'map', component: PortfolioMap }]), provideTestTexts('en', 'dashboards', 'projects'), provideIcons()],
    });
    await TestBed.inject(ApplicationInitStatus).donePromise;
    http = TestBed.inject(HttpTestingController);
    const harness = await RouterTestingHarness.create();
    const opened = harness.navigateByUrl(url);
    await opened;
    fixture = harness.fixture;
    fixture.detectChanges();
    http.match((one) => one.url.endsWith('/dashboards/choices')).forEach((one) => { one.flush(nothing); });
    http.match((one) => one.url.endsWith('/programmes')).forEach((one) => { one.flush({ items: [], nextCursor: null }); });
    http.expectOne((one) => one.url === '/api/v1/dashboards/portfolio/map').flush(view);
    const file = http.expectOne('/borders.json');
    if (given) file.flush(given);
    else file.error(new ProgressEvent('error'));
    await fixture.whenStable();
  }

  it('draws a circle a country, each a link with its figure to the rows behind it, and says whose borders these are not', async () => {
    await open('/map');
    expect(links('svg').map((one) => one.getAttribute('aria-label'))).toEqual(['Algeria, Projects: 3', 'Cape Verde, Projects: 1']);
    expect(links('svg')[0]?.getAttribute('href')).toBe('/dashboards/rows?figure=projects&part=country:DZ');
    const [large, small] = [...host().querySelectorAll('circle')].map((one) => Number(one.getAttribute('r')));
    expect(large! > small!).toBeTrue();
    expect(host().querySelectorAll('path.active').length).toBe(2);
    expect(host().textContent).toContain('do not imply official endorsement or acceptance by the United Nations');
  });

  it('shows the measure of the address, leaves out what is not known, and sorts its table', async () => {
    await open('/map?measure=persons&sort=-budget');
    expect(links('svg').map((one) => one.getAttribute('aria-label'))).toEqual(['Algeria, Persons reached: 48']);
    const names = () => [...host().querySelectorAll('tbody th')].map((one) => one.textContent.trim());
    expect(names()).toEqual(['Cape Verde', 'Algeria']);
    const heads = [...host().querySelectorAll<HTMLElement>('thead th')];
    expect(heads.map((one) => one.getAttribute('aria-sort'))).toEqual([null, null, null, 'descending', null, null, null]);
    heads[1]?.querySelector('button')?.click();
    await fixture.whenStable();
    expect(names()).toEqual(['Algeria', 'Cape Verde']);
    expect(links('tbody tr:first-child')[3]?.getAttribute('href')).toBe('/dashboards/rows?figure=budget&part=country:DZ&currency=EUR');
  });

  it('keeps the table when the borders cannot be had', async () => {
    await open('/map', null);
    expect(host().querySelector('svg[role=group]')).toBeNull();
    expect(host().querySelectorAll('tbody tr').length).toBe(2);
    expect(host().textContent).toContain('The map cannot be drawn just now');
  });
});
