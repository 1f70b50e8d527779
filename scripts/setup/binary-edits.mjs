// The edits that adapt the registry runtime's executable: byte replacements and Electron's fuses.
//
// Why edits at all: the runtime is Electron 33, which refuses Node-API 10, the version better-sqlite3's
// prebuilt binary asks for. Two comparisons decide that. Both were tried with better-sqlite3's own test
// suite. An edit that does not match exactly once stops the set-up: a different binary is never guessed at.

/**
 * @typedef {object} BinaryEdit
 * @property {string} purpose
 * @property {string} before bytes in hex, found exactly once
 * @property {string} after as many bytes in hex
 */

/** @type {readonly BinaryEdit[]} */
export const runtimeEdits = [
  {
    purpose: 'load addons made for Node-API 10',
    before: '8d41f63df4ffff7f0f87',
    after: '8d41f53df3ffff7f0f87',
  },
  {
    purpose: 'allow references to any value, as Node-API 10 does',
    before: '3dffffff7f74244c89efe8',
    after: '3dffffff7feb244c89efe8',
  },
];

/** Applies edits in place.
 * @param {Buffer} bytes
 * @param {readonly BinaryEdit[]} edits
 * @throws when an edit matches nowhere or more than once, or would change the length */
export function applyEdits(bytes, edits) {
  for (const { purpose, before, after } of edits) {
    const wanted = Buffer.from(before, 'hex');
    const replacement = Buffer.from(after, 'hex');
    const position = bytes.indexOf(wanted);
    const isUnique = position >= 0 && bytes.indexOf(wanted, position + 1) < 0;
    if (!isUnique || wanted.length !== replacement.length) {
      throw new Error(`The runtime cannot be adapted (${purpose}): its bytes are not the expected ones.`);
    }
    replacement.copy(bytes, position);
  }
}

/** Marks the start of the fuses in an Electron executable; a version byte and a length byte follow. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_VERSION = 1;

/** Positions of the fuses in the wire, by the names of Electron's documentation. */
const FUSE_POSITIONS = {
  runAsNode: 0,
  nodeCliInspectArguments: 3,
  asarIntegrityValidation: 4,
  onlyLoadAppFromAsar: 5,
  browserSpecificSnapshot: 6,
};

/** The fuses of the runtime used for development: an unpacked app, started and inspected by tests. */
export const developmentFuses = {
  runAsNode: true,
  nodeCliInspectArguments: true,
  asarIntegrityValidation: false,
  onlyLoadAppFromAsar: false,
  browserSpecificSnapshot: false,
};

/** Sets fuses in place.
 * @param {Buffer} bytes an Electron executable
 * @param {Partial<Record<keyof typeof FUSE_POSITIONS, boolean>>} fuses
 * @throws when the executable has no fuses of version 1 or too few */
export function setFuses(bytes, fuses) {
  const sentinel = bytes.indexOf(FUSE_SENTINEL);
  const header = sentinel + FUSE_SENTINEL.length;
  if (sentinel < 0 || bytes[header] !== FUSE_VERSION) {
    throw new Error('The runtime cannot be adapted: its fuses were not found.');
  }
  const length = bytes.readUInt8(header + 1);
  for (const [name, position] of Object.entries(FUSE_POSITIONS)) {
    const isOn = fuses[/** @type {keyof typeof FUSE_POSITIONS} */ (name)];
    if (isOn === undefined) continue;
    if (position >= length) throw new Error(`The runtime cannot be adapted: it has no fuse "${name}".`);
    bytes.write(isOn ? '1' : '0', header + 2 + position, 'latin1');
  }
}
