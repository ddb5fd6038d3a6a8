/** The longest part of a text that a comment may quote. */
export const longestQuote = 2000;

/** The sentences of a text, in order, each once, as they stand there; those too long to be quoted are left out. */
export function sentencesOf(text: string, language: string): string[] {
  const found = [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].map((one) => one.segment.trim());
  return [...new Set(found)].filter((one) => one !== '' && one.length <= longestQuote);
}
