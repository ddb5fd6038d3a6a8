import sharp from 'sharp';

/** What a camera wrote about a photo; must be found nowhere where it was taken out. */
export const cameraWord = 'CAMERA-CANARY-4711';
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="${cameraWord}"/></rdf:RDF></x:xmpmeta>`;

export interface PhotoOptions {
  readonly width?: number;
  readonly height?: number;
  readonly format?: 'jpeg' | 'png' | 'webp';
  /** As the camera was held: 6 = a quarter turn to the left. */
  readonly orientation?: number;
}

/** A photo as a phone takes it: left half red, right half blue, with place, description, XMP and colour profile. */
export function aPhoto({ width = 64, height = 32, format = 'jpeg', orientation = 1 }: PhotoOptions = {}): Promise<Buffer> {
  const blue = { create: { width: Math.floor(width / 2), height, channels: 3 as const, background: '#0000ff' } };
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([{ input: blue, left: Math.ceil(width / 2), top: 0 }])
    .withExif({
      IFD0: { ImageDescription: cameraWord, Make: cameraWord }, IFD2: { DateTimeOriginal: '2009:10:01 10:00:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '36/1 33/1 3230/100', GPSLongitudeRef: 'E', GPSLongitude: '4/1 12/1 1000/100' },
    })
    .withXmp(xmp).withIccProfile('srgb').withMetadata({ orientation }).toFormat(format).toBuffer();
}
