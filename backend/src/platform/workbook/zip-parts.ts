import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { workbookLimits as limits, WorkbookRefusal } from './workbook-limits.js';

const RATIO_FROM = 1024 * 1024;
const macros = /(^|\/)(vbaproject[^/]*\.bin$|macrosheets\/|dialogsheets\/|activex\/)/i;
const outside = /(^|\/)(externallinks\/|connections\.xml$|querytables\/|embeddings\/|model\/)/i;

/** The parts of a workbook's archive: listed and checked first, then read one by one. */
export class ZipParts {
  private constructor(private readonly file: ZipFile, private readonly entries: ReadonlyMap<string, Entry>) {}

  /** @throws WorkbookRefusal where the archive is more than a workbook needs, or holds what must not be there */
  static async open(bytes: Buffer): Promise<ZipParts> {
    const file = await opened(bytes);
    if (file.entryCount > limits.parts) throw new WorkbookRefusal('workbook_too_many_parts', limits.parts);
    const entries = await listed(file);
    let total = 0;
    for (const { uncompressedSize } of entries.values()) total += uncompressedSize;
    if (total > limits.bytes) throw new WorkbookRefusal('workbook_too_large', limits.bytes);
    return new ZipParts(file, entries);
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The bytes of a part as they are unpacked; what is longer than it says ends with an error. */
  stream(name: string): Promise<NodeJS.ReadableStream & { destroy(): void }> {
    const entry = this.entries.get(name);
    if (!entry) throw new WorkbookRefusal('workbook_damaged');
    return new Promise((resolve, reject) => {
      this.file.openReadStream(entry, (error, stream) => { if (error) reject(error); else resolve(stream); });
    });
  }
}

function opened(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, file) => { if (error) reject(error); else resolve(file); });
  });
}

function listed(file: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    file.on('error', reject);
    file.on('end', () => { resolve(entries); });
    file.on('entry', (entry: Entry) => {
      const refusal = refusalOf(entry, entries);
      if (refusal) { reject(refusal); return; }
      entries.set(entry.fileName, entry);
      file.readEntry();
    });
    file.readEntry();
  });
}

function refusalOf(entry: Entry, before: ReadonlyMap<string, Entry>): WorkbookRefusal | null {
  const { fileName, uncompressedSize, compressedSize } = entry;
  if (entry.isEncrypted()) return new WorkbookRefusal('workbook_encrypted');
  if (macros.test(fileName)) return new WorkbookRefusal('workbook_macros');
  if (outside.test(fileName)) return new WorkbookRefusal('workbook_external_links');
  if (uncompressedSize > limits.partBytes) return new WorkbookRefusal('workbook_too_large', limits.partBytes);
  if (uncompressedSize > RATIO_FROM && uncompressedSize > compressedSize * limits.ratio) return new WorkbookRefusal('workbook_too_large', limits.partBytes);
  return before.has(fileName) || before.size >= limits.parts ? new WorkbookRefusal('workbook_damaged') : null;
}
