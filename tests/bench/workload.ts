/** What a workload says of itself: its rows, and the reference answers that every timed result must equal. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const phrase = z.object({ phrase: z.string(), hits: z.int(), documents: z.int() });

const answers = z.object({
  busiestDocument: z.object({ id: z.int(), codings: z.int() }),
  topCode: z.object({ id: z.int(), own: z.int(), withDescendants: z.int() }),
  segmentsPerCode: z.array(z.int()),
  codeDocumentNonZeroCells: z.int(),
  cooccurrence: z.object({ pairs: z.int(), nonZeroCells: z.int(), sha256: z.string() }),
  search: z.object({ common: phrase, rare: phrase }),
  agreement: z.object({
    documents: z.int(),
    characters: z.int(),
    pooledKappa: z.number().nullable(),
    perCode: z.array(
      z.object({
        code: z.int(),
        both: z.int(),
        only1: z.int(),
        only2: z.int(),
        kappa: z.number().nullable(),
      }),
    ),
  }),
});

const named = z.object({ id: z.int(), name: z.string() });
const code = named.extend({ parent: z.int().nullable() });
const document = named.extend({ path: z.string() });
const coding = z.object({
  id: z.int(),
  document: z.int(),
  start: z.int(),
  end: z.int(),
  code: z.int(),
  coder: z.int(),
  createdAt: z.string(),
  memo: z.string().optional(),
});

export type WorkloadCoding = z.infer<typeof coding>;
export type Workload = ReturnType<typeof readWorkload>;

/** The rows and answers of a workload folder. Codings are many and read one by one. */
export function readWorkload(folder: string) {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  return {
    folder,
    answers: answers.parse(JSON.parse(text('answers.json'))),
    coders: z.array(named).parse(JSON.parse(text('coders.json'))),
    codes: [...lines(text('codes.jsonl'), code)],
    documents: [...lines(text('documents.jsonl'), document)],
    codings: (): Generator<WorkloadCoding> => lines(text('codings.jsonl'), coding),
  };
}

function* lines<T>(text: string, schema: z.ZodType<T>): Generator<T> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end);
    at = end < 0 ? text.length : end + 1;
    if (line !== '') yield schema.parse(JSON.parse(line));
  }
}
