/**
 * verify.py on a small export made here, whole and tampered with in every way it must notice. The export is built
 * from the written formats, not with the program's ledger, so that the script and the program cannot share a mistake.
 */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { type CsvForm, csvWriter } from '../../../database/export/csv.ts';

const script = join(import.meta.dirname, '../../../database/export/verify.py');
const python = spawnSync('python3', ['--version']).status === 0;
const root = mkdtempSync(join(tmpdir(), 'concord-verify-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const project = '018f0000-0000-7000-8000-000000000001';
const projectBytes = Buffer.from(project.replaceAll('-', ''), 'hex');
const text = 'Ada: we waited 😀 so long.\n=Then nothing.\nعند الباب\n';

type Cbor = number | string | null | boolean | Uint8Array | Cbor[] | Map<string, Cbor>;

function head(major: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(major << 5) | n]);
  const wide = Buffer.alloc(9);
  wide[0] = (major << 5) | 27;
  wide.writeBigUInt64BE(BigInt(n), 1);
  return wide;
}

/** The part of CBOR that entries use, with definite lengths. */
function cbor(item: Cbor): Buffer {
  if (item === null) return Buffer.from([0xf6]);
  if (typeof item === 'boolean') return Buffer.from([item ? 0xf5 : 0xf4]);
  if (typeof item === 'number') return item < 0 ? head(1, -1 - item) : head(0, item);
  if (typeof item === 'string') return Buffer.concat([head(3, Buffer.byteLength(item)), Buffer.from(item)]);
  if (item instanceof Uint8Array) return Buffer.concat([head(2, item.length), item]);
  if (Array.isArray(item)) return Buffer.concat([head(4, item.length), ...item.map(cbor)]);
  return Buffer.concat([
    head(5, item.size),
    ...[...item].flatMap(([key, value]) => [cbor(key), cbor(value)]),
  ]);
}

const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

type Line = {
  seq: number;
  hash: string;
  envelope: string;
  payload: string | null;
  salt: string | null;
  digest: string;
};

function entry(seq: number, parents: Buffer[], payload: Buffer, of = projectBytes): Line {
  const envelope = cbor([
    1,
    of,
    parents,
    Buffer.alloc(8, 7),
    seq,
    1_790_000_000_000 + seq,
    0,
    -3,
    120,
    Buffer.alloc(16, 9),
    'apply-code',
    0,
    null,
    null,
  ]);
  const salt = Buffer.alloc(16, seq);
  const digest = sha256('concord payload 1\0', salt, payload);
  return {
    seq,
    hash: sha256('concord entry 1\0', envelope, digest).toString('hex'),
    envelope: envelope.toString('base64'),
    payload: payload.toString('base64'),
    salt: salt.toString('base64'),
    digest: digest.toString('hex'),
  };
}

/** Four entries: a root, two written apart, and the merge of both. */
function ledger(): Line[] {
  const body = cbor(new Map<string, Cbor>([['changes', ['coding', -1, true, null]]]));
  const hashOf = (line: Line): Buffer => Buffer.from(line.hash, 'hex');
  const first = entry(1, [], Buffer.concat([Buffer.of(0), body]));
  const left = entry(2, [hashOf(first)], Buffer.concat([Buffer.of(1), deflateRawSync(body)]));
  const right = entry(3, [hashOf(first)], Buffer.concat([Buffer.of(0), body]));
  return [first, left, right, entry(4, [hashOf(left), hashOf(right)], Buffer.concat([Buffer.of(0), body]))];
}

const columns = [
  'coding_id',
  'source_id',
  'start_codepoint',
  'end_codepoint',
  'start_utf16',
  'end_utf16',
  'quote',
  'quote_sha256',
  'code_id',
  'coder_id',
  'created_at',
];

type Coding = { id: string; start: number; end: number; quote?: string; start16?: number };

type Changes = {
  form?: CsvForm;
  codings?: Coding[];
  lines?: (lines: Line[]) => Line[];
  texts?: boolean;
  text?: string;
  first?: Record<string, unknown>;
  manifest?: Record<string, unknown>;
  /** Done to the folder after the manifest is written. */
  afterwards?: (folder: string) => void;
};

