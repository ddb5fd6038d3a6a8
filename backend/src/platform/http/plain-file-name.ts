/** `report-APIARY-2-fr.xlsx` of its parts: letters and digits that any file system takes. */
export function plainFileName(parts: readonly (string | number)[], ending: string): string {
  const plain = (part: string | number) => String(part).normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return `${parts.map(plain).join('-')}.${ending}`;
}
