import type { Params } from '@angular/router';

/** A page of the portal that a value opens: the rows behind it. */
export interface Opening {
  readonly link: string;
  readonly query: Params;
}
/** What a chart shows, ready to draw and ready to be read as a table. Null is a gap, never zero. */
export interface ChartData {
  readonly kind: 'bar' | 'stacked' | 'horizontal' | 'line' | 'doughnut';
  readonly labels: readonly string[];
  /** `opens`: what each value opens when it is pressed in the drawing, or followed in the table. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[]; readonly opens?: readonly (Opening | null)[] }[];
  /** Says a value as the language writes it; also in the table. */
  readonly format: (value: number) => string;
}
