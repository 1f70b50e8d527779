/**
 * Coding all that a search finds. The search is carried out again here, so that the rule kept with the
 * codings is exactly what made them; hits that were struck out are left out, and so is what already
 * carries the code. One act: in entries of at most 1,000 changes, undone together.
 */
import { type Change, change, type Data } from '../../shared/changes.ts';
import type { ParsedInput } from '../../shared/commands.ts';
import type { Id } from '../../shared/ids.ts';
import { done, refuse } from '../../shared/result.ts';
import { LIMITS } from '../../shared/text.ts';
import { type Handler, missing } from '../kit.ts';
import { codedBy } from '../queries/coded.ts';
import { spansToCode } from '../search/spans-to-code.ts';
import { struckCell } from '../search/struck-hits.ts';
import type { Draft } from '../store.ts';
import { acting, checkSpan } from './coding.ts';

export const autocode: Handler<'coding.autocode'> = async (kit, input) => {
  const coder = acting(kit);
  if (!coder.ok) return coder;
  const code = kit.read.code(input.code);
  if (code === null) return missing('code');
  if (code.codable === 0)
    return refuse('refused', `“${code.name}” only groups other codes and is not applied itself.`);
  if (kit.read.keyOf(input.rule) !== null)
    return refuse('duplicate', 'There is already something with that id. Nothing was changed.');
  const ask = await kit.ask();
  const found = await kit.project.searches.find(ask, input.search);
  if (!found.ok) return found;
  const hits = found.value;
  if (hits.length !== input.expected) {
    return refuse(
      'conflict',
      `The search now finds ${hits.length} hits, not the ${input.expected} that were shown. Look at them again; nothing was changed.`,
    );
  }
  const isCoded = codedBy(ask, code.id, coder.value.id);
  const changes: Change[] = [];
  let skipped = 0;
  const parts = { read: kit.read, texts: kit.project.texts, idOf: kit.project.store.objects.idOf };
  for (const { source, span } of spansToCode(parts, hits, input.unit, input.without)) {
    if (isCoded(source.k, span) || checkSpan(kit, source, span.start, span.end) !== null) {
      skipped++;
      continue;
    }
    changes.push(
      change('coding', kit.mint(), {
        source: source.id,
        span: { revision: source.head, ...span },
        claim: { code: code.id, definition: code.definition },
        coder: coder.value.id,
        method: { how: 'autocode', rule: input.rule },
      }),
    );
  }
  if (changes.length === 0) return done({ ...kit.write([]), added: 0, skipped });
  const struck = struckCell(kit.read, parts.idOf, hits, input.without);
  const drafts = draftsOf(ruleChange(input, code.id, struck), changes);
  return done({ ...kit.writeGroup(drafts), added: changes.length, skipped });
};

type Input = ParsedInput<'coding.autocode'>;

/** The rule, so that it can be read, and run again, as long as its codings are there; with what it left out. */
function ruleChange(input: Input, code: Id, struck: Data): Change {
  const { query, scope } = input.search;
  const unit = input.unit.kind === 'words' ? `words-${input.unit.around}` : input.unit.kind;
  return change('rule', input.rule, {
    query: JSON.stringify({ ...query, speaker: scope.speaker }),
    unit,
    code,
    scope: { sources: scope.sources, folders: scope.folders },
    ...(struck === null ? {} : { struck }),
  });
}

function draftsOf(rule: Change, codings: readonly Change[]): Draft[] {
  const drafts: Draft[] = [];
  const all = [rule, ...codings];
  for (let at = 0; at < all.length; at += LIMITS.changesPerEntry) {
    drafts.push({ command: 'coding.autocode', changes: all.slice(at, at + LIMITS.changesPerEntry) });
  }
  return drafts;
}
