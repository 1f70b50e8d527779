/**
 * Bytes of a text file to text. A byte order mark decides; then strict UTF-8; then UTF-16 without a
 * mark, seen by where its zero bytes stand; and only then a guess among the older encodings, which is
 * always told and comes with alternatives. Nothing is ever replaced silently: bytes that an encoding
 * does not have refuse that encoding. A file that is mostly UTF-8 with a few broken places is damaged
 * UTF-8, not Western European, and is refused with the place.
 *
 * The text comes back with LF line ends and without a leading mark; nothing else is changed.
 */
import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import { accepted, type ImportResult, refusal, shownName } from './import-error.ts';
import { utf8Evidence } from './utf8-evidence.ts';

export type Encoding = { name: string; guessed: boolean; confidence: number; alternatives: string[] };
export type Decoded = { text: string; encoding: Encoding };

const MARKS: readonly { hex: string; name: string }[] = [
  { hex: 'fffe0000', name: 'UTF-32LE' },
  { hex: '0000feff', name: 'UTF-32BE' },
  { hex: 'efbbbf', name: 'UTF-8' },
  { hex: 'fffe', name: 'UTF-16LE' },
  { hex: 'feff', name: 'UTF-16BE' },
];

/** Bytes the guess looks at, from shortly before the first letter outside ASCII. */
const SAMPLE = 262_144;
/** Below this the guess is no better than Western European, by far the most frequent. */
const WORTH_TRYING = 0.3;
/** Below this a file that also holds valid UTF-8 letters is refused rather than guessed. */
const WORTH_BELIEVING = 0.5;
const WESTERN = 'windows-1252';
const OFFERED = [
  'UTF-8',
  WESTERN,
  'ISO-8859-2',
  'windows-1251',
  'macintosh',
  'Shift_JIS',
  'EUC-JP',
  'Big5',
  'GB18030',
  'EUC-KR',
];

/** Decodes a text file; `forced` is an encoding chosen by the person and is not second-guessed. */
export function decodeText(name: string, bytes: Uint8Array, forced?: string): ImportResult<Decoded> {
  const shown = shownName(name);
  const decoded = forced === undefined ? decodeUnknown(shown, bytes) : decodeForced(shown, bytes, forced);
  if (!decoded.ok) return decoded;
  const text = withPlainLines(decoded.value.text);
  if (text.includes('\u0000')) return holdsNul(shown);
  if (isControlNoise(text))
    return refusal(
      'binary',
      `${shown} holds control codes instead of text; check that it is a text file, or save it as UTF-8 text.`,
    );
  return accepted({ ...decoded.value, text });
}

function decodeForced(shown: string, bytes: Uint8Array, forced: string): ImportResult<Decoded> {
  if (!iconv.encodingExists(forced))
    return refusal('encoding', `${shown}: Concord does not know the encoding chosen; choose another one.`);
  const text = decodeStrictly(bytes, forced);
  if (text !== undefined)
    return accepted({ text, encoding: { name: forced, guessed: false, confidence: 1, alternatives: [] } });
  return refusal('encoding', `${shown} holds bytes that ${forced} does not have; choose another encoding.`);
}

function decodeUnknown(shown: string, bytes: Uint8Array): ImportResult<Decoded> {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  const mark = MARKS.find(({ hex }) => head.startsWith(hex));
  if (mark !== undefined) {
    const text = decodeStrictly(bytes, mark.name);
    if (text !== undefined) return certain(text, mark.name);
    return refusal(
      'encoding',
      `${shown} says it is ${mark.name} but holds bytes that are not; save it again as UTF-8 and import that.`,
    );
  }
  if (bytes.includes(0)) return decodeWide(shown, bytes);
  const text = decodeStrictly(bytes, 'UTF-8');
  return text === undefined ? guess(shown, bytes) : certain(text, 'UTF-8');
}

function certain(text: string, name: string): ImportResult<Decoded> {
  return accepted({ text, encoding: { name, guessed: false, confidence: 1, alternatives: [] } });
}

