import { pointerOf } from './case-form.js';

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|\n/g;

interface Container {
  readonly isList: boolean;
  /** The key or index of the value that comes next. */
  at: string | number;
  isKeyNext: boolean;
}

/**
 * The line on which each value of a JSON text begins, by pointer; of a key, that of its value. So that a mistake found by path is
 * shown by line too. The text is well formed: `JSON.parse` has read it.
 */
export function linesOf(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const stack: Container[] = [];
  let line = 1;
  for (const [piece] of text.matchAll(token)) {
    const top = stack.at(-1);
    if (piece === '\n') line += 1;
    else if (piece === ',') advance(top);
    else if (piece === '}' || piece === ']') stack.pop();
    else if (piece === ':') continue;
    else if (top?.isKeyNext) {
      top.at = JSON.parse(piece) as string;
      top.isKeyNext = false;
    } else {
      lines.set(pointerOf(stack.map((one) => one.at)), line);
      if (piece === '{' || piece === '[') stack.push({ isList: piece === '[', at: piece === '[' ? 0 : '', isKeyNext: piece === '{' });
    }
  }
  return lines;
}

function advance(container: Container | undefined): void {
  if (!container) return;
  if (container.isList) container.at = Number(container.at) + 1;
  else container.isKeyNext = true;
}

/** The line of a pointer; of a value that is missing, the line of what should hold it. */
export function lineOf(lines: ReadonlyMap<string, number>, pointer: string): number {
  const found = lines.get(pointer);
  if (found !== undefined) return found;
  return pointer === '' ? 1 : lineOf(lines, pointer.slice(0, pointer.lastIndexOf('/')));
}
