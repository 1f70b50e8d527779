import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { decodeText } from '../../../database/import/charset.ts';

const decode = (bytes: Uint8Array, forced?: string) => decodeText('a.txt', bytes, forced);
const french =
  'Déjà vu, très cher, où êtes-vous allé hier après le dîner à la maison? Ça va être une belle journée.';

test.each([
  ['UTF-8', 'naïve 👍 text\n', true],
  ['UTF-16LE', 'naïve 👍 text\n', true],
  ['UTF-16BE', 'naïve 👍 text\n', true],
  ['UTF-32LE', 'naïve 👍 text\n', true],
  ['UTF-32BE', 'naïve 👍 text\n', true],
])('a mark says %s and goes', (name, text, addBOM) => {
  expect(decode(iconv.encode(text, name, { addBOM }))).toMatchObject({
    ok: true,
    value: { text, encoding: { name, guessed: false } },
  });
});

test.each(['UTF-16LE', 'UTF-16BE'])('%s without a mark is seen by its zeros', (name) => {
  const bytes = iconv.encode('Ein Satz über Züge.\nحقوق الإنسان\n', name, { addBOM: false });
  expect(decode(bytes)).toMatchObject({
    ok: true,
    value: { text: 'Ein Satz über Züge.\nحقوق الإنسان\n', encoding: { name, guessed: true } },
  });
});

test('a short Western text is guessed, says so and offers others', () => {
  const result = decode(iconv.encode(french, 'windows-1252'));
  expect(result).toMatchObject({ ok: true, value: { text: french, encoding: { guessed: true } } });
  if (result.ok) expect(result.value.encoding.alternatives).toContain('macintosh');
});

test('one word with an umlaut is Western rather than refused', () => {
  expect(decode(iconv.encode('Grüße', 'windows-1252'))).toMatchObject({ ok: true, value: { text: 'Grüße' } });
});

test('curly quotes of windows-1252 are never read as control codes', () => {
  const text = `${french} “Oui”, dit-il – c’est vrai…`;
  expect(decode(iconv.encode(text, 'windows-1252'))).toMatchObject({ ok: true, value: { text } });
});

test.each([
  ['windows-1251', 'Автобус приходит раз в час, и поликлиника с таким же успехом могла бы быть на луне.'],
  [
    'EUC-KR',
    '모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 천부적으로 이성과 양심을 부여받았다.',
  ],
  ['GB18030', '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。'],
])('%s is guessed right', (name, text) => {
  expect(decode(iconv.encode(text, name))).toMatchObject({
    ok: true,
    value: { text, encoding: { guessed: true } },
  });
});

test('UTF-8 with one broken letter is refused with its place, and can be forced', () => {
  const bytes = Buffer.concat([
    Buffer.from('Größe\n“so” naïve\n'),
    Buffer.from([0xe2, 0x80]),
    Buffer.from('\nend'),
  ]);
  const result = decode(bytes);
  expect(result).toMatchObject({
    ok: false,
    error: { kind: 'encoding', message: expect.stringContaining('line 3') },
  });
  expect(decode(bytes, 'macintosh').ok).toBe(true);
  expect(decode(bytes, 'utf-8')).toMatchObject({ ok: false, error: { kind: 'encoding' } });
  expect(decode(bytes, 'nonsense')).toMatchObject({ ok: false, error: { kind: 'encoding' } });
});

test('forcing an encoding the bytes do not have is refused', () => {
  expect(decode(iconv.encode(french, 'windows-1252'), 'Shift_JIS')).toMatchObject({ ok: false });
  expect(decode(Uint8Array.from([0x61, 0x81, 0x62]), 'windows-1252')).toMatchObject({ ok: false });
});

test('half a pair, an odd byte, NUL and control noise are refused', () => {
  expect(decode(Buffer.from('\uFEFFa\uD83D', 'utf16le'))).toMatchObject({
    ok: false,
    error: { kind: 'encoding' },
  });
  expect(decode(Buffer.from('fffe6100ff', 'hex'))).toMatchObject({ ok: false, error: { kind: 'encoding' } });
  expect(decode(Buffer.from('a\u0000b'))).toMatchObject({ ok: false, error: { kind: 'binary' } });
  expect(decode(Buffer.from('\u0001\u0002\u0003'.repeat(9)))).toMatchObject({
    ok: false,
    error: { kind: 'binary' },
  });
});

test('only line ends and a leading mark change', () => {
  const text = 'a\r\nb\rc\n\u0085\u2028\u000b\u000c e\u0301 \uFEFF ﬁ\t \n\n';
  const result = decode(Buffer.from(`\uFEFF${text}`));
  expect(result).toMatchObject({ ok: true, value: { text: text.replace('\r\n', '\n').replace('\r', '\n') } });
});
