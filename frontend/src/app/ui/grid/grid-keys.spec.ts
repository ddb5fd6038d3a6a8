import { intentOf, type GridIntent, type GridMode } from './grid-keys';

const moving: GridMode = { editing: null, isRightToLeft: false };
const press = (key: string, mode: Partial<GridMode> = {}, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', true>> = {}): GridIntent | null =>
  intentOf({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held }, { ...moving, ...mode });

describe('keys of the grid', () => {
  const moves: [string, GridIntent | null, GridIntent | null][] = [
    ['moves down with Enter', press('Enter'), { kind: 'move', move: 'down' }],
    ['moves up with Shift+Enter', press('Enter', {}, { shiftKey: true }), { kind: 'move', move: 'up' }],
    ['moves on with Tab, also while typing', press('Tab', { editing: 'typed' }), { kind: 'move', move: 'next' }],
    ['moves back with Shift+Tab', press('Tab', {}, { shiftKey: true }), { kind: 'move', move: 'previous' }],
    ['goes after with the right arrow', press('ArrowRight'), { kind: 'move', move: 'after' }],
    ['goes before with the right arrow in right-to-left', press('ArrowRight', { isRightToLeft: true }), { kind: 'move', move: 'before' }],
    ['leaves a typed text with an arrow', press('ArrowLeft', { editing: 'typed' }), { kind: 'move', move: 'before' }],
    ['leaves arrows to the caret while editing', press('ArrowLeft', { editing: 'edited' }), null],
    ['edits with F2', press('F2'), { kind: 'edit' }],
    ['replaces with a typed character', press('٧'), { kind: 'replace', text: '٧' }],
    ['leaves characters to the field while editing', press('7', { editing: 'typed' }), null],
    ['cancels with Escape', press('Escape', { editing: 'typed' }), { kind: 'cancel' }],
    ['opens the side panel with Ctrl+Enter', press('Enter', {}, { ctrlKey: true }), { kind: 'open' }],
    ['undoes with Ctrl+Z outside a field', press('z', {}, { ctrlKey: true }), { kind: 'undo' }],
    ['leaves Ctrl+Z to the field', press('z', { editing: 'edited' }, { ctrlKey: true }), null],
    ['does again with Ctrl+Y', press('y', {}, { ctrlKey: true }), { kind: 'redo' }],
    ['does again with Shift+Ctrl+Z', press('Z', {}, { ctrlKey: true, shiftKey: true }), { kind: 'redo' }],
    ['fills down with Ctrl+D', press('d', {}, { ctrlKey: true }), { kind: 'fill' }],
    ['selects all with Ctrl+A', press('a', {}, { metaKey: true }), { kind: 'all' }],
    ['selects with Shift and an arrow', press('ArrowDown', {}, { shiftKey: true }), { kind: 'extend', move: 'down' }],
    ['selects to the end with Shift+Ctrl+End', press('End', {}, { ctrlKey: true, shiftKey: true }), { kind: 'extend', move: 'last' }],
    ['leaves Shift and an arrow to the field', press('ArrowRight', { editing: 'typed' }, { shiftKey: true }), null],
    ['goes by pages', press('PageDown'), { kind: 'move', move: 'pageDown' }],
    ['empties with Delete', press('Delete'), { kind: 'clear' }],
    ['leaves Delete to the field', press('Delete', { editing: 'typed' }), null],
    ['leaves Ctrl+C to the browser', press('c', {}, { ctrlKey: true }), null],
    ['leaves Ctrl+V to the browser', press('v', {}, { ctrlKey: true }), null],
  ];
  for (const [what, found, expected] of moves) it(what, () => expect(found).toEqual(expected));
});
