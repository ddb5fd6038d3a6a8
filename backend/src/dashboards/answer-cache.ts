/** Answers kept as they are sent, for all who see the same. */
export class AnswerCache {
  private readonly kept = new Map<string, { mark: string; body: Buffer }>();

  constructor(private readonly most: number) {}

  /** @param mark of what the answer was made from: another mark makes it anew */
  async get(key: string, mark: string, make: () => Promise<unknown>): Promise<Buffer> {
    const there = this.kept.get(key);
    this.kept.delete(key);
    const entry = there?.mark === mark ? there : { mark, body: Buffer.from(JSON.stringify(await make())) };
    this.kept.set(key, entry);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most && oldest !== undefined) this.kept.delete(oldest);
    return entry.body;
  }
}
