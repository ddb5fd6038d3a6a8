export type GridMove = 'up' | 'down' | 'before' | 'after' | 'next' | 'previous' | 'rowStart' | 'rowEnd' | 'first' | 'last';
/** What a key asks for. `edit` opens the cell with its text, `replace` with the typed character. */
export type GridIntent =
  | { readonly kind: 'move'; readonly move: GridMove }
  | { readonly kind: 'edit' | 'clear' | 'open' | 'undo' | 'copy' | 'cancel' }
  | { readonly kind: 'replace'; readonly text: string };

export interface GridMode {
  /** `null` = moving about; `typed` = a typed text replaces; `edited` = the caret moves inside the text (F2). */
  readonly editing: null | 'typed' | 'edited';
  readonly isRightToLeft: boolean;
}
type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

const move = (to: GridMove): GridIntent => ({ kind: 'move', move: to });

/** The keys of the grid (ux.md, behaviour 4): Tab, Enter and arrows move, Shift reverses, F2 edits, Ctrl+Enter opens the side panel. */
export function intentOf(event: Key, mode: GridMode): GridIntent | null {
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return withControl(event.key, mode);
  if (event.key === 'Enter') return move(event.shiftKey ? 'up' : 'down');
  if (event.key === 'Tab') return move(event.shiftKey ? 'previous' : 'next');
  if (event.key === 'Escape') return { kind: 'cancel' };
  return arrow(event.key, mode) ?? (mode.editing ? null : outsideEditing(event.key));
}

function withControl(key: string, mode: GridMode): GridIntent | null {
  if (key === 'Enter') return { kind: 'open' };
  if (mode.editing) return null;
  switch (key) {
    case 'z': case 'Z': return { kind: 'undo' };
    case 'c': case 'C': return { kind: 'copy' };
    case 'Home': return move('first');
    case 'End': return move('last');
    default: return null;
  }
}

function arrow(key: string, { editing, isRightToLeft }: GridMode): GridIntent | null {
  if (key === 'ArrowUp') return move('up');
  if (key === 'ArrowDown') return move('down');
  if (editing === 'edited' || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return null;
  return move((key === 'ArrowRight') === isRightToLeft ? 'before' : 'after');
}

function outsideEditing(key: string): GridIntent | null {
  switch (key) {
    case 'F2': return { kind: 'edit' };
    case 'Delete': case 'Backspace': return { kind: 'clear' };
    case 'Home': return move('rowStart');
    case 'End': return move('rowEnd');
    default: return /^[^\p{C}\s]$/u.test(key) ? { kind: 'replace', text: key } : null;
  }
}