const points = [...text];
const whole: Coding[] = [
  { id: 'c-1', start: 5, end: 18 },
  { id: 'c-2', start: 15, end: 16 },
  { id: 'c-3', start: 26, end: 41 },
  { id: 'c-4', start: 25, end: 45 },
  { id: 'c-5', start: 41, end: 41 },
];

let made = 0;

function exported(changes: Changes = {}): { status: number | null; output: string } {
  made += 1;
  const folder = join(root, String(made));
  mkdirSync(join(folder, 'texts'), { recursive: true });
  const form = changes.form ?? 'spreadsheet-safe';
  let csv = '';
  const writer = csvWriter(columns, form, (chunk) => {
    csv += chunk;
  });
  const codings = changes.codings ?? whole;
  for (const { id, start, end, quote, start16 } of codings) {
    const own = quote ?? points.slice(start, end).join('');
    const from = start16 ?? points.slice(0, start).join('').length;
    const digest = sha256(own).toString('hex');
    writer.row([
      id,
      's-1',
      start,
      end,
      from,
      from + own.length,
      own,
      digest,
      'k',
      'a',
      '2026-01-01T00:00:00Z',
    ]);
  }
  writer.end();
  const lines = (changes.lines ?? ((all) => all))(ledger());
  const last = ledger().at(-1)?.hash ?? '';
  const opening = { concord: 'ledger 1', project, head: last, entries: lines.length, ...changes.first };
  const jsonl = [opening, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
  writeFileSync(join(folder, 'coding-table.csv'), csv);
  writeFileSync(join(folder, 'ledger.jsonl'), jsonl);
  if (changes.texts !== false) writeFileSync(join(folder, 'texts/s-1.txt'), changes.text ?? text);
  const file = (name: string, rows: number) => {
    const bytes = readFileSync(join(folder, name));
    return { name, bytes: bytes.length, sha256: sha256(bytes).toString('hex'), rows };
  };
  const manifest = {
    concord: 'manifest 1',
    program: { name: 'Concord', version: '0.1.0' },
    project: { id: project, title: 'Study' },
    head: last,
    options: { form },
    files: [file('coding-table.csv', codings.length), file('ledger.jsonl', lines.length)],
    sources: [
      {
        id: 's-1',
        name: 'Interview',
        sha256: sha256(text).toString('hex'),
        length_utf16: text.length,
        length_codepoints: points.length,
      },
    ],
    ...changes.manifest,
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  changes.afterwards?.(folder);
  const run = spawnSync('python3', ['-I', script, folder], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return { status: run.status, output: run.stdout };
}

const replaced = (name: string, from: string | RegExp, to: string) => (folder: string) => {
  const path = join(folder, name);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
};

const changed = (place: number, change: (line: Line) => Line) => (lines: Line[]) =>
  lines.map((line, i) => (i === place ? change(line) : line));

describe.skipIf(!python)('verify.py (needs python3 on the path)', () => {
  test.each<CsvForm>(['spreadsheet-safe', 'exact'])('finds nothing wrong with a whole export, %s', (form) => {
    const { status, output } = exported({ form });
    expect(output).toBe(
      '2 files compared with the manifest\n' +
        '5 codings: 5 compared with the text of their source, 0 with their digest only\n' +
        '4 ledger entries recomputed, 0 of them without their payload (erased or left out)\n' +
        'no problems\n',
    );
    expect(status).toBe(0);
  });

  test('says when quotes could be compared with digests only', () => {
    const { status, output } = exported({ texts: false });
    expect(output).toContain('0 compared with the text of their source, 5 with their digest only');
    expect(status).toBe(0);
  });

  test('an erased payload is counted, not held against the chain', () => {
    const { status, output } = exported({
      lines: changed(1, (line) => ({ ...line, payload: null, salt: null })),
    });
    expect(output).toContain('4 ledger entries recomputed, 1 of them without');
    expect(status).toBe(0);
  });

  const flip = (base64: string): string => {
    const bytes = Buffer.from(base64, 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    return bytes.toString('base64');
  };

  test.each<[string, Changes, string]>([
    [
      'a changed byte',
      { afterwards: replaced('coding-table.csv', 'waited', 'wasted') },
      'coding-table.csv: its SHA-256 is not',
    ],
    [
      'a missing file',
      { afterwards: (folder) => rmSync(join(folder, 'ledger.jsonl')) },
      'ledger.jsonl: is named in the manifest and missing',
    ],
    ['a longer file', { afterwards: replaced('ledger.jsonl', /$/, '\n') }, 'ledger.jsonl: has'],
    [
      'a path out of the folder',
      { manifest: { files: [{ name: '../x', bytes: 0, sha256: '' }] } },
      'leads out of the folder',
    ],
    [
      'a quote that is not the text',
      { codings: [{ id: 'c-9', start: 5, end: 8, quote: 'the' }] },
      'coding-table.csv row 1 (coding c-9): the quote is not the source text at code points 5 to 8',
    ],
    [
      'offsets that do not fit the quote',
      { codings: [...whole, { id: 'c-9', start: 5, end: 9, quote: 'we' }] },
      'row 6 (coding c-9): the quote has 2 code points, the offsets span 4',
    ],
    [
      'UTF-16 offsets of another place',
      { codings: [{ id: 'c-9', start: 19, end: 21, start16: 19 }] },
      'its UTF-16 offsets are not the same place',
    ],
    [
      'one coding twice',
      { codings: [whole[0], whole[0]].filter((c) => c !== undefined) },
      'row 2 (coding c-1): the coding id occurs twice',
    ],
    [
      'another text',
      { text: text.replace('waited', 'wasted') },
      'texts/s-1.txt: is not the text of source s-1',
    ],
    [
      'a changed payload',
      { lines: changed(2, (line) => ({ ...line, payload: flip(line.payload ?? '') })) },
      'ledger.jsonl line 4: the payload does not have the digest',
    ],
    [
      'a changed envelope',
      { lines: changed(0, (line) => ({ ...line, envelope: flip(line.envelope) })) },
      'ledger.jsonl line 2: the hash stated is not the hash',
    ],
    [
      'a changed digest',
      { lines: changed(0, (line) => ({ ...line, digest: '00'.repeat(32), payload: null })) },
      'the hash stated is not the hash',
    ],
    ['an entry left out', { lines: (lines) => lines.filter((_, i) => i !== 1) }, 'is not an entry before it'],
    ['the last entry left out', { lines: (lines) => lines.slice(0, 3) }, 'is not an entry'],
    [
      'an entry of nobody',
      { lines: (lines) => [...lines, entry(5, [], Buffer.of(0, 0xf6))] },
      '1 entries are not part of the history of its head',
    ],
    [
      'an entry of another project',
      { lines: (lines) => [entry(0, [], Buffer.of(0, 0xf6), Buffer.alloc(16)), ...lines] },
      'it belongs to another project',
    ],
    [
      'a line that is no entry',
      { lines: (lines) => [...lines, JSON.parse('{"seq":5}')] },
      'ledger.jsonl line 6: is not a ledger entry',
    ],
    ['a count that does not fit', { first: { entries: 9 } }, 'has 4 entries, its first line says 9'],
    ['a head that is no entry', { manifest: { head: '00'.repeat(32) } }, 'manifest.json: the head 0000'],
    [
      'a manifest of something else',
      { manifest: { concord: 'x' } },
      'manifest.json: is missing or does not say',
    ],
  ])('notices %s', (_name, changes, message) => {
    const { status, output } = exported(changes);
    expect(output).toContain(message);
    expect(output).toMatch(/\n\d+ problems?\n$/);
    expect(status).toBe(1);
  });

  test('wrong usage is told apart', () => {
    expect(spawnSync('python3', [script]).status).toBe(2);
  });
});
