import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { WorkbookRefusal } from './workbook-limits.js';
import type { ZipParts } from './zip-parts.js';

/** What is told of a part while it is read: names without their prefix. */
export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads a part of an archive as it is unpacked. No document type and so no entities but those of XML itself.
 * @throws WorkbookRefusal; whatever the listener throws ends the reading at once
 */
export async function readXml(parts: ZipParts, name: string, listener: XmlListener): Promise<void> {
  const parser = new SaxesParser({ position: false });
  parser.on('error', (error) => { throw error; });
  parser.on('doctype', () => { throw new WorkbookRefusal('workbook_declares_types'); });
  parser.on('opentag', (tag) => { listener.open(local(tag.name), tag.attributes as Record<string, string>); });
  parser.on('text', (text) => { listener.text?.(text); });
  parser.on('cdata', (text) => { listener.text?.(text); });
  parser.on('closetag', (tag) => { listener.close?.(local(tag.name)); });
  const stream = await parts.stream(name);
  const decoder = new StringDecoder('utf8');
  try {
    for await (const chunk of stream) parser.write(decoder.write(chunk));
    parser.write(decoder.end()).close();
  } finally {
    stream.destroy();
  }
}

/** The attribute of this local name: `r:id` and `id` alike. */
export function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([own]) => local(own) === name)?.[1];
}
