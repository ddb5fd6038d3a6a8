/**
 * The borders file (`borders.json` of the portal, GeoJSON; may be replaced): a feature a country, `code` ISO 3166-1 alpha-2 or null, `point` where its
 * circle stands, [longitude, latitude].
 */
export interface Borders {
  readonly features: readonly { readonly properties: { readonly code: string | null; readonly point: Position }; readonly geometry: { readonly coordinates: readonly (readonly (readonly Position[])[])[] } }[];
}
type Position = readonly [longitude: number, latitude: number];
export interface Outline {
  readonly code: string | null;
  /** The path of an SVG. */
  readonly path: string;
  readonly x: number;
  readonly y: number;
}

/** Units of the drawing across the whole world. */
const worldWidth = 1000;
const halfWorld = 2.70663;
const m = Math.sqrt(3) / 2;
const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];

/** The Equal Earth projection (Šavrič, Patterson, Jenny 2018): countries keep their areas. */
export function project([longitude, latitude]: Position): [x: number, y: number] {
  const t = Math.asin(m * Math.sin((latitude * Math.PI) / 180));
  const t2 = t * t;
  const t6 = t2 * t2 * t2;
  const x = ((longitude * Math.PI) / 180 * Math.cos(t)) / (m * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)));
  const y = t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2));
  const scale = worldWidth / (2 * halfWorld);
  return [(x + halfWorld) * scale, (1.31736 - y) * scale];
}

export function outlinesOf({ features }: Borders): Outline[] {
  return features.map(({ properties: { code, point }, geometry }) => {
    const [x, y] = project(point);
    return { code, x, y, path: geometry.coordinates.flatMap((polygon) => polygon.map(ringPath)).join('') };
  });
}

function ringPath(ring: readonly Position[]): string {
  return `M${ring.map((position) => project(position).map((n) => n.toFixed(1)).join(' ')).join('L')}Z`;
}

/** The part of the world in which these countries lie, with some room around them, as the viewBox of an SVG; the inhabited world where there are none. */
export function viewOf(shown: readonly { readonly x: number; readonly y: number }[]): { readonly width: number; readonly box: string } {
  const [left, right] = shown.length ? [Math.min(...shown.map((one) => one.x)), Math.max(...shown.map((one) => one.x))] : [0, worldWidth];
  const [top, bottom] = shown.length ? [Math.min(...shown.map((one) => one.y)), Math.max(...shown.map((one) => one.y))] : [40, 400];
  const width = Math.min(worldWidth, Math.max(right - left + 120, (bottom - top + 100) * 2, 300));
  const height = width / 2.1;
  const x = Math.min(worldWidth - width, Math.max(0, (left + right - width) / 2));
  return { width, box: [x, (top + bottom - height) / 2, width, height].map((n) => n.toFixed(1)).join(' ') };
}
