/**
 * The paragraphs of a text while it is corrected, as far as their look goes: kind, level and speaker label
 * follow the words of the blocks they had. What is stored is divided anew by the command.
 */
import type { Block } from '../../shared/blocks.ts';
import type { Run } from '../../shared/diff.ts';

/** @param runs from `before`, the text of `blocks`, to `text` */
export function blocksNow(
  before: string,
  blocks: readonly Block[],
  runs: readonly Run[],
  text: string,
): readonly Block[] {
  if (before === text) return blocks;
  const carry = carrier(runs);
  const looks = new Map<number, { block: Block; end: number; isExact: boolean }>();
  for (const block of blocks) {
    const body = carry(block.body);
    const start = lineStart(text, body.at);
    const known = looks.get(start);
    if (known !== undefined && (known.isExact || !body.isExact)) continue;
    const isWrapped = before.slice(block.start, block.end).includes('\n');
    looks.set(start, { block, end: isWrapped ? carry(block.end).at : start, isExact: body.isExact });
  }
  const now: Block[] = [];
  for (let start = 0; start <= text.length; ) {
    const look = looks.get(start);
    const end = lineEnd(text, Math.max(start, look?.end ?? start));
    now.push(look === undefined ? { start, end, kind: 'paragraph', body: start } : dressed(look.block));
    start = end + 1;

    function dressed({ kind, level, ...block }: Block): Block {
      const label = before.slice(block.start, block.body);
      const hasLabel =
        block.speaker !== undefined && text.startsWith(label, start) && start + label.length <= end;
      return {
        start,
        end,
        kind,
        ...(level === undefined ? {} : { level }),
        ...(hasLabel && block.speaker !== undefined
          ? {
              speaker: {
                start: start + block.speaker.start - block.start,
                end: start + block.speaker.end - block.start,
              },
              body: start + label.length,
            }
          : { body: start }),
      };
    }
  }
  return now;
}

/** Where ascending offsets stand now; an offset of removed words stands where they were. */
export function carrier(runs: readonly Run[]): (offset: number) => { at: number; isExact: boolean } {
  let at = 0;
  let [before, after] = [0, 0];
  return (offset) => {
    for (;;) {
      const run = runs[at];
      if (run === undefined) return { at: after + (offset - before), isExact: true };
      if (offset < before + run.keep) return { at: after + (offset - before), isExact: true };
      if (offset < before + run.keep + run.remove) return { at: after + run.keep, isExact: false };
      before += run.keep + run.remove;
      after += run.keep + run.insert;
      at += 1;
    }
  };
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}
