/**
 * Reads of one moment as one query. A read that comes while a query runs waits for the next one, so that each sees what was written before it
 * came; a single read waits for nothing.
 */
export class Together<K, V> {
  private running: Promise<unknown> | null = null;
  private next: { keys: Set<K>; found: Promise<ReadonlyMap<K, V>> } | null = null;

  constructor(private readonly query: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>) {}

  async read(key: K): Promise<V | null> {
    this.next ??= this.begin();
    this.next.keys.add(key);
    return (await this.next.found).get(key) ?? null;
  }

  private begin(): { keys: Set<K>; found: Promise<ReadonlyMap<K, V>> } {
    const keys = new Set<K>();
    const before = this.running;
    const found = (async () => {
      await before?.catch(() => undefined); // whoever waited for that query is told
      this.next = null;
      return this.query([...keys]);
    })();
    this.running = found;
    return { keys, found };
  }
}
