interface Kept {
  readonly mark: string;
  readonly body: Promise<Buffer>;
}

/** Answers kept as they are sent, for all who see the same; asked for by several at once, they are made once. */
export class AnswerCache {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly most: number) {}

  /** @param mark of what the answer was made from: another mark makes it anew */
  async get(key: string, mark: string, make: () => Promise<unknown>): Promise<Buffer> {
    const there = this.kept.get(key);
    const entry = there?.mark === mark ? there : { mark, body: make().then((answer) => Buffer.from(JSON.stringify(answer))) };
    this.kept.delete(key);
    this.kept.set(key, entry);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most && oldest !== undefined) this.kept.delete(oldest);
    try {
      return await entry.body;
    } catch (error) {
      if (this.kept.get(key) === entry) this.kept.delete(key); // a failure is not kept
      throw error;
    }
  }
}
