import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { createDeflateRaw, crc32 } from 'node:zlib';

/** A file of the archive: its contents are made while it is read. */
export interface ZipEntry {
  readonly name: string;
  readonly content: AsyncIterable<Buffer> | Iterable<Buffer>;
}
interface Written {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly plain: number;
}
/** Sizes follow each content (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** 1 January 1980: an archive says nothing of when it was made. */
const DOS_DATE = 0x0021;
const LARGEST = 0xffffffff;

/**
 * A zip archive as a stream (APPNOTE 6.3): deflate level 6, sizes after the contents, so that nothing is held back. Made at the reader's pace;
 * ended early, it ends its entries. Archives stay below 4 GB (a RangeError beyond).
 */
export async function* zipOf(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for await (const { name, content } of entries) {
    const head = localHeader(Buffer.from(name));
    yield head;
    const measure = { crc: 0, plain: 0 };
    let packed = 0;
    for await (const part of deflated(content, measure)) {
      packed += part.length;
      yield part;
    }
    const entry = { name: Buffer.from(name), offset, packed, ...measure };
    yield descriptor(entry);
    written.push(entry);
    offset += head.length + packed + 16;
    if (offset > LARGEST || measure.plain > LARGEST) throw new RangeError('The archive is larger than 4 GB.');
  }
  yield centralDirectory(written, offset);
}

async function* deflated(content: ZipEntry['content'], measure: { crc: number; plain: number }): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw({ level: 6, chunkSize: 64 * 1024 });
  const source = Readable.from(measured(content, measure), { objectMode: false, highWaterMark: 256 * 1024 });
  const done = pipeline(source, packer);
  done.catch(() => undefined); // a failure of the source comes out of the packer, which the loop reads
  for await (const part of packer) yield part as Buffer;
  await done;
}

async function* measured(content: ZipEntry['content'], measure: { crc: number; plain: number }): AsyncGenerator<Buffer> {
  for await (const part of content) {
    measure.crc = crc32(part, measure.crc);
    measure.plain += part.length;
    yield part;
  }
}

function localHeader(name: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATE, 8);
  head.writeUInt16LE(DOS_DATE, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function descriptor({ crc, packed, plain }: Written): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  [crc, packed, plain].forEach((value, at) => tail.writeUInt32LE(value, 4 + at * 4));
  return tail;
}

function centralDirectory(entries: readonly Written[], start: number): Buffer {
  const rows = entries.map(({ name, offset, crc, packed, plain }) => {
    const row = Buffer.alloc(46);
    row.writeUInt32LE(0x02014b50, 0);
    row.writeUInt16LE(20, 4);
    row.writeUInt16LE(20, 6);
    row.writeUInt16LE(FLAGS, 8);
    row.writeUInt16LE(DEFLATE, 10);
    row.writeUInt16LE(DOS_DATE, 14);
    [crc, packed, plain].forEach((value, at) => row.writeUInt32LE(value, 16 + at * 4));
    row.writeUInt16LE(name.length, 28);
    row.writeUInt32LE(offset, 42);
    return Buffer.concat([row, name]);
  });
  const directory = Buffer.concat(rows);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([directory, end]);
}
