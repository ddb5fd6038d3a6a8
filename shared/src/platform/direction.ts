const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

export const hasRightToLeft = (text: string): boolean => rightToLeft.test(text);

/** A part of a line in its own direction: as CSS `unicode-bidi: isolate` with `dir="auto"`, where there is text alone. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
