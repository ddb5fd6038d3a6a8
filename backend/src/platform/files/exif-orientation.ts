const orientationTag = 0x0112;
const begin = 'Exif\0\0';

/** The structure that EXIF is (TIFF), without the word that JPEG, and some programs elsewhere, put before it. */
function tiffIn(exif: Buffer): Buffer {
  return exif.toString('latin1', 0, begin.length) === begin ? exif.subarray(begin.length) : exif;
}

/** EXIF as a TIFF structure that tells the orientation of this one and nothing else; null where the photo stands upright. */
export function orientationOnly(exif: Buffer): Buffer | null {
  const turned = orientationOf(tiffIn(exif));
  if (turned < 2 || turned > 8) return null;
  return Buffer.concat([Buffer.from('MM\0*', 'latin1'), Buffer.from(`000000080001011200030000000100${turned.toString(16).padStart(2, '0')}000000000000`, 'hex')]);
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
