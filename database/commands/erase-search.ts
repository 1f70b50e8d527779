/**
 * Looking for erased words afterwards: samples of every erased text are searched in the raw bytes of
 * the file (as UTF-8 and UTF-16, as written and in lower case) and in all remaining sealed texts.
 * What is found is told, with where: another document may repeat the same words.
 */
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import type { ContentId, Id } from '../../shared/ids.ts';
import { entityNames, recordOf } from '../../shared/records.ts';
import { type ContentRow, readStrings, STRINGS } from '../content.ts';
import type { Kit } from '../kit.ts';
import { toId } from '../ledger/bytes.ts';
import { MAX_INFLATED, unpack } from '../ledger/pack.ts';

const PROBE = 24;
const SHORTEST = 8;
const PROBES_A_TEXT = 8;
const MOST_PROBES = 64;

/** Samples of the texts behind contents that are about to be erased. */
export function probesOf(kit: Kit, contents: readonly ContentId[]): string[] {
  const probes = new Set<string>();
  for (const id of contents) {
    const row = kit.project.store.contents.row(id);
    if (row === null) continue;
    for (const text of textsOf(row)) for (const probe of samples(text)) probes.add(probe);
    if (probes.size >= MOST_PROBES) break;
  }
  return [...probes].slice(0, MOST_PROBES);
}

function textsOf(row: ContentRow): readonly string[] {
  if (row.mime === STRINGS) return readStrings(row) ?? [];
  if (!row.mime.startsWith('text/')) return [];
  return [Buffer.from(unpack(row, MAX_INFLATED)).toString('utf8')];
}

function samples(text: string): string[] {
  if (text.length < SHORTEST) return [];
  const step = Math.max(PROBE, Math.floor(text.length / PROBES_A_TEXT));
  const found: string[] = [];
  for (let at = 0; at + SHORTEST <= text.length && found.length < PROBES_A_TEXT; at += step) {
    const sample = text.slice(at, at + PROBE).trim();
    if (sample.length >= SHORTEST && sample.isWellFormed() && !sample.includes('\n')) found.push(sample);
  }
  return found;
}

type Place = { entity: string; id: Id | null; name: string };

/** Where words of the erased texts still stand in this project. */
export function remainingOf(kit: Kit, probes: readonly string[]): Place[] {
  const found = new Map<string, Place>();
  const { db } = kit.project.store;
  const keys = db.prepare<[], { k: number }>('select k from content order by k').all();
  const select = db.prepare<[number], ContentRow>('select * from content where k = ?');
  for (const { k } of keys) {
    const row = select.get(k);
    if (row === undefined) continue;
    const text = textsOf(row).join('\n').toLowerCase();
    if (!probes.some((probe) => text.includes(probe.toLowerCase()))) continue;
    const place = placeOf(kit, row);
    found.set(place.id ?? place.name, place);
  }
  if (found.size === 0 && standsRaw(kit.project.path, probes)) {
    found.set('file', { entity: 'file', id: null, name: 'somewhere in the project file' });
  }
  return [...found.values()];
}

function placeOf(kit: Kit, row: ContentRow): Place {
  const id = row.subject === null ? null : toId(row.subject);
  const number = id === null ? null : (kit.project.store.objects.row(id)?.entity ?? null);
  const entity = entityNames.find((name) => recordOf(name).n === number) ?? 'text';
  return { entity, id, name: id === null ? '' : (kit.read.nameOf(id) ?? '') };
}

/** Whether any sample stands in the bytes of a file. */
export function standsRaw(path: string, probes: readonly string[]): boolean {
  const bytes = readFileSync(path);
  return probes.some((probe) =>
    [probe, probe.toLowerCase()].some(
      (form) => bytes.includes(Buffer.from(form, 'utf8')) || bytes.includes(Buffer.from(form, 'utf16le')),
    ),
  );
}
