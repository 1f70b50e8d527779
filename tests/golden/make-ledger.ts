/**
 * Writes the golden ledger of the present vocabulary: a small project in which every entity and every
 * cell of the format stands, written by real commands where there are some and by plain changes where
 * no screen uses an entity yet, with an undone act, an erased memo and a merged copy.
 * Run once for a release: node tests/golden/make-ledger.ts NAME. What is released is never made anew.
 */
import { copyFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stateDigest } from '../../database/projection/dump.ts';
import type { AnyCell, AnyPart, Change } from '../../shared/changes.ts';
import { type Id, mintId } from '../../shared/ids.ts';
import { cellsOf, type EntityName, entityNames, type PartKind } from '../../shared/records.ts';
import { must, workbench } from '../support/project.ts';

const name = process.argv[2];
if (name === undefined || !/^[a-z0-9-]+$/.test(name)) throw new Error('Name the ledger, such as preview-0.');

const bench = workbench();
const { session, coder } = await bench.create();
let count = 0;
const id = (): Id =>
  mintId(1_760_000_000_000 + ++count, Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, count >> 8, count & 255]));

writeFileSync(bench.path('bus.txt'), 'INT: How do you get there?\nMara: The bus comes once an hour. 🚌\n');
const imported = must(
  await session.execute('source.import', { from: [{ path: bench.path('bus.txt') }] }, coder),
);
const source = imported.imported[0]?.id ?? coder;
const code = id();
must(
  await session.execute(
    'code.add',
    { id: code, name: 'Transport', definition: { id: id(), brief: 'Getting there.' } },
    coder,
  ),
);
must(
  await session.execute('coding.add', { codings: [{ id: id(), source, start: 33, end: 61, code }] }, coder),
);
must(await session.execute('coding.add', { codings: [{ id: id(), source, start: 0, end: 3, code }] }, coder));
must(await session.execute('history.undo', {}, coder));
const memo = id();
must(
  await session.execute(
    'memo.write',
    {
      id: memo,
      on: { kind: 'code', id: code },
      body: '[{"kind":"paragraph","runs":[{"text":"To be forgotten"}]}]',
    },
    coder,
  ),
);
session.project.write(
  [
    {
      command: 'checkpoint.add',
      changes: entityNames.filter((entity) => entity !== 'project').map(everyCell),
    },
  ],
  { author: coder },
);
must(
  await session.execute(
    'project.copy',
    { to: { path: bench.path('copy.concord') }, coder, blind: false },
    coder,
  ),
);
const copy = bench.open('copy.concord').session;
must(await copy.execute('code.rename', { id: code, name: 'Transport, there and back' }, coder));
bench.close(copy);
must(await session.execute('project.merge', { from: { path: bench.path('copy.concord') } }, coder));
must(
  await session.execute(
    'project.erase',
    { targets: [{ entity: 'memo', id: memo }], reason: 'asked for' },
    coder,
  ),
);

const verified = must(await session.query('project.verify', {}));
if (!verified.ok) throw new Error(JSON.stringify(verified.problems));
const expected = {
  head: verified.head,
  entries: verified.entries,
  erased: verified.erased,
  state: stateDigest(session.project.store.db),
};
bench.close(session);
const target = fileURLToPath(new URL(`./ledgers/${name}`, import.meta.url));
copyFileSync(bench.path('study.concord'), `${target}.concord`);
writeFileSync(`${target}.json`, `${JSON.stringify(expected, null, 2)}\n`);
bench.end();

/** A new object of an entity with a value in every cell. */
function everyCell(entity: EntityName): Change {
  const cells: Record<string, AnyCell> = {};
  for (const [cell, spec] of cellsOf(entity)) {
    if (cell === 'deleted' || cell === 'into') continue;
    const single = spec.parts[''];
    cells[cell] = single
      ? sample(single)
      : Object.fromEntries(Object.entries(spec.parts).map(([part, kind]) => [part, sample(kind)]));
  }
  return { entity, id: id(), cells };
}

function sample(kind: PartKind): AnyPart {
  const samples: Record<PartKind, AnyPart> = {
    id: code,
    ids: [code, source],
    int: 7,
    real: 0.25,
    flag: true,
    hash: session.project.store.head(),
    word: 'sample',
    data: { of: ['numbers', 1, 2.5], and: null },
    sealed: 'Words of a person: é 語 🚌',
    content: { mime: 'text/plain; charset=utf-8', bytes: Buffer.from('A whole content.') },
  };
  return samples[kind];
}
