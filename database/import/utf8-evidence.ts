/**
 * How far bytes look like UTF-8 that was damaged, as opposed to another encoding: letters outside
 * ASCII that are valid UTF-8 almost never occur by chance in a single-byte encoding.
 */

/** `valid` and `invalid` count sequences outside ASCII; `firstInvalid` is a byte offset, `line` from 1. */
export type Utf8Evidence = { valid: number; invalid: number; firstInvalid: number; line: number };

/** Counts well-formed and ill-formed sequences by table 3-7 of the Unicode Standard. */
export function utf8Evidence(bytes: Uint8Array): Utf8Evidence {
  const evidence: Utf8Evidence = { valid: 0, invalid: 0, firstInvalid: -1, line: 0 };
  let line = 1;
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    if (lead === 0x0a) line += 1;
    const length = lead < 0x80 ? 1 : sequenceAt(bytes, at);
    if (length > 1) evidence.valid += 1;
    if (length === 0) {
      if (evidence.invalid === 0) Object.assign(evidence, { firstInvalid: at, line });
      evidence.invalid += 1;
    }
    at += Math.max(1, length);
  }
  return evidence;
}

/** Length of the well-formed sequence that starts here, or 0. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length =
    lead >= 0xc2 && lead <= 0xdf
      ? 2
      : lead >= 0xe0 && lead <= 0xef
        ? 3
        : lead >= 0xf0 && lead <= 0xf4
          ? 4
          : 0;
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next] ?? 0;
    const low = next > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = next > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (byte < low || byte > high) return 0;
  }
  return length;
}
