import type { OpenAPIObject } from '@nestjs/swagger';

/** The document as it is kept in the repository: keys in order, an operation a line, so that a change is read as one. */
export function openApiFile(document: OpenAPIObject): string {
  const { paths, ...rest } = document;
  const lines = Object.entries(paths).sort(byKey).map(([path, operations]) => {
    const operation = Object.entries(operations as Record<string, unknown>).sort(byKey).map(([method, one]) => `  ${JSON.stringify(method)}: ${JSON.stringify(inOrder(one))}`);
    return ` ${JSON.stringify(path)}: {\n${operation.join(',\n')}\n }`;
  });
  const head = Object.entries(rest).sort(byKey).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(inOrder(value))}`);
  return `{\n${[...head, `"paths": {\n${lines.join(',\n')}\n}`].join(',\n')}\n}\n`;
}

type Entry = readonly [string, unknown];
const byKey = ([a]: Entry, [b]: Entry): number => (a < b ? -1 : 1);

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(byKey).map(([k, v]) => [k, inOrder(v)]));
}
