import { extractText, getDocumentProxy, getMeta } from 'unpdf';

/** A PDF as a reader has it. */
export interface ReadPdf {
  readonly pages: string[];
  readonly title: string;
  /** Names of its fonts, and of those whose outlines are not in the file. */
  readonly fonts: string[];
  readonly missingFonts: string[];
  readonly pictures: number;
  readonly isTagged: boolean;
  /** Those of these words that do not stand in it, however they are spaced; words of Arabic are read as they are drawn, from the left. */
  lacks(...words: string[]): string[];
}

export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text: pages } = await extractText(document, { mergePages: false });
  const { info } = await getMeta(document);
  const raw = bytes.toString('latin1');
  const objects = [...raw.matchAll(/\d+ 0 obj\n<<([\s\S]*?)\nendobj/g)].map(([, one = '']) => one);
  const named = (one: string): string => /\/(?:FontName|BaseFont) \/(\S+)/.exec(one)?.[1] ?? '';
  const descriptors = objects.filter((one) => one.startsWith('/Type /FontDescriptor'));
  const outlined = new Set(descriptors.filter((one) => /\/FontFile[23]? /.test(one)).map(named));
  // Fonts of type 3 hold their outlines themselves, those of type 0 their descendant's.
  const isByName = (one: string): boolean => /^\/Type \/Font\n/.test(one) && !/\/Subtype \/Type[03]/.test(one);
  const hasOutlines = (one: string): boolean => outlined.has(named(one));
  const letters = lettersOf(pages.join(' '));
  const isThere = (word: string): boolean => letters.includes(word) || letters.includes(Array.from(word).reverse().join(''));
  return {
    pages, title: String(info['Title'] ?? ''), isTagged: raw.includes('/Marked true') && raw.includes('/StructTreeRoot'),
    pictures: objects.filter((one) => one.includes('/Subtype /Image') && !one.includes('/DeviceGray')).length, fonts: descriptors.map(named), missingFonts: objects.filter((one) => isByName(one) && !hasOutlines(one)).map(named),
    lacks: (...words) => words.filter((word) => !isThere(lettersOf(word))),
  };
}

/** Letters and figures alone, in their plain forms: Arabic letters have forms by their place in a word. */
function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}.,/%]+/gu, '');
}
