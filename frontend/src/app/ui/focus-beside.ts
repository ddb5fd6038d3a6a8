const focusable = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';

/** Before a part of the page goes: the focus to what comes after it, else before it, so that who works by keyboard goes on from there. */
export function focusBeside(part: HTMLElement): void {
  const around = [...document.querySelectorAll<HTMLElement>(focusable)].filter((one) => !part.contains(one) && one.checkVisibility());
  const isAfter = (one: HTMLElement): boolean => (part.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  (around.find(isAfter) ?? around.at(-1))?.focus();
}
