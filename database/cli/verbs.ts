/** The commands of the command line: their usage, an example, and the function that runs them. */

import * as analysis from './analysis.ts';
import * as backups from './backups.ts';
import { correct } from './correct.ts';
import * as files from './files.ts';
import * as search from './search.ts';
import * as tables from './tables.ts';
import type { Spoken } from './terminal.ts';
import * as verbs from './two-verbs.ts';

export type Options = Record<string, string | boolean | string[] | undefined>;
/** What a command gets: its positional arguments and options. */
export type Call = {
  args: string[];
  options: Options;
  progress: (done: number, total: number, what: string) => void;
};

export type Verb = {
  usage: string;
  does: string;
  example: string;
  /** How many positional arguments: at least, at most. */
  takes: readonly [number, number];
  run: (call: Call) => Spoken | Promise<Spoken>;
};

const MANY = 100_000;

export const verbTable: Readonly<Record<string, Verb>> = {
  new: {
    usage: 'new FILE --coder NAME [--title T]',
    does: 'creates a project; never overwrites',
    example: 'concord new study.concord --coder Ana --title "Rural care"',
    takes: [1, 1],
    run: files.create,
  },
  sample: {
    usage: 'sample FILE [--languages]',
    does: 'makes the sample study “The Hourly Bus”, or one in four other scripts',
    example: 'concord sample bus.concord',
    takes: [1, 1],
    run: files.sample,
  },
  import: {
    usage: 'import FILE PATH... [--coder NAME] [--encoding E]',
    does: 'adds documents and folders of documents',
    example: 'concord import study.concord interviews/ --coder Ana',
    takes: [2, MANY],
    run: files.importInto,
  },
  correct: {
    usage: 'correct FILE DOCUMENT TEXTFILE [--reason R] [--coder NAME] [--encoding E]',
    does: 'makes a new version of the text of a document; codings move with their words',
    example: 'concord correct study.concord "P01 Ilse" ilse-corrected.txt --reason "Misheard a name"',
    takes: [3, 3],
    run: correct,
  },
  codings: {
    usage: 'codings FILE TABLE [--offsets utf16|codepoint] [--coder NAME]',
    does: 'adds codings from CSV or JSONL: document, start, end, code, coder, memo',
    example: 'concord codings study.concord codings.csv --offsets codepoint',
    takes: [2, 2],
    run: files.loadTable,
  },
  codebook: {
    usage: 'codebook FILE TABLE [--preview] [--coder NAME]',
    does: 'adds the codes of a CSV table that are not there yet, with their definitions',
    example: 'concord codebook study.concord codes.csv --preview',
    takes: [2, 2],
    run: tables.codebook,
  },
  survey: {
    usage:
      'survey FILE TABLE [--folder NAME] [--as "HEADER=name|attribute[:TYPE]|document|skip"]... [--preview] [--coder NAME]',
    does: 'a case for each line, attributes, and documents of the open answers; --preview: what is guessed',
    example: 'concord survey study.concord survey.csv --as "Respondent=name" --as "Age=attribute:number"',
    takes: [2, 2],
    run: tables.survey,
  },
  workload: {
    usage: 'workload FILE DIR',
    does: 'loads a qbench-1 folder',
    example: 'concord workload bench.concord bench/M',
    takes: [2, 2],
    run: files.loadBench,
  },
  export: {
    usage:
      'export FILE --format coding-table|codebook|memos|quotations|ledger --to FOLDER [--coder NAME]... [--exact] [--at HEAD] [--attributes] [--texts] [--verifier] [--pseudonyms]',
    does: 'writes tables with a manifest; --attributes: with the cases of each segment and their attributes',
    example: 'concord export study.concord --format coding-table --to tables --verifier',
    takes: [1, 1],
    run: files.exportFrom,
  },
  verify: {
    usage: 'verify FILE [EXPORT...]',
    does: "checks the project's three kinds of proof, and each export against the project",
    example: 'concord verify study.concord tables',
    takes: [1, MANY],
    run: files.verify,
  },
  merge: {
    usage: 'merge FILE OTHER [--coder NAME]',
    does: 'takes in what a copy of the same project holds more',
    example: 'concord merge study.concord ben.concord',
    takes: [2, 2],
    run: files.merge,
  },
  copy: {
    usage: 'copy FILE --to PATH --for CODER [--blind]',
    does: "makes a coder's copy; blind: without anybody else's codings, memos and names",
    example: 'concord copy study.concord --to ben.concord --for Ben --blind',
    takes: [1, 1],
    run: files.copy,
  },
  backups: {
    usage: 'backups [FILE]',
    does: 'lists the automatic backups of a project, or of all projects',
    example: 'concord backups study.concord',
    takes: [0, 1],
    run: backups.backups,
  },
  restore: {
    usage: 'restore BACKUP --to PATH',
    does: 'makes a project file from a backup; never overwrites',
    example: 'concord restore 1763000000000-work-….concord --to study-before.concord',
    takes: [1, 1],
    run: backups.restore,
  },
  history: {
    usage: 'history FILE [--of ID] [--coder NAME] [--what KIND] [--since TIME] [--until TIME] [--limit N]',
    does: 'the audit trail, a sentence an entry',
    example: 'concord history study.concord --coder Ana',
    takes: [1, 1],
    run: analysis.history,
  },
  undo: {
    usage: 'undo FILE [--coder NAME]',
    does: 'as in the app',
    example: 'concord undo study.concord',
    takes: [1, 1],
    run: files.undo,
  },
  redo: {
    usage: 'redo FILE [--coder NAME]',
    does: 'as in the app',
    example: 'concord redo study.concord',
    takes: [1, 1],
    run: files.redo,
  },
  agree: {
    usage:
      'agree FILE [--coders A,B,...] [--unit character|sentence|paragraph|turn|document] | agree --cases FILE',
    does: 'agreement of coders per code',
    example: 'concord agree study.concord --coders Ana,Ben --unit sentence',
    takes: [0, 1],
    run: analysis.agree,
  },
  cooccurrence: {
    usage: 'cooccurrence FILE',
    does: 'how many pairs of codings of two codes overlap',
    example: 'concord cooccurrence study.concord',
    takes: [1, 1],
    run: analysis.cooccurrence,
  },
  segments: {
    usage: 'segments FILE --code PATH [--descendants] [--in DOCUMENT|FOLDER]... [--limit N]',
    does: 'the passages of a code',
    example: 'concord segments study.concord --code Access/Transport',
    takes: [1, 1],
    run: analysis.segments,
  },
  find: {
    usage:
      'find FILE TEXT [--phrase | --regex] [--exact] [--speaker NAME] [--in DOCUMENT|FOLDER]... [--limit N]',
    does: 'where words stand in documents; "a" | b* as whole words, else a phrase or a regular expression',
    example: `concord find study.concord 'bus | "on the moon"' --speaker 'P*'`,
    takes: [2, 2],
    run: search.find,
  },
  autocode: {
    usage: 'autocode FILE TEXT --code PATH [--unit hit|sentence|paragraph|turn|words-N] [as find]',
    does: 'codes all that a search finds, as one act; the rule is kept with the codings',
    example: 'concord autocode study.concord bus --code Access/Transport --unit sentence',
    takes: [2, 2],
    run: search.autocode,
  },
  repeats: {
    usage: 'repeats FILE [--words N] [--all]',
    does: 'the same words in more than one place that are coded differently; --all: coded alike too',
    example: 'concord repeats study.concord --words 12',
    takes: [1, 1],
    run: search.repeats,
  },
  execute: {
    usage: 'execute FILE COMMAND JSON [--coder NAME]',
    does: 'any command of the table',
    example: `concord execute study.concord code.add '{"id":"…","name":"Trust"}'`,
    takes: [3, 3],
    run: verbs.execute,
  },
  query: {
    usage: 'query FILE NAME JSON [--at HEAD]',
    does: 'any query of the table, of now or of the project as it stood at a head',
    example: "concord query study.concord code.tree '{}'",
    takes: [2, 3],
    run: verbs.query,
  },
  commands: {
    usage: 'commands',
    does: 'the commands with their JSON Schema',
    example: 'concord commands --json',
    takes: [0, 0],
    run: verbs.listCommands,
  },
  queries: {
    usage: 'queries',
    does: 'the queries with their JSON Schema',
    example: 'concord queries --json',
    takes: [0, 0],
    run: verbs.listQueries,
  },
};
