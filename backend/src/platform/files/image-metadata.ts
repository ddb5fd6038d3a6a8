import { crc32 } from 'node:zlib';
import { orientationOnly } from './exif-orientation.js';

/**
 * Takes out of a photo what its camera wrote about it: place, time, device, comments, previews and whatever is appended. Pixels are not
 * touched, colour profile and orientation stay.
 * @param type the sniffed type; of other types nothing is changed
 * @throws Error when the content has not the structure of its type
 */
export function withoutMetadata(type: string, content: Buffer): Buffer {
  if (type === 'image/jpeg') return Buffer.concat(jpegParts(content));
  if (type === 'image/png') return Buffer.concat([content.subarray(0, 8), ...pngChunks(content)]);
  return type === 'image/webp' ? webp(content) : content;
}

const exifWord = 'Exif\0\0';
const malformed = () => new Error('The image is damaged.');
const markers = { start: 0xd8, end: 0xd9, scan: 0xda, app0: 0xe0, app1: 0xe1, app2: 0xe2, app14: 0xee, app15: 0xef, comment: 0xfe } as const;

/** Segments of JPEG (ITU T.81, annex B). */
function jpegParts(content: Buffer): Buffer[] {
  const kept = [content.subarray(0, 2)];
  for (let at = 2; at + 4 <= content.length;) {
    if (content[at] !== 0xff) throw malformed();
    const marker = content.readUInt8(at + 1);
    if (marker === markers.end) break;
    if (marker === 0xff) { at += 1; continue; } // fill bytes
    const end = at + 2 + content.readUInt16BE(at + 2);
    if (end > content.length) throw malformed();
    const segment = content.subarray(at, end);
    if (isKeptSegment(marker, segment)) kept.push(segment);
    else if (marker === markers.app1) kept.push(...turnedSegment(segment));
    at = end;
    if (marker === markers.scan) {
      at = endOfScan(content, end);
      kept.push(content.subarray(end, at));
    }
  }
  return [...kept, Buffer.from([0xff, markers.end])];
}

/** Application data are dropped but for JFIF, the colour profile and Adobe's colour transform. */
function isKeptSegment(marker: number, segment: Buffer): boolean {
  const says = (name: string) => segment.toString('latin1', 4, 4 + name.length) === name;
  if (marker === markers.app0) return says('JFIF\0');
  if (marker === markers.app2) return says('ICC_PROFILE\0');
  if (marker === markers.app14) return says('Adobe');
  return marker !== markers.comment && !(marker >= markers.app1 && marker <= markers.app15);
}

/** The next marker after the coded data: neither a stuffed byte, nor a restart, nor fill. */
function endOfScan(content: Buffer, from: number): number {
  for (let at = content.indexOf(0xff, from); at >= 0 && at + 1 < content.length; at = content.indexOf(0xff, at + 1)) {
    const next = content.readUInt8(at + 1);
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return content.length;
}

/** An EXIF segment with the orientation and nothing else. */
function turnedSegment(segment: Buffer): Buffer[] {
  const exif = segment.subarray(4);
  const tiff = exif.toString('latin1', 0, exifWord.length) === exifWord ? orientationOnly(exif) : null;
  if (!tiff) return [];
  const head = Buffer.from([0xff, markers.app1, 0, 2 + exifWord.length + tiff.length]);
  return [Buffer.concat([head, Buffer.from(exifWord, 'latin1'), tiff])];
}

/** Chunks that change how the picture looks; texts, times and EXIF are none of them (PNG, 3rd edition, 11.3). */
const shownChunks = new Set(['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'pHYs', 'bKGD', 'acTL', 'fcTL', 'fdAT']);

function pngChunks(content: Buffer): Buffer[] {
  const kept: Buffer[] = [];
  for (let at = 8; at + 12 <= content.length;) {
    const end = at + 12 + content.readUInt32BE(at);
    if (end > content.length) throw malformed();
    const name = content.toString('latin1', at + 4, at + 8);
    const isCritical = /^[A-Z]/.test(name);
    if (isCritical || shownChunks.has(name)) kept.push(content.subarray(at, end));
    else if (name === 'eXIf') kept.push(...turnedChunk(content.subarray(at + 8, end - 4)));
    if (name === 'IEND') return kept;
    at = end;
  }
  throw malformed();
}

/** A PNG's chunk of EXIF with the orientation and nothing else (11.3.4.5). */
function turnedChunk(exif: Buffer): Buffer[] {
  const tiff = orientationOnly(exif);
  if (!tiff) return [];
  const named = Buffer.concat([Buffer.from('eXIf', 'latin1'), tiff]);
  return [uint32(tiff.length), named, uint32(crc32(named))];
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const shownParts = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const flags = { exif: 0x08, xmp: 0x04 } as const;

/** Chunks of a RIFF container (RFC 9649). */
function webp(content: Buffer): Buffer {
  const kept: { name: string; chunk: Buffer }[] = [];
  const whole = Math.min(content.length, 8 + content.readUInt32LE(4));
  for (let at = 12; at + 8 <= whole;) {
    const length = content.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (end > whole) throw malformed();
    const name = content.toString('latin1', at, at + 4);
    if (shownParts.has(name)) kept.push({ name, chunk: Buffer.from(content.subarray(at, end)) });
    else if (name === 'EXIF') kept.push(...turnedPart(content.subarray(at + 8, at + 8 + length)));
    at = end;
  }
  const isTurned = kept.some(({ name }) => name === 'EXIF');
  for (const { name, chunk } of kept) if (name === 'VP8X') chunk.writeUInt8((chunk.readUInt8(8) & ~(flags.exif | flags.xmp)) | (isTurned ? flags.exif : 0), 8);
  const body = Buffer.concat(kept.map(({ chunk }) => chunk));
  return Buffer.concat([riffHead('RIFF', body.length + 4), Buffer.from('WEBP', 'latin1'), body]);
}

function turnedPart(exif: Buffer): { name: string; chunk: Buffer }[] {
  const tiff = orientationOnly(exif);
  return tiff ? [{ name: 'EXIF', chunk: Buffer.concat([riffHead('EXIF', tiff.length), tiff]) }] : [];
}

function riffHead(name: string, length: number): Buffer {
  const head = Buffer.from(`${name}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(length, 4);
  return head;
}
