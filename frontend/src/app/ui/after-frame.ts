/** Does something once what is changed now was painted; soon, where the page is out of sight and nothing is. Returns what calls it off. */
export function afterFrame(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => { timer = setTimeout(act); };
  const frame = document.hidden ? undefined : requestAnimationFrame(soon);
  if (frame === undefined) soon();
  return () => { if (frame !== undefined) cancelAnimationFrame(frame); clearTimeout(timer); };
}
