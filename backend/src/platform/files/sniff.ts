import { fileTypeFromBuffer } from 'file-type';
import { fileTypeOf } from '#shared/platform';

/** Whether the content is what its name says. Texts have no mark of their own: they must be UTF-8 without control characters. */
export async function isWhatItsNameSays(name: string, content: Buffer): Promise<boolean> {
  const promised = fileTypeOf(name);
  const found = await fileTypeFromBuffer(content).catch(() => undefined); // a broken container is no file of any type
  if (promised?.startsWith('text/')) return found === undefined && isText(content);
  return found !== undefined && found.mime === promised;
}

function isText(content: Buffer): boolean {
  try {
    return !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    return false; // not UTF-8
  }
}
