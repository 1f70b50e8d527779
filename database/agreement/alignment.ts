/**
 * The best alignment of several coders' units, the exact half of gamma. A unitary alignment takes at most one unit
 * from each coder; an alignment uses every unit once; its disorder is the sum over unitary alignments of their mean
 * pairwise dissimilarity, divided by the mean number of units a coder made.
 * Source: Mathet, Widloecher and Metivier 2015, Computational Linguistics 41(3). Exact, and therefore for small
 * documents only.
 */

export type AlignedUnit = { readonly start: number; readonly end: number; readonly category: string };

/** Weights of the two parts of the dissimilarity, and the cost of a unit without a partner. */
export type Dissimilarity = { readonly position: number; readonly category: number; readonly empty: number };

const MOST_CANDIDATES = 200_000;
const MOST_STATES = 200_000;

/** One unitary alignment: the units in it, by number over all coders, and what it costs. */
type Candidate = { readonly members: readonly number[]; readonly cost: number };

/** The smallest disorder, or undefined when there are too many units to find it exactly. */
export function bestAlignmentDisorder(
  coders: readonly (readonly AlignedUnit[])[],
  weights: Dissimilarity,
): number | undefined {
  const count = coders.reduce((sum, units) => sum + units.length, 0);
  if (count === 0 || coders.length < 2) return 0;
  if (coders.reduce((product, units) => product * (units.length + 1), 1) > MOST_CANDIDATES) return undefined;
  const cost = cheapestCover(count, candidates(coders, weights));
  return cost === undefined ? undefined : cost / (count / coders.length);
}

/** ((|ds| + |de|) / (sum of lengths))^2 for places, 1 for another category; each with its weight. */
function dissimilarity(a: AlignedUnit | undefined, b: AlignedUnit | undefined, w: Dissimilarity): number {
  if (a === undefined || b === undefined) return w.empty;
  const lengths = a.end - a.start + (b.end - b.start);
  const apart = (Math.abs(a.start - b.start) + Math.abs(a.end - b.end)) / lengths;
  return (w.position * apart * apart + (a.category === b.category ? 0 : w.category)) * w.empty;
}

/**
 * All unitary alignments no dearer than leaving their units alone (a lone unit costs exactly `empty`), listed under
 * each unit they hold, cheapest per unit first.
 */
function candidates(coders: readonly (readonly AlignedUnit[])[], w: Dissimilarity): Candidate[][] {
  const pairs = (coders.length * (coders.length - 1)) / 2;
  const under: Candidate[][] = coders.flat().map(() => []);
  const offsets = coders.map((_, i) => coders.slice(0, i).reduce((sum, units) => sum + units.length, 0));
  const choose = (
    coder: number,
    chosen: (AlignedUnit | undefined)[],
    members: number[],
    sum: number,
  ): void => {
    if (coder === coders.length) {
      const cost = sum / pairs;
      if (members.length > 0 && cost <= members.length * w.empty) {
        for (const member of members) under[member]?.push({ members, cost });
      }
      return;
    }
    const choices: [AlignedUnit | undefined, number[]][] = [[undefined, members]];
    coders[coder]?.forEach((unit, i) => {
      choices.push([unit, [...members, (offsets[coder] ?? 0) + i]]);
    });
    for (const [unit, held] of choices) {
      const added = chosen.reduce((total, other) => total + dissimilarity(other, unit, w), 0);
      choose(coder + 1, [...chosen, unit], held, sum + added);
    }
  };
  choose(0, [], [], 0);
  for (const list of under) list.sort((a, b) => a.cost / a.members.length - b.cost / b.members.length);
  return under;
}

/** Covers every unit once at least cost: takes the first unit left, tries what holds it, remembers the rest. */
function cheapestCover(count: number, under: readonly (readonly Candidate[])[]): number | undefined {
  const known = new Map<string, number>();
  const covered = new Array<boolean>(count).fill(false);
  const rest = (): number => {
    const first = covered.indexOf(false);
    if (first < 0) return 0;
    const state = covered.map((done) => (done ? '1' : '0')).join('');
    const before = known.get(state);
    if (before !== undefined) return before;
    if (known.size > MOST_STATES) return 0;
    let best = Number.POSITIVE_INFINITY;
    for (const { members, cost } of under[first] ?? []) {
      if (cost >= best || members.some((member) => covered[member])) continue;
      for (const member of members) covered[member] = true;
      best = Math.min(best, cost + rest());
      for (const member of members) covered[member] = false;
    }
    known.set(state, best);
    return best;
  };
  const cost = rest();
  return known.size > MOST_STATES ? undefined : cost;
}
