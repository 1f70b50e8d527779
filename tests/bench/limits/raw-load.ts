/**
 * The least that loading can cost on this machine: texts deflated and inserted, codings inserted with
 * two indexes, all in one transaction. No ledger, no hashes, no checks.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { openFile } from '../../../database/connection.ts';
import type { Workload } from '../workload.ts';

/** Writes the workload into a fresh file. */
export function loadRaw(workload: Workload, path: string): void {
  const db = openFile(path, { mustExist: false });
  try {
    db.exec(`
      create table document(k integer primary key, name text, text blob) strict;
      create table coding(k integer primary key, document integer, start integer, end integer, code integer,
        coder integer, at text, memo text) strict;
      create index coding_document on coding(document, start);
      create index coding_code on coding(code, document);
    `);
    const document = db.prepare<[number, string, Uint8Array]>('insert into document values (?, ?, ?)');
    const coding = db.prepare<[number, number, number, number, number, number, string, string | null]>(
      'insert into coding values (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    db.exec('begin');
    for (const { id, name, path: file } of workload.documents)
      document.run(id, name, deflateRawSync(readFileSync(join(workload.folder, file)), { level: 6 }));
    for (const row of workload.codings())
      coding.run(
        row.id,
        row.document,
        row.start,
        row.end,
        row.code,
        row.coder,
        row.createdAt,
        row.memo ?? null,
      );
    db.exec('commit');
  } finally {
    db.close();
  }
}
