/** Opening a project up to what the first screen shows, and filling the coding index behind it. */
import { openProject } from '../../../database/project.ts';
import { openSession, type Session } from '../../../database/session.ts';
import { must } from '../../support/project.ts';
import { differs, type Ground, PROJECT, withRawFile } from '../ground.ts';
import type { Measured } from '../line.ts';
import { byTurns } from '../measure.ts';

const SCREEN = [
  `select k, name, place_folder, place_order, kind, status from sources order by place_order, k`,
  'select source, coder, count(*) from codings group by source, coder',
  `select c.k, c.name, c.place_parent, c.place_order, d.brief from codes c left join definitions d on d.k = c.definition
   order by c.place_order`,
  'select claim_code, count(*) from codings group by claim_code',
];

/** Open, summary, documents with their counts, code tree with its counts. */
export async function open(ground: Ground): Promise<Measured> {
  const { bench, workload, session } = ground;
  let counted: number[] = [];
  let readings = 0;
  bench.close(session);
  const times = await byTurns(
    async () => {
      const opened = openAgain(ground);
      must(await opened.query('project.summary', {}));
      const tree = must(await opened.query('code.tree', {}));
      const { sources } = must(await opened.query('source.list', {}));
      const byName = new Map(tree.map((code) => [code.name, code.codings]));
      counted = workload.codes.map((code) => byName.get(code.name) ?? 0);
      readings = sources.reduce((sum, source) => sum + source.codings, 0);
      opened.close();
    },
    () => withRawFile(ground, (db) => SCREEN.map((sql) => db.prepare(sql).raw().all())),
  );
  ground.session = bench.open(PROJECT).session;
  const { segmentsPerCode } = workload.answers;
  const total = segmentsPerCode.reduce((sum, n) => sum + n, 0);
  return {
    what: 'open, project.summary, code.tree, source.list, close',
    limit: 'open and SQL of the rows on that screen',
    goalRatio: 4,
    times,
    wrong: [
      ...differs('segments per code', counted.join(), segmentsPerCode.join()),
      ...differs('codings of all documents', readings, total),
    ],
  };
}

function openAgain({ bench }: Ground): Session {
  return openSession(must(openProject(bench.path(PROJECT), bench.around)), bench.host);
}

/** The coding index from the rows of the table. */
export async function fillIndex(ground: Ground): Promise<Measured> {
  const { live } = ground.session.project;
  let size = 0;
  const times = await byTurns(
    async () => {
      live.forget();
      size = (await live.ready()).size();
    },
    () =>
      withRawFile(ground, (db) =>
        db
          .prepare(
            'select k, source, span_start, span_end, claim_code, coder, round, layer from codings order by k',
          )
          .raw()
          .all(),
      ),
  );
  const { segmentsPerCode } = ground.workload.answers;
  return {
    what: 'live.ready after everything was forgotten',
    limit: 'the same rows read into arrays by SQL',
    times,
    wrong: differs(
      'codings',
      size,
      segmentsPerCode.reduce((sum, n) => sum + n, 0),
    ),
  };
}
