/** What differs between two versions of a definition, field by field, as texts that can be compared. */
import type { Id } from '../../shared/ids.ts';
import type { DefinitionVersion } from '../../shared/queries/codebook.ts';

export interface Change {
  label: string;
  before: string;
  after: string;
}

type Told = readonly [label: string, tell: (of: DefinitionVersion, nameOf: (id: Id) => string) => string];

const fields: readonly Told[] = [
  ['Definition', ({ brief }) => brief],
  ['In full', ({ full }) => full],
  ['Use it for', ({ include }) => include],
  ['Not for', ({ exclude }) => exclude],
  ['Examples', ({ examples }) => (examples.length === 0 ? '' : String(examples.length))],
  ['Near misses', ({ nearMisses }, nameOf) => (nearMisses?.codes ?? []).map(nameOf).join(', ')],
  ['To tell them apart', ({ nearMisses }) => nearMisses?.note ?? ''],
  ['Never beside', ({ exclusiveWith }, nameOf) => exclusiveWith.map(nameOf).join(', ')],
  [
    'Origin',
    ({ origin }) => [origin?.kind ?? '', origin?.note ?? ''].filter((part) => part !== '').join(': '),
  ],
  ['Type', ({ type }) => type ?? ''],
  ['Put on', ({ unitRule }) => unitRule ?? ''],
  ['Weights', ({ weightScale: s }) => (s === null ? '' : `${s.min}–${s.max} by ${s.step}`)],
];

/** The fields that differ; all that are written where there is no earlier version. */
export function changesBetween(
  before: DefinitionVersion | null,
  after: DefinitionVersion,
  nameOf: (id: Id) => string,
): Change[] {
  return fields
    .map(([label, tell]) => ({
      label,
      before: before === null ? '' : tell(before, nameOf),
      after: tell(after, nameOf),
    }))
    .filter((change) => change.before !== change.after);
}
