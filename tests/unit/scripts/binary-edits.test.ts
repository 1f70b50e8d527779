/** The edits of the registry runtime on made-up bytes: exactly once, same length, else refused. */
import { expect, test } from 'vitest';
import { applyEdits, runtimeEdits, setFuses } from '../../../scripts/setup/binary-edits.mjs';

const edit = { purpose: 'a test', before: 'aabbcc', after: 'aaddcc' };
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

test('replaces the bytes in place', () => {
  const binary = bytes('00aabbcc11');
  applyEdits(binary, [edit]);
  expect(binary).toEqual(bytes('00aaddcc11'));
});

test.each([
  ['bytes that are not there', '001122'],
  ['bytes that are there twice', 'aabbcc00aabbcc'],
])('refuses %s', (_case, hex) => {
  expect(() => applyEdits(bytes(hex), [edit])).toThrow('cannot be adapted (a test)');
});

test('refuses an edit that would change the length', () => {
  expect(() => applyEdits(bytes('aabbcc'), [{ ...edit, after: 'aa' }])).toThrow('cannot be adapted');
});

test('an edited binary is not edited again', () => {
  const binary = bytes('00aabbcc11');
  applyEdits(binary, [edit]);
  expect(() => applyEdits(binary, [edit])).toThrow('cannot be adapted');
});

test("the runtime's own edits keep lengths and change one thing each", () => {
  for (const { before, after } of runtimeEdits) expect(after.length).toBe(before.length);
  const binary = Buffer.concat(runtimeEdits.map(({ before }) => bytes(before)));
  applyEdits(binary, runtimeEdits);
  expect(binary).toEqual(Buffer.concat(runtimeEdits.map(({ after }) => bytes(after))));
});

/** An executable's fuse wire between other bytes. */
function executable(wire: string, version = 1): Buffer {
  const header = Buffer.from([version, wire.length]);
  const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
  return Buffer.concat([Buffer.from('before'), sentinel, header, Buffer.from(wire), Buffer.from('after')]);
}

test('sets the named fuses and leaves the others', () => {
  const binary = executable('00001111');
  setFuses(binary, { runAsNode: true, nodeCliInspectArguments: true, asarIntegrityValidation: false });
  expect(binary).toEqual(executable('10010111'));
});

test('refuses a binary without fuses, of another version, or with too few', () => {
  expect(() => setFuses(Buffer.from('nothing'), { runAsNode: true })).toThrow('not found');
  expect(() => setFuses(executable('0000', 2), { runAsNode: true })).toThrow('not found');
  expect(() => setFuses(executable('000'), { nodeCliInspectArguments: true })).toThrow(
    'nodeCliInspectArguments',
  );
});
