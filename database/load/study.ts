/**
 * A sample study as it lies in a folder: plain texts, a survey as CSV, a codebook, and codings as quoted
 * passages. Reading it changes nothing; words that are not where a quotation says they are, are a mistake
 * and are told with the file and the words.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { done, type Result, refuse } from '../../shared/result.ts';

const code = z.strictObject({
  name: z.string(),
  brief: z.string(),
  include: z.string(),
  exclude: z.string(),
  /** A document and the words in it. */
  example: z.tuple([z.string(), z.string()]),
  /** The code it is taken for, and how to tell them apart. */
  nearMiss: z.tuple([z.string(), z.string()]),
});
export type StudyCode = z.infer<typeof code>;

const codebook = z.strictObject({
  families: z.array(z.strictObject({ name: z.string(), brief: z.string(), codes: z.array(code) })),
  mergedMidway: z.strictObject({
    name: z.string(),
    family: z.string(),
    brief: z.string(),
    into: z.string(),
  }),
  redefinedMidway: z.strictObject({ code: z.string(), exclude: z.string(), reason: z.string() }),
});
export type StudyBook = z.infer<typeof codebook>;

const memo = z.strictObject({
  on: z.enum(['project', 'document', 'code', 'free']),
  of: z.string().default(''),
  title: z.string(),
  status: z.enum(['thought', 'decision', 'question']),
  text: z.string(),
});

const description = z.strictObject({
  title: z.string(),
  /** A letter for each coder; the first makes the project. */
  coders: z.record(z.string(), z.string()),
  /** Documents by folder, in their order; each is `folder/name.txt`. */
  folders: z.record(z.string(), z.array(z.string())),
  /** A table with a line a respondent: closed answers, then open ones. */
  survey: z.string().optional(),
  /** People who were interviewed, with what is known of them in the columns of the survey. */
  cases: z
    .array(
      z.strictObject({ name: z.string(), document: z.string(), values: z.record(z.string(), z.string()) }),
    )
    .default([]),
  /** A document and words in it where nothing is coded yet: where somebody new begins. */
  beginAt: z.tuple([z.string(), z.string()]).optional(),
  codedBeforeTheChange: z.array(z.string()).default([]),
  memos: z.array(memo).default([]),
});

/** A passage with a code: UTF-16 offsets, half-open. */
export type StudyCoding = {
  document: string;
  coder: string;
  code: string;
  start: number;
  end: number;
  memo: string | null;
};
export type StudyDocument = { folder: string; name: string; text: string };
export type Study = z.infer<typeof description> & {
  documents: StudyDocument[];
  /** The path of the survey; null where there is none. */
  surveyFile: string | null;
  codebook: StudyBook | null;
  codings: StudyCoding[];
};

/** Stands for the words left out of a quotation. */
const GAP = ' … ';

/** Reads a whole study. */
export function readStudy(folder: string): Result<Study> {
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const study = description.parse(JSON.parse(text('study.json')));
  const documents = Object.entries(study.folders).flatMap(([inside, names]) =>
    names.map((name) => ({ folder: inside, name, text: text(join(inside, `${name}.txt`)) })),
  );
  if (study.survey === undefined)
    return done({ ...study, documents, surveyFile: null, codebook: null, codings: [] });
  const codings: StudyCoding[] = [];
  for (const document of documents.filter((one) => one.folder === 'Interviews')) {
    const found = codingsIn(text(join('codings', `${document.name}.txt`)), document);
    if (!found.ok) return found;
    codings.push(...found.value);
  }
  const book = codebook.parse(JSON.parse(text('codebook.json')));
  return done({ ...study, documents, surveyFile: join(folder, study.survey), codebook: book, codings });
}

/** Lines as "A Transport: the words", for both as "AB"; an indented line is a memo on the coding above. */
function codingsIn(lines: string, document: StudyDocument): Result<StudyCoding[]> {
  const codings: StudyCoding[] = [];
  for (const line of lines.split('\n').filter((one) => one.trim() !== '')) {
    const [, coders, name, quotation] = /^([A-Z]+) ([^:]+): (.+)$/.exec(line) ?? [];
    const last = codings.at(-1);
    if (coders === undefined || name === undefined || quotation === undefined) {
      if (last !== undefined && line.startsWith('  ')) last.memo = line.trim();
      else return wrong(document, line);
      continue;
    }
    const span = quoted(document.text, quotation);
    if (span === null) return wrong(document, quotation);
    for (const coder of coders)
      codings.push({ document: document.name, coder, code: name, ...span, memo: null });
  }
  return done(codings);
}

/** Where a quotation stands, from its first words to its last; null when it does not. */
export function quoted(text: string, quotation: string): { start: number; end: number } | null {
  const [first = '', ...rest] = quotation.split(GAP);
  const start = text.indexOf(first);
  let end = start + first.length;
  for (const part of rest) {
    const at = text.indexOf(part, end);
    if (at < 0) return null;
    end = at + part.length;
  }
  return start < 0 ? null : { start, end };
}

function wrong(document: StudyDocument, words: string): Result<never> {
  return refuse('invalid', `The sample study quotes words that “${document.name}” does not hold: ${words}`);
}
