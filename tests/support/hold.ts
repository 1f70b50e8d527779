/**
 * A process that opens a project: to hold it until it is killed, or, with "try", to say what it may do
 * there. Arguments: file, data folder, optionally "try".
 */
import { randomBytes } from 'node:crypto';
import { openProject } from '../../database/project.ts';
import { openSession } from '../../database/session.ts';
import { mintId } from '../../shared/ids.ts';
import { program } from '../../shared/program.ts';
import { done, refuse } from '../../shared/result.ts';

const [file = '', data = '', act = 'hold'] = process.argv.slice(2);
const opened = openProject(file, {
  data,
  clock: () => ({ ms: Date.now(), offset: 0 }),
  mint: () => mintId(Date.now(), randomBytes(10)),
});
if (!opened.ok) {
  console.log(JSON.stringify({ refused: opened.error.kind, message: opened.error.message }));
  process.exit(0);
}
const parser = {
  parse: async () => ({ ok: false as const, error: { kind: 'unreadable' as const, message: '' } }),
  close: () => undefined,
};
const session = openSession(opened.value, {
  program,
  parser,
  pathOf: (place) => ('path' in place ? done(place.path) : refuse('refused', 'No.')),
});
if (act === 'try') {
  const renamed = await session.execute('project.rename', { title: 'Changed' }, null);
  const listed = await session.query('source.list', {});
  const said = {
    readOnly: session.project.readOnly,
    refused: renamed.ok ? null : renamed.error.kind,
    documents: listed.ok ? listed.value.sources.length : -1,
  };
  console.log(JSON.stringify(said));
  session.close();
} else {
  console.log('open');
  setInterval(() => session.project.path, 1_000); // what is held must not be collected
}
