/**
 * What a file is, by its first bytes and its name together. Neither is believed alone: an image named
 * notes.txt is refused by name, and so is a text named notes.docx. Only the bytes given are looked at.
 */
import { accepted, type ImportResult, refusal, shownName } from './import-error.ts';

export type DocumentKind = 'text' | 'markdown' | 'docx';

const EXTENSIONS: Readonly<Record<string, DocumentKind>> = {
  '': 'text',
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  docx: 'docx',
  docm: 'docx',
};

const WANTED: Readonly<Record<DocumentKind, string>> = {
  text: 'text',
  markdown: 'Markdown text',
  docx: 'a Word document',
};

/** First bytes in hexadecimal, the offset they stand at, and what they show the file to be. */
const SIGNATURES: readonly { hex: string; at?: number; is: string }[] = [
  { hex: '89504e470d0a1a0a', is: 'a PNG image' },
  { hex: 'ffd8ff', is: 'a JPEG image' },
  { hex: '474946383761', is: 'a GIF image' },
  { hex: '474946383961', is: 'a GIF image' },
  { hex: '49492a00', is: 'a TIFF image' },
  { hex: '4d4d002a', is: 'a TIFF image' },
  { hex: '255044462d', is: 'a PDF document' },
  { hex: '7b5c727466', is: 'an RTF document' },
  { hex: 'd0cf11e0a1b11ae1', is: 'an old Office document (.doc) or one locked with a password' },
  { hex: '53514c69746520666f726d6174203300', is: 'a database' },
  { hex: '1f8b08', is: 'a compressed archive' },
  { hex: '377abcaf271c', is: 'a compressed archive' },
  { hex: '526172211a07', is: 'a compressed archive' },
  { hex: 'fd377a585a00', is: 'a compressed archive' },
  { hex: '494433', is: 'a sound recording' },
  { hex: '4f676753', is: 'a sound recording' },
  { hex: '664c6143', is: 'a sound recording' },
  { hex: '52494646', is: 'a sound recording or an image' },
  { hex: '66747970', at: 4, is: 'a film or sound recording' },
  { hex: '1a45dfa3', is: 'a film' },
  { hex: '7f454c46', is: 'a program' },
  { hex: 'cffaedfe', is: 'a program' },
];

const ZIP = /^504b(0304|0506|0708)/;

/** The importer for a file, or the refusal of a type Concord cannot read or a name that misleads. */
export function recognise(name: string, bytes: Uint8Array): ImportResult<DocumentKind> {
  const shown = shownName(name);
  const kind = EXTENSIONS[extensionOf(name)];
  const found = signatureOf(bytes);
  if (kind === undefined) {
    return refusal(
      'unsupported',
      `${shown} is not a type Concord reads as a document; save it as .docx, .txt or .md and import that.`,
    );
  }
  if (bytes.length === 0)
    return refusal('empty', `${shown} is empty (0 bytes); choose a file with text in it.`);
  if (kind === 'docx') return found === 'zip' ? accepted(kind) : notWord(shown, found);
  if (found === undefined) return accepted(kind);
  const is = found === 'zip' ? 'a zip archive or an Office document' : found;
  return refusal(
    'binary',
    `${shown} is ${is}, not ${WANTED[kind]}; rename it to its real type or save it as text.`,
  );
}

function notWord(shown: string, found: string | undefined): ImportResult<DocumentKind> {
  const is = found ?? 'plain text or something else';
  return refusal(
    'damaged',
    `${shown} is ${is}, not ${WANTED.docx}; open it in its own program, save it as .docx without a password and import that.`,
  );
}

function signatureOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  if (ZIP.test(head)) return 'zip';
  return SIGNATURES.find(({ hex, at = 0 }) => head.startsWith(hex, at * 2))?.is;
}

function extensionOf(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const dot = base.lastIndexOf('.');
  return dot <= 0 ? '' : base.slice(dot + 1).toLowerCase();
}
