/**
 * The ledger's own tables: the part of a project that is sacred. They are created once and changed
 * only by numbered, hand-written migrations, each after a verified backup. Everything else in the
 * file is derived from them (projection/schema.ts) or belongs to this machine (draft, meta).
 */

/** "CONC" in the header of every project file, at byte 68. */
export const APPLICATION_ID = 0x434f4e43;
/** The shape of the ledger tables, in the header at byte 60. */
export const LEDGER_VERSION = 1;

export const ledgerSchema = `
  -- One entry of the ledger. envelope and payload are the bytes that were hashed.
  -- payload and salt are null only where the entry itself has been erased.
  create table entry(
    seq integer primary key,
    hash blob not null check(length(hash) = 32),
    envelope blob not null,
    payload blob,
    salt blob
  ) strict;

  -- Every text a person wrote or said, sealed: id is the salted commitment in the ledger.
  create table content(
    k integer primary key,
    id blob not null unique check(length(id) = 32),
    salt blob not null,
    codec integer not null,
    mime text not null,
    subject blob,
    bytes blob not null
  ) strict;

  -- Plain SHA-256 of whole contents, by which the same document is recognised; deleted with the content.
  create table content_digest(k integer primary key, sha256 blob not null) strict;
  create index content_digest_sha256 on content_digest(sha256);

  -- What has been erased: entries keep the digest of their payload, so that the chain still verifies.
  create table erased_entry(hash blob primary key, digest blob not null) strict, without rowid;
  create table erased_content(id blob primary key, by_entry blob not null) strict, without rowid;

  -- Signatures of heads, beside the ledger.
  create table signature(hash blob not null, key blob not null, bytes blob not null, primary key(hash, key)) strict, without rowid;

  -- This machine's own: texts being written, and facts about the file.
  create table draft(key text primary key, body text not null, at integer not null) strict, without rowid;
  create table meta(key text primary key, value text not null) strict, without rowid;
`;
