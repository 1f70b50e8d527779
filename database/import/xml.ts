/**
 * XML read as hostile input: streamed, never expanded, never fetching anything. A document type is
 * refused because it is the only door to entities; depth and attributes are limited.
 */
import { SaxesParser } from 'saxes';

/** Namespaces that matter here, transitional and strict, to one short prefix each. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/picture': 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'urn:schemas-microsoft-com:vml': 'v',
};

/** Fed to the parser at a time, in bytes. */
const PIECE = 65_536;

/** Attributes by local name: "val" for w:val. */
export type Attributes = ReadonlyMap<string, string>;

/** Elements are named with the short prefixes above ("w:p"), all others with "?:". */
export type XmlReader = {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
  /** Asked between pieces; true ends the reading early without an error. */
  isOver?(): boolean;
};

export type XmlLimits = { xmlDepth: number; xmlAttributes: number };

/** Reads a whole XML part. Returns undefined, or what is wrong: broken XML, or XML built to harm. */
export function readXml(
  bytes: Uint8Array,
  limits: XmlLimits,
  reader: XmlReader,
): 'damaged' | 'hostile' | undefined {
  const parser = new SaxesParser({ xmlns: true });
  let fault: 'damaged' | 'hostile' | undefined;
  const stop = (kind: 'damaged' | 'hostile'): never => {
    fault ??= kind;
    throw new Error(kind);
  };
  const names: string[] = [];
  parser.on('error', () => stop('damaged'));
  parser.on('doctype', () => stop('hostile'));
  parser.on('opentag', ({ uri, local, attributes }) => {
    const all = Object.values(attributes);
    if (names.length >= limits.xmlDepth || all.length > limits.xmlAttributes) stop('hostile');
    const name = `${PREFIXES[uri] ?? '?'}:${local}`;
    names.push(name);
    reader.open(name, new Map(all.map((attribute) => [attribute.local, attribute.value])));
  });
  parser.on('closetag', () => reader.close?.(names.pop() ?? ''));
  parser.on('text', (text) => reader.text?.(text));
  parser.on('cdata', (text) => reader.text?.(text));
  try {
    const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
    for (let at = 0; at < bytes.length; at += PIECE) {
      if (reader.isOver?.() === true) return undefined;
      parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    // Decoding errors are TypeErrors; anything else that was not stopped here is a bug and goes on.
    if (fault === undefined && !(error instanceof TypeError)) throw error;
    return fault ?? 'damaged';
  }
  return undefined;
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
