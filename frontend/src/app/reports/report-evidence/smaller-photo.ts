const longestSide = 2560;
const quality = 0.85;
/** From this size on it is worth asking. */
const largeBytes = 3 * 1024 * 1024;

export function isLargePhoto({ type, size }: File): boolean {
  return type.startsWith('image/') && size > largeBytes;
}

/** The photo with no side longer than a screen shows, upright, without what the camera wrote. One that cannot be made smaller stays as it is. */
export async function smallerPhoto(file: File): Promise<File> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (small.size >= file.size) return file;
    return new File([small], file.name.replace(/\.[^.]+$/, '') + '.jpg', { type: small.type, lastModified: file.lastModified });
  } catch {
    return file;
  }
}
