/** To the title of the page, where what had the focus is gone: what was done stands beside it, what comes next after it. */
export function focusTitle(): void {
  document.querySelector<HTMLElement>('main h1[tabindex]')?.focus();
}
