/**
 * The codebook of a sample study: families and codes with full definitions, each with an example that is a
 * coding, all written as one act, so that every coding was made under the definition that stands.
 */
import { type Change, change } from '../../shared/changes.ts';
import type { Id } from '../../shared/ids.ts';
import { keyAfter } from '../../shared/order.ts';
import { done, type Result, refuse } from '../../shared/result.ts';
import { freeTag } from '../commands/tags.ts';
import type { Project } from '../project.ts';
import { quoted, type Study, type StudyBook, type StudyCode, type StudyCoding } from './study.ts';

/** A code that was made, and the definition it has now. */
export type Made = { id: Id; definition: Id };
type MakeCoding = (coding: StudyCoding, code: Made) => { id: Id; changes: Change[] };

/** Codes by name, and the codings that are written along with them as their examples. */
export type Codebook = { codes: Map<string, Made>; examples: Set<StudyCoding> };

/** Writes the codebook as the work of `author`. */
export function writeCodebook(
  project: Project,
  author: Id,
  study: Study & { codebook: StudyBook },
  makeCoding: MakeCoding,
): Result<Codebook> {
  const { families, mergedMidway: merged } = study.codebook;
  const { codes, changes, add } = openCodes(project);
  const examples = new Set<StudyCoding>();
  for (const family of families) {
    const above = add(family.name, null);
    changes.push(change('definition', above.definition, { code: above.id, brief: family.brief }, above.id));
    for (const { name } of family.codes) add(name, above.id);
    if (merged.family !== family.name) continue;
    const short = add(merged.name, above.id);
    changes.push(change('definition', short.definition, { code: short.id, brief: merged.brief }, short.id));
  }
  for (const code of families.flatMap((family) => family.codes)) {
    const made = codes.get(code.name);
    const near = codes.get(code.nearMiss[0]);
    const coding = exampleOf(study, code);
    if (made === undefined || near === undefined || coding === undefined)
      return refuse('invalid', `The sample study has no coding that is the example of “${code.name}”.`);
    const example = makeCoding(coding, made);
    examples.add(coding);
    changes.push(...example.changes, definitionOf(code, made, example.id, near.id));
  }
  project.write([{ command: 'codebook.import', changes }], { author });
  return done({ codes, examples });
}

/** Codes in the making: each after the one before it, with a colour and a tag of its own. */
function openCodes(project: Project) {
  const { mint } = project.around;
  const codes = new Map<string, Made>();
  const changes: Change[] = [];
  const tags = new Set<string>();
  const orders = new Map<Id | null, string>();
  return {
    codes,
    changes,
    add(name: string, parent: Id | null): Made {
      const made = { id: mint(), definition: mint() };
      const order = keyAfter(orders.get(parent) ?? null);
      orders.set(parent, order);
      const tag = freeTag(name, tags);
      tags.add(tag);
      codes.set(name, made);
      const look = { colour: String(1 + ((codes.size - 1) % 24)), texture: 'solid' };
      const kind = parent === null ? 'category' : 'code';
      const { id, definition } = made;
      changes.push(
        change('code', id, { name, kind, place: { parent, order }, look, tag, status: 'stable', definition }),
      );
      return made;
    },
  };
}

function definitionOf(code: StudyCode, made: Made, example: Id, near: Id): Change {
  const { brief, include, exclude, nearMiss } = code;
  const cells = {
    code: made.id,
    brief,
    include,
    ...(exclude === '' ? {} : { exclude }),
    examples: [example],
    nearMisses: { codes: [near], note: nearMiss[1] },
    type: 'descriptive',
  };
  return change('definition', made.definition, cells, made.id);
}

/** The first coding with the code that shares words with the example; the first coder's before others'. */
function exampleOf(study: Study, { name, example }: StudyCode): StudyCoding | undefined {
  const [document, words] = example;
  const text = study.documents.find((one) => one.name === document)?.text ?? '';
  const span = quoted(text, words);
  const [first] = Object.keys(study.coders);
  const found = study.codings.filter(
    (coding) =>
      span !== null &&
      coding.document === document &&
      coding.code === name &&
      coding.start < span.end &&
      coding.end > span.start,
  );
  return found.find(({ coder }) => coder === first) ?? found[0];
}
