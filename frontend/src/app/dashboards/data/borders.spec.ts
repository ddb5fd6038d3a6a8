import { outlinesOf, project, viewOf, type Borders } from './borders';

describe('borders', () => {
  it('are projected with the equator in the middle, east on the right, north above', () => {
    const [x, y] = project([0, 0]);
    expect(x).toBeCloseTo(500, 6);
    expect([project([40, 0])[0] > x, project([0, 40])[1] < y]).toEqual([true, true]);
    expect(project([180, 0])[0]).toBeCloseTo(1000, 2);
  });

  it('become paths, with the place of the circle', () => {
    const borders: Borders = { features: [{ properties: { code: 'DZ', point: [0, 0] }, geometry: { coordinates: [[[[0, 0], [180, 0], [0, 0]]]] } }] };
    const [outline] = outlinesOf(borders);
    expect([outline?.code, outline?.path.startsWith('M500.0 '), outline?.path.endsWith('Z')]).toEqual(['DZ', true, true]);
    expect(outline?.x).toBeCloseTo(500, 6);
  });

  it('are shown as far as there are countries, never less than a region', () => {
    expect(viewOf([]).width).toBe(1000);
    expect(viewOf([{ x: 500, y: 200 }])).toEqual({ width: 300, box: '350.0 128.6 300.0 142.9' });
    expect(viewOf([{ x: 100, y: 200 }, { x: 900, y: 250 }]).width).toBe(920);
  });
});
