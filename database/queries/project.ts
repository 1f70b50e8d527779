/** Answers about the project, its coders and its history. */
import { basename } from 'node:path';
import { agreementSettings } from '../../shared/commands/project.ts';
import type { Id } from '../../shared/ids.ts';
import { done, refuse } from '../../shared/result.ts';
import { listBackups } from '../file/backup.ts';
import { verifyCopy } from '../file/verify-copy.ts';
import { lookup, membership } from '../index/lookup.ts';
import type { Answer, Ask } from './ask.ts';
import { filterOf, historyRow } from './events.ts';
import { sentenceOf, toldOf } from './sentence.ts';

export const summary: Answer<'project.summary'> = async (ask) => {
  const { project } = ask;
  const index = await ask.live.ready();
  const { db } = project.store;
  const row = db
    .prepare<[number], { title: string | null; settings: string | null }>(
      'select title, agreementSettings as settings from projects where k = ?',
    )
    .get(ask.objects.keyOf(project.id) ?? 0);
  const count = (table: string, where = '') =>
    db
      .prepare<[], { n: number }>(
        `select count(*) as n from ${table} where coalesce(deleted, 0) = 0 ${where}`,
      )
      .get()?.n ?? 0;
  const settings = row?.settings ? agreementSettings.safeParse(JSON.parse(row.settings)).data : undefined;
  return done({
    id: project.id,
    title: row?.title ?? '(erased)',
    file: project.name,
    head: project.store.head(),
    readOnly: project.readOnly,
    documents: count('sources'),
    codes: standingOf(ask.live.codes()),
    codings: index.size(),
    coders: standingOf(ask.live.coders()),
    preview: true,
    agreementSettings: settings ?? { unit: 'character', leaveOutUncoded: false },
    savedAt: project.savedAt(),
    recovered: project.recovered === null ? null : recoveredIn(ask, project.recovered),
  });
};

/** The actions that were written between the last opening and the unclean end, and the last of them in words. */
function recoveredIn(ask: Ask, { at, from, to }: { at: number; from: number; to: number }) {
  const { entries } = ask.project.store;
  const last = to > from ? toldOf(ask.read, entries.read(to)) : null;
  return { at, actions: to - from, last };
}

/** How many stand for themselves. */
function standingOf(redirects: ReadonlyMap<number, number>): number {
  let n = 0;
  for (const [k, end] of redirects) if (k === end) n++;
  return n;
}

export const listCoders: Answer<'coder.list'> = async (ask, { holding }) => {
  await ask.live.ready();
  const columns = ask.indexNow().columns();
  const people = ask.live.coders();
  const only = holding === undefined ? null : peopleOf(ask, holding);
  const personBehind = lookup(people, 'itself');
  const isCounted = only === null ? null : membership(only);
  const counts = new Map<number, number>();
  for (let i = 0; i < columns.length; i++) {
    if (columns.key[i] === 0) continue;
    const coder = personBehind(columns.coder[i] ?? 0);
    if (isCounted?.(coder) !== false) counts.set(coder, (counts.get(coder) ?? 0) + 1);
  }
  const isShown = (k: number, isGone: boolean): boolean =>
    only === null ? people.get(k) === k && (!isGone || counts.has(k)) : only.has(k);
  const rows = ask.project.store.db
    .prepare<[], { k: number; name: string | null; colour: string | null; deleted: number }>(
      'select k, name, colour, coalesce(deleted, 0) as deleted from coders order by k',
    )
    .all()
    .filter(({ k, deleted }) => isShown(k, deleted === 1));
  return done(
    rows.map((row) => ({
      id: ask.objects.idOf(row.k),
      name: row.name ?? '(erased)',
      colour: row.colour,
      codings: counts.get(row.k) ?? 0,
    })),
  );
};

/** Whose some codings are, also removed ones: people, not their profiles. */
function peopleOf(ask: Ask, codings: readonly Id[]): ReadonlySet<number> {
  const keys = codings.flatMap((id) => ask.objects.keyOf(id) ?? []);
  const raw = ask.project.store.db
    .prepare<[string], number>(
      'select distinct coder from codings where coder is not null and k in (select value from json_each(?))',
    )
    .pluck()
    .all(JSON.stringify(keys));
  const people = ask.live.coders();
  return new Set(raw.map((k) => people.get(k) ?? k));
}

export const listHistory: Answer<'history.list'> = async (
  ask,
  { limit, since, until, before, ...filter },
) => {
  const { entries } = ask.project.store;
  await ask.project.events.ready();
  const found = ask.project.events.matching({
    ...filterOf(ask, { ...filter, from: since, to: until }),
    before,
  });
  const rows = found.toSorted((a, b) => b.seq - a.seq).slice(0, limit);
  return done(
    rows.map(({ seq }) => {
      const entry = entries.read(seq);
      return historyRow(ask, seq, entry.hash, entry.envelope, toldOf(ask.read, entry));
    }),
  );
};

export const historyState: Answer<'history.state'> = (ask, input) => {
  const { undo, redo } = ask.project.undo.of(input.coder);
  return done({
    undo: sentenceAt(ask, undo.at(-1)?.describes),
    redo: sentenceAt(ask, redo.at(-1)?.describes),
    steps: undo.length,
  });
};

export const historyStack: Answer<'history.stack'> = (ask, input) => {
  const { undo } = ask.project.undo.of(input.coder);
  return done(undo.toReversed().map((act) => sentenceAt(ask, act.describes) ?? ''));
};

function sentenceAt(ask: Ask, seq: number | undefined): string | null {
  return seq === undefined ? null : sentenceOf(ask.read, ask.project.store.entries.read(seq));
}

export const backups: Answer<'backup.list'> = (ask) =>
  done(
    listBackups(ask.project.backups.folder).map((backup) => ({
      ...backup,
      file: basename(backup.file),
      token: basename(backup.file),
    })),
  );

export const drafts: Answer<'draft.list'> = (ask) =>
  done(
    ask.project.store.db
      .prepare<[], { key: string; body: string; at: number }>('select key, body, at from draft order by key')
      .all(),
  );

export const verify: Answer<'project.verify'> = async (ask) => {
  const verified = await verifyCopy(ask.project.path, ask.project.around.data, ask.progress, ask.signal);
  return verified === null
    ? refuse('cancelled', 'The check was cancelled. Nothing was changed.')
    : done(verified);
};
