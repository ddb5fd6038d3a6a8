export type GridMove =
  | 'up' | 'down' | 'before' | 'after' | 'next' | 'previous' | 'pageUp' | 'pageDown' | 'rowStart' | 'rowEnd' | 'first' | 'last';
/** What a key asks for. `edit` opens the cell with its text, `replace` with the typed character; `extend` moves and keeps the block. */
export type GridIntent =
  | { readonly kind: 'move' | 'extend'; readonly move: GridMove }
  | { readonly kind: 'edit' | 'clear' | 'open' | 'undo' | 'redo' | 'fill' | 'all' | 'cancel' }
  | { readonly kind: 'replace'; readonly text: string };

export interface GridMode {
  /** `null` = moving about; `typed` = a typed text replaces; `edited` = the caret moves inside the text (F2). */
  readonly editing: null | 'typed' | 'edited';
  readonly isRightToLeft: boolean;
}
type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const move = (to: GridMove): GridIntent => ({ kind: 'move', move: to });

/**
 * The keys of the grid (ux.md, behaviour 4): Tab, Enter and arrows move, Shift reverses them or selects a block, F2 edits,
 * Ctrl+Enter opens the side panel. Copying, cutting and pasting come as events of the clipboard, not as keys.
 */
export function intentOf(event: Key, mode: GridMode): GridIntent | null {
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return withControl(event, mode);
  if (event.key === 'Enter') return move(event.shiftKey ? 'up' : 'down');
  if (event.key === 'Tab') return move(event.shiftKey ? 'previous' : 'next');
  if (event.key === 'Escape') return { kind: 'cancel' };
  if (event.shiftKey && mode.editing) return null;
  const to = arrow(event.key, mode) ?? (mode.editing ? null : farther(event.key));
  if (to) return { kind: event.shiftKey ? 'extend' : 'move', move: to };
  return mode.editing ? null : outsideEditing(event.key);
}

function withControl({ key, shiftKey }: Key, { editing }: GridMode): GridIntent | null {
  if (key === 'Enter') return { kind: 'open' };
  if (editing) return null;
  switch (key.toLowerCase()) {
    case 'z': return { kind: shiftKey ? 'redo' : 'undo' };
    case 'y': return { kind: 'redo' };
    case 'd': return { kind: 'fill' };
    case 'a': return { kind: 'all' };
    case 'home': return { kind: shiftKey ? 'extend' : 'move', move: 'first' };
    case 'end': return { kind: shiftKey ? 'extend' : 'move', move: 'last' };
    default: return null;
  }
}

function arrow(key: string, { editing, isRightToLeft }: GridMode): GridMove | null {
  if (key === 'ArrowUp') return 'up';
  if (key === 'ArrowDown') return 'down';
  if (editing === 'edited' || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return null;
  return (key === 'ArrowRight') === isRightToLeft ? 'before' : 'after';
}

function farther(key: string): GridMove | null {
  switch (key) {
    case 'Home': return 'rowStart';
    case 'End': return 'rowEnd';
    case 'PageUp': return 'pageUp';
    case 'PageDown': return 'pageDown';
    default: return null;
  }
}

function outsideEditing(key: string): GridIntent | null {
  if (key === 'F2') return { kind: 'edit' };
  if (key === 'Delete' || key === 'Backspace') return { kind: 'clear' };
  return /^[^\p{C}\s]$/u.test(key) ? { kind: 'replace', text: key } : null;
}
