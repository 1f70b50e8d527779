/**
 * Whole numbers as bytes: each as unsigned LEB128, seven bits a byte, the lowest first. Small numbers, of
 * which boundaries and changes of a text mostly consist, take one byte.
 */

const MOST = 0x7fffffff;

/** Packs numbers from 0 to 2^31 - 1. Throws a RangeError on others. */
export function packNumbers(numbers: Iterable<number>): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (const number of numbers) {
    if (!Number.isInteger(number) || number < 0 || number > MOST)
      throw new RangeError('Only whole numbers from 0 to 2^31 - 1 can be packed.');
    let rest = number;
    for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

/** The reverse of packNumbers; throws a RangeError on bytes that it cannot have made. */
export function unpackNumbers(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const byte of bytes) {
    value += (byte & 0x7f) * 2 ** shift;
    shift += 7;
    if (byte >= 0x80 && shift < 35) continue;
    if (byte >= 0x80 || value > MOST) throw new RangeError('Packed numbers hold one that is too large.');
    numbers.push(value);
    value = 0;
    shift = 0;
  }
  if (shift !== 0) throw new RangeError('Packed numbers end in the middle of one.');
  return numbers;
}
