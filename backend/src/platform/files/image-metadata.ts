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
    else if (marker === markers.app1) kept.push(...orientationOnly(segment));
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

const orientationTag = 0x0112;

/** EXIF with the orientation and nothing else; none where the photo stands upright. */
function orientationOnly(segment: Buffer): Buffer[] {
  const turned = segment.toString('latin1', 4, 10) === 'Exif\0\0' ? orientationOf(segment.subarray(10)) : 1;
  if (turned < 2 || turned > 8) return [];
  return [Buffer.concat([Buffer.from('ffe10022', 'hex'), Buffer.from('Exif\0\0MM\0*', 'latin1'), Buffer.from(`000000080001011200030000000100${turned.toString(16).padStart(2, '0')}000000000000`, 'hex')])];
}

/** The orientation in the first directory of a TIFF structure (EXIF 2.32, 4.6); 1 where none is told. */
function orientationOf(tiff: Buffer): number {
  if (tiff.length < 8) return 1;
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let n = 0; n < short(directory); n++) {
    const entry = directory + 2 + 12 * n;
    if (entry + 12 > tiff.length) return 1;
    if (short(entry) === orientationTag) return short(entry + 8);
  }
  return 1;
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
    if (name === 'IEND') return kept;
    at = end;
  }
  throw malformed();
}

const shownParts = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const flagsOfMetadata = 0x08 | 0x04;

/** Chunks of a RIFF container (RFC 9649); the header's flags of EXIF and XMP are cleared. */
function webp(content: Buffer): Buffer {
  const kept: Buffer[] = [];
  const whole = Math.min(content.length, 8 + content.readUInt32LE(4));
  for (let at = 12; at + 8 <= whole;) {
    const length = content.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (end > whole) throw malformed();
    const name = content.toString('latin1', at, at + 4);
    const chunk = Buffer.from(content.subarray(at, end));
    if (name === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~flagsOfMetadata, 8);
    if (shownParts.has(name)) kept.push(chunk);
    at = end;
  }
  const body = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
