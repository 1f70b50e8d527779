/**
 * The cases of a sample study: one for each person interviewed, and by importing the survey, as a person
 * would, one for each respondent, with the closed answers as attributes and the open ones as documents.
 */
import type { Id } from '../../shared/ids.ts';
import { done, type Result, refuse } from '../../shared/result.ts';
import type { Session } from '../session.ts';
import type { Study } from './study.ts';

/** Columns of a survey before its open questions; the first is the name. */
const CLOSED = 5;

/** Makes the cases. `documents` are those imported, by name. Answers how many documents the survey added. */
export async function writeCases(
  session: Session,
  author: Id,
  study: Study,
  documents: ReadonlyMap<string, { source: Id }>,
): Promise<Result<number>> {
  const people = new Map<string, Id>();
  for (const { name, document } of study.cases) {
    const source = documents.get(document)?.source;
    if (source === undefined) return refuse('invalid', `The sample study has no document ${document}.`);
    const id = session.project.around.mint();
    people.set(name, id);
    const added = await session.execute('case.add', { id, name }, author);
    if (!added.ok) return added;
    const parts = [{ source, span: null }];
    const included = await session.execute('case.include', { case: id, parts }, author);
    if (!included.ok) return included;
  }
  if (study.surveyFile === null) return done(0);
  const imported = await importSurvey(session, author, study.surveyFile);
  if (!imported.ok) return imported;
  const filled = await fillIn(session, author, study, people);
  return filled.ok ? done(imported.value) : filled;
}

async function importSurvey(session: Session, author: Id, path: string): Promise<Result<number>> {
  const from = { path };
  const read = await session.query('survey.read', { from });
  if (!read.ok) return read;
  const columns = read.value.columns.map(({ type }, column) =>
    column === 0
      ? { column, as: 'name' as const }
      : column < CLOSED
        ? { column, as: 'attribute' as const, type }
        : { column, as: 'document' as const },
  );
  const imported = await session.execute('survey.import', { from, folder: 'Survey', columns }, author);
  return imported.ok ? done(imported.value.documents) : imported;
}

/** What is known of the people interviewed; the rest of the survey they were not asked. */
async function fillIn(
  session: Session,
  author: Id,
  study: Study,
  people: ReadonlyMap<string, Id>,
): Promise<Result<null>> {
  const grid = await session.query('case.grid', {});
  if (!grid.ok) return grid;
  const { attributes } = grid.value;
  const rows = study.cases.flatMap(({ name, values }) => {
    const owner = people.get(name);
    const cells = attributes.map(
      (attribute) => values[attribute.name] ?? ({ missing: 'not-asked' } as const),
    );
    return owner === undefined ? [] : [{ owner, values: cells }];
  });
  if (rows.length === 0 || attributes.length === 0) return done(null);
  const filled = await session.execute(
    'value.set',
    { attributes: attributes.map(({ id }) => id), rows },
    author,
  );
  return filled.ok ? done(null) : filled;
}
