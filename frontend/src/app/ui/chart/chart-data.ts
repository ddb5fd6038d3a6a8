/** What a chart shows, ready to draw and ready to be read as a table. Null is a gap, never zero. */
export interface ChartData {
  readonly kind: 'bar' | 'stacked' | 'horizontal' | 'line' | 'doughnut';
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** Says a value as the language writes it; also in the table. */
  readonly format: (value: number) => string;
}