/** Fewer zero bytes than this prove nothing: a stray NUL is not a sign of UTF-16. */
const FEWEST_ZEROS = 4;

/** UTF-16 without a mark: line ends, spaces and ASCII put their zero bytes all on one side. */
function decodeWide(shown: string, bytes: Uint8Array): ImportResult<Decoded> {
  const zeros = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const name = odd > even ? 'UTF-16LE' : 'UTF-16BE';
  const most = Math.max(even, odd);
  const isOneSided = most >= FEWEST_ZEROS && most > 20 * Math.min(even, odd) && most * 50 > bytes.length;
  const text = isOneSided && bytes.length % 2 === 0 ? decodeStrictly(bytes, name) : undefined;
  if (text === undefined || text.includes('\u0000') || isControlNoise(text)) return holdsNul(shown);
  return accepted({ text, encoding: { name, guessed: true, confidence: 0.9, alternatives: [] } });
}

function holdsNul(shown: string): ImportResult<Decoded> {
  return refusal(
    'binary',
    `${shown} holds NUL bytes, which a text never does; check that it is a text file, or save it again as UTF-8 text.`,
  );
}

function guess(shown: string, bytes: Uint8Array): ImportResult<Decoded> {
  const evidence = utf8Evidence(bytes);
  const matches = analyse(sampleOf(bytes))
    .map((match): { name: string; confidence: number } => ({
      name: match.name,
      confidence: match.confidence / 100,
    }))
    .filter(
      ({ name, confidence }) =>
        confidence >= WORTH_TRYING && !/^(UTF|ASCII)/.test(name) && iconv.encodingExists(name),
    );
  const isDamaged =
    evidence.valid > evidence.invalid ||
    (evidence.valid > 0 && (matches[0]?.confidence ?? 0) < WORTH_BELIEVING);
  if (isDamaged) {
    return refusal(
      'encoding',
      `${shown} is not valid UTF-8: line ${evidence.line} (byte ${evidence.firstInvalid}) is broken; save it again as UTF-8, or choose its encoding when importing.`,
    );
  }
  for (const { name, confidence } of [...matches, { name: WESTERN, confidence: 0.1 }]) {
    const text = decodeStrictly(bytes, name);
    if (text === undefined || hasC1(text)) continue;
    const others = [...matches.map((match) => match.name), ...OFFERED].filter((other) => other !== name);
    return accepted({
      text,
      encoding: { name, guessed: true, confidence, alternatives: [...new Set(others)] },
    });
  }
  return refusal(
    'encoding',
    `${shown} is in an encoding Concord cannot tell; save it as UTF-8, or choose its encoding when importing.`,
  );
}

function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const from = Math.max(0, first - 4_096);
  return bytes.subarray(from, from + SAMPLE);
}

/** The text, or undefined where the bytes are not this encoding. Keeps a leading mark out. */
function decodeStrictly(bytes: Uint8Array, name: string): string | undefined {
  if (/^utf-?8$/i.test(name)) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return undefined;
    }
  }
  const unit = /^utf-?16/i.test(name) ? 2 : /^utf-?32/i.test(name) ? 4 : 1;
  if (bytes.length % unit !== 0) return undefined;
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name);
  // Older encodings have no replacement character: where one appears, a byte had no meaning.
  const isWhole = text.isWellFormed() && (unit === 2 || !text.includes('\uFFFD'));
  return isWhole ? text : undefined;
}

function withPlainLines(text: string): string {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return bare.includes('\r') ? bare.replace(/\r\n?/g, '\n') : bare;
}

/** C1 control codes in a decoded text show that the encoding was a wrong guess. U+0085 is a line end. */
function hasC1(text: string): boolean {
  return /[\u0080-\u0084\u0086-\u009f]/.test(text);
}

function isControlNoise(text: string): boolean {
  const codes = text.match(/[\u0001-\u0008\u000e-\u001f\u007f]/g)?.length ?? 0;
  return codes > 8 && codes * 200 > text.length;
}
