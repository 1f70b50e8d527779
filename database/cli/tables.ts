/** The commands that take in a table whole: a codebook, and a survey. With --preview they say what it would bring, and change nothing. */
import { basename, resolve } from 'node:path';
import { attributeType, surveyUse } from '../../shared/commands/case.ts';
import type { QueryOutput } from '../../shared/queries.ts';
import type { Session } from '../session.ts';
import { arg, text } from './files.ts';
import { actingCoder, reading, writing } from './open.ts';
import { columns, Refused, type Spoken, UsageError, valueIn } from './terminal.ts';
import type { Call } from './verbs.ts';

type SurveyColumn = QueryOutput<'survey.read'>['columns'][number];

/** Adds the codes of a table that are not in the project, with their definitions. */
export function codebook(call: Call): Promise<Spoken> {
  const from = { path: resolve(arg(call, 1)) };
  if (call.options.preview === true) return reading(arg(call, 0), (session) => codesOf(session, from));
  return writing(arg(call, 0), async (session) => {
    const coder = await actingCoder(session, text(call, 'coder'));
    const { added, known, head } = valueIn(await session.execute('codebook.import', { from }, coder));
    return {
      status: 0,
      value: { added, known, head },
      lines: [`Added ${added} codes; ${known} were there.`],
    };
  });
}

async function codesOf(session: Session, from: { path: string }): Promise<Spoken> {
  const found = valueIn(await session.query('codebook.read', { from }));
  const { add, known, rows, ignored, problems } = found;
  const lines = [
    `“${basename(from.path)}” would add ${add} codes; ${known} are there.`,
    ...columns(
      rows.map((row) => [row.line, '  '.repeat(row.level - 1) + row.name, row.isKnown ? 'there' : 'new']),
    ),
    ...(add + known > rows.length ? [`And ${add + known - rows.length} more.`] : []),
    ...ignored.map((header) => `The column “${header}” would not be read.`),
    ...problems,
  ];
  return { status: problems.length > 0 ? 1 : 0, value: found, lines };
}

/** Makes a case of each line of a survey, with attributes, and documents of the open answers. */
export function survey(call: Call): Promise<Spoken> {
  const from = { path: resolve(arg(call, 1)) };
  const folder = text(call, 'folder') ?? basename(from.path).replace(/\.[^.]+$/u, '');
  const open = call.options.preview === true ? reading : writing;
  return open(arg(call, 0), async (session) => {
    const { rows, columns: found } = valueIn(await session.query('survey.read', { from }));
    const used = found.map((column) => ({ ...column }));
    for (const choice of choices(call)) choose(used, choice);
    if (call.options.preview === true) return told(rows, used);
    const coder = await actingCoder(session, text(call, 'coder'));
    const taken = used
      .map(({ as, type }, column) => ({ column, as, type }))
      .filter(({ as }) => as !== 'skip');
    const result = valueIn(
      await session.execute('survey.import', { from, folder, columns: taken }, coder, {
        progress: call.progress,
      }),
    );
    const { cases, attributes, documents, cells, head } = result;
    const line = `Imported ${cases} cases, ${attributes} attributes with ${cells} values, and ${documents} documents.`;
    return { status: 0, value: { cases, attributes, documents, cells, head }, lines: [line] };
  });
}

function choices(call: Call): string[] {
  const given = call.options.as;
  return Array.isArray(given) ? given : [];
}

/** Takes what is said of a column, `HEADER=USE` or `HEADER=attribute:TYPE`, instead of what was guessed. */
function choose(used: SurveyColumn[], choice: string): void {
  const cut = choice.lastIndexOf('=');
  const header = choice.slice(0, Math.max(cut, 0));
  const [use, kind] = choice.slice(cut + 1).split(':');
  const as = surveyUse.safeParse(use);
  const type = attributeType.optional().safeParse(kind);
  if (cut < 1 || !as.success || !type.success)
    throw new UsageError(
      `“${choice}” is not understood. Say --as "HEADER=${surveyUse.options.join('|')}", or HEADER=attribute:${attributeType.options.join('|')}.`,
    );
  const meant = used.filter((column) => column.header === header);
  if (meant.length === 0) throw new Refused(`The survey has no column “${header}”. Nothing was imported.`);
  for (const column of meant) {
    column.as = as.data;
    if (type.data !== undefined) column.type = type.data;
  }
}

function told(rows: number, used: readonly SurveyColumn[]): Spoken {
  const lines = [
    `${rows} cases. The columns would become:`,
    ...columns(
      used.map(({ header, as, type, filled }) => [
        header,
        as === 'attribute' ? `${as}:${type}` : as,
        `${filled} filled`,
      ]),
    ),
  ];
  return { status: 0, value: { rows, columns: used }, lines };
}
