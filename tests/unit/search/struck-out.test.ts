/** What a rule left out: it moves with a corrected text, holds no words to erase, travels with copies but blind ones. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFile } from '../../../database/connection.ts';
import { type Correcting, correcting } from '../../support/correcting.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';

let bench: Bench;
let study: Correcting;
let on: Correcting['on'];
const rule = newId();
const WORDS = 'Zanzibar';

beforeEach(async () => {
  bench = workbench();
  study = await correcting(bench);
  on = study.on;
  const { text } = await study.document();
  // The text gets two places to look for; the first is struck out.
  const first = text.slice(0, text.indexOf(' '));
  await study.correct(first, `${first} ${WORDS} and ${WORDS}`);
  const search = { query: { text: WORDS } };
  const { rows, total } = must(await on.session.query('search.texts', search));
  expect(total).toBe(2);
  await study.run('coding.autocode', {
    rule,
    code: on.code,
    search,
    unit: { kind: 'hit' },
    expected: 2,
    without: [{ source: on.source, start: rows[0]?.start ?? 0 }],
  });
});
afterEach(() => bench.end());

const struck = async () => must(await on.session.query('rule.struck', { rule }));

test('it moves with a corrected text, and says where it stood when its words are gone', async () => {
  const [before] = (await struck()).rows;
  await study.correct(WORDS, `far ${WORDS}`);
  const after = await struck();
  expect(after.rows).toMatchObject([{ start: (before?.start ?? 0) + 4, quote: WORDS, isLost: false }]);
  expect(after.places).toEqual([{ source: on.source, start: (before?.start ?? 0) + 4 }]);
  await study.correct(`far ${WORDS} and `, '');
  expect(await struck()).toMatchObject({ rows: [{ quote: WORDS, isLost: true }], places: [] });
});

test('an erased document leaves a place without words, and the project sound', async () => {
  await study.run('project.erase', { targets: [{ entity: 'source', id: on.source }], reason: 'withdrew' });
  const { rows } = await struck();
  expect(rows.every(({ quote, before, after }) => `${quote}${before}${after}` === '')).toBe(true);
  const db = openFile(bench.path('study.concord'), { readOnly: true });
  const stored = db.prepare('select struck from coding_rules').pluck().all();
  db.close();
  expect(JSON.stringify(stored)).not.toContain(WORDS);
  expect(must(await on.session.query('project.verify', {})).problems).toEqual([]);
});

test('a copy has it, a blind copy has neither rule nor places, and merging back changes nothing', async () => {
  const ben = newId();
  await study.run('coder.add', { id: ben, name: 'Ben' });
  for (const blind of [false, true]) {
    const path = join(bench.folder, blind ? 'blind.concord' : 'whole.concord');
    await study.run('project.copy', { to: { path }, coder: ben, blind });
    const copy = bench.open(blind ? 'blind.concord' : 'whole.concord').session;
    const found = await copy.query('rule.struck', { rule });
    expect(found.ok && found.value.places.length).toBe(blind ? false : 1);
    if (blind) expect(must(await copy.query('rule.list', {}))).toEqual([]);
    await study.run('project.merge', { from: { path } });
  }
  expect((await struck()).places).toHaveLength(1);
});
