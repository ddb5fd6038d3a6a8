import sharp from 'sharp';
import { aPhoto, cameraWord } from '../../../test/support/photos.js';
import { withoutMetadata } from './image-metadata.js';

describe('a photo without what its camera wrote about it', () => {
  const pixels = (image: Buffer) => sharp(image).raw().toBuffer();
  const stripped = async (format: 'jpeg' | 'png' | 'webp', orientation = 1) => {
    const before = await aPhoto({ format, orientation });
    expect(before.includes(cameraWord)).withContext('the camera wrote').toBeTrue();
    return { before, after: withoutMetadata(`image/${format}`, before) };
  };

  for (const format of ['jpeg', 'png', 'webp'] as const) {
    it(`has the same pixels and colours and no word else: ${format}`, async () => {
      const { before, after } = await stripped(format);
      const { exif, xmp, icc, orientation } = await sharp(after).metadata();
      expect([exif, xmp, orientation]).toEqual([undefined, undefined, undefined]);
      expect(icc?.length).toBe((await sharp(before).metadata()).icc?.length);
      expect(after.includes(cameraWord)).toBeFalse();
      expect((await pixels(after)).equals(await pixels(before))).toBeTrue();
      expect(withoutMetadata(`image/${format}`, after).equals(after)).withContext('nothing more to take out').toBeTrue();
    });
  }

  for (const format of ['jpeg', 'png', 'webp'] as const) {
    for (const orientation of [3, 6, 8]) {
      it(`still stands as it was taken: ${format}, orientation ${String(orientation)}`, async () => {
        const { before, after } = await stripped(format, orientation);
        const { orientation: kept, xmp } = await sharp(after).metadata();
        expect([kept, xmp, after.includes(cameraWord)]).toEqual([orientation, undefined, false]);
        expect(after.length).toBeLessThan(before.length);
        expect((await sharp(after).autoOrient().raw().toBuffer()).equals(await sharp(before).autoOrient().raw().toBuffer())).toBeTrue();
        expect(withoutMetadata(`image/${format}`, after).equals(after)).withContext('nothing more to take out').toBeTrue();
      });
    }
  }

  it('loses what is appended: previews, films of phones', async () => {
    const { before, after } = await stripped('jpeg');
    expect(withoutMetadata('image/jpeg', Buffer.concat([before, Buffer.from(cameraWord)])).equals(after)).toBeTrue();
  });

  it('may be progressive, with several scans', async () => {
    const plain = await sharp(await aPhoto({ width: 200, height: 120 })).keepMetadata().jpeg({ progressive: true }).toBuffer();
    const after = withoutMetadata('image/jpeg', plain);
    expect(after.includes(cameraWord)).toBeFalse();
    expect((await pixels(after)).equals(await pixels(plain))).toBeTrue();
  });

  it('is no photo where its structure is broken', async () => {
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const whole = await aPhoto({ format });
      expect(() => withoutMetadata(`image/${format}`, whole.subarray(0, 60))).withContext(format).toThrowError(/damaged/);
    }
    expect(withoutMetadata('application/pdf', Buffer.from('%PDF'))).toEqual(Buffer.from('%PDF'));
  });
});
