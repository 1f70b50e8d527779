/** Commands on project files: new, import, codings, workload, export, verify, merge, copy, undo, redo. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportFormat } from '../../shared/export.ts';
import { hash } from '../../shared/ids.ts';
import { type ExportProof, verifyExport } from '../export/verify-export.ts';
import { passGate } from '../file/gate.ts';
import { verifyCopy } from '../file/verify-copy.ts';
import { loadCodings } from '../load/codings.ts';
import { makeSample } from '../load/sample.ts';
import { loadWorkload } from '../load/workload.ts';
import { createProject } from '../project.ts';
import type { Session } from '../session.ts';
import { actingCoder, coderNamed, host, isBusy, reading, surroundings, writing } from './open.ts';
import { columns, type Spoken, UsageError, valueIn } from './terminal.ts';
import type { Call } from './verbs.ts';

/** The i-th argument. */
export const arg = (call: Call, i: number): string => call.args[i] ?? '';
/** A text option, or undefined. */
export const text = (call: Call, name: string): string | undefined => {
  const value = call.options[name];
  return typeof value === 'string' ? value : undefined;
};

export function create(call: Call): Spoken {
  const coder = text(call, 'coder');
  if (coder === undefined) throw new UsageError('Say who codes: --coder NAME.');
  const around = surroundings();
  const id = around.mint();
  const title =
    text(call, 'title') ??
    arg(call, 0)
      .replace(/^.*[/\\]/, '')
      .replace(/\.concord$/, '');
  const made = valueIn(createProject(resolve(arg(call, 0)), { title, coder: { id, name: coder } }, around));
  return {
    status: 0,
    value: { project: made.project, coder: id, head: made.head },
    lines: [`Made ${arg(call, 0)}.`],
  };
}

/** A sample study, made anew from its texts beside the program. */
export async function sample(call: Call): Promise<Spoken> {
  const name = call.options.languages === true ? 'languages' : 'hourly-bus';
  const folder = fileURLToPath(new URL(`../../samples/${name}/`, import.meta.url));
  const own = host();
  try {
    const order = { path: resolve(arg(call, 0)), folder, around: surroundings(), host: own };
    const { title, documents, codings } = valueIn(await makeSample({ ...order, progress: call.progress }));
    const lines = [`Made “${title}” with ${documents} documents and ${codings} codings.`];
    return { status: 0, value: { title, documents, codings }, lines };
  } finally {
    own.parser.close();
  }
}

export function importInto(call: Call): Promise<Spoken> {
  return writing(arg(call, 0), async (session) => {
    const coder = await actingCoder(session, text(call, 'coder'));
    const from = call.args.slice(1).map((path) => ({ path: resolve(path) }));
    const encoding = text(call, 'encoding');
    const input = { from, ...(encoding === undefined ? {} : { encoding }) };
    const result = valueIn(await session.execute('source.import', input, coder, { progress: call.progress }));
    const value = {
      imported: result.imported.map((item) => ({ ...item, encoding: item.encoding?.name ?? null })),
      refused: result.refused,
      head: result.head,
    };
    const lines = [
      ...result.imported.map(
        (item) =>
          `Imported “${item.name}”, ${item.characters} characters.${item.warnings.map((warning) => ` ${warning}`).join('')}`,
      ),
      ...result.refused.map((item) => `Refused: ${item.message}`),
    ];
    return { status: result.imported.length === 0 && result.refused.length > 0 ? 1 : 0, value, lines };
  });
}

export function loadTable(call: Call): Promise<Spoken> {
  return writing(arg(call, 0), async (session) => {
    const offsets = text(call, 'offsets') ?? 'utf16';
    if (offsets !== 'utf16' && offsets !== 'codepoint')
      throw new UsageError('--offsets is utf16 or codepoint.');
    const author = await actingCoder(session, text(call, 'coder'));
    const result = valueIn(loadCodings(session, resolve(arg(call, 1)), { author, offsets }));
    const lines = [`Added ${result.added} codings.`, ...result.refused.map((item) => item.message)];
    return { status: result.added === 0 && result.refused.length > 0 ? 1 : 0, value: result, lines };
  });
}

export function loadBench(call: Call): Promise<Spoken> {
  return writing(arg(call, 0), async (session) => {
    const author = await actingCoder(session, undefined);
    const { project, host } = session;
    const context = {
      project,
      parser: host.parser,
      folder: resolve(arg(call, 1)),
      mint: project.around.mint,
      author,
      progress: call.progress,
    };
    const loaded = valueIn(await loadWorkload(context));
    return {
      status: 0,
      value: loaded,
      lines: [
        `Loaded ${loaded.documents} documents and ${loaded.codings} codings in ${loaded.seconds.toFixed(1)} s.`,
      ],
    };
  });
}

export async function exportFrom(call: Call): Promise<Spoken> {
  const format = exportFormat.safeParse(text(call, 'format'));
  const to = text(call, 'to');
  if (!format.success || to === undefined)
    throw new UsageError(`Say what and where: --format ${exportFormat.options.join('|')} --to FOLDER.`);
  const at = text(call, 'at');
  if (at !== undefined && !hash.safeParse(at).success)
    throw new UsageError('--at takes the 64 digits of an entry.');
  const open = isBusy(arg(call, 0)) ? reading : writing;
  return open(arg(call, 0), async (session) => {
    const names = call.options.coder;
    const coders = [];
    for (const name of Array.isArray(names) ? names : typeof names === 'string' ? [names] : [])
      coders.push(await coderNamed(session, name));
    const options = {
      format: format.data,
      coders,
      form: call.options.exact === true ? ('exact' as const) : ('spreadsheet-safe' as const),
      names: call.options.pseudonyms === true ? ('pseudonyms' as const) : ('real' as const),
      attributes: call.options.attributes === true,
      texts: call.options.texts === true,
      verifier: call.options.verifier === true,
      ...(at === undefined ? {} : { at: hash.parse(at) }),
    };
    const input = { to: { path: resolve(to) }, options, overwrite: call.options.overwrite === true };
    const author = await actingCoder(session, undefined);
    const result = valueIn(
      await session.execute('project.export', input, author, { progress: call.progress }),
    );
    const lines = [
      `Exported to ${result.folder}:`,
      ...columns(
        result.files.map((file) => [
          file.path,
          file.rows ?? '',
          `${file.bytes} bytes`,
          file.sha256.slice(0, 12),
        ]),
      ),
    ];
    return { status: 0, value: result, lines };
  });
}

export async function verify(call: Call): Promise<Spoken> {
  const [path = '', ...folders] = call.args;
  valueIn(passGate(resolve(path)));
  const project = await verifyCopy(
    resolve(path),
    surroundings().data,
    call.progress,
    new AbortController().signal,
  );
  if (project === null) throw new UsageError('The check was cancelled.');
  const exports =
    folders.length === 0 ? [] : await reading(path, (session) => verifyExports(session, folders));
  const lines = [
    project.ok
      ? `The project is sound: ${project.entries} entries, ${project.contents} sealed texts, ${project.erased} erased. Head ${project.head}`
      : `The project is NOT sound: ${project.problems.length} problems.`,
    ...project.problems.map((problem) => `  ${problem.check}: ${problem.message}`),
    ...exports.flatMap((item) => [
      item.ok ? `${item.path}: ${item.rows} rows proven.` : `${item.path}: NOT proven.`,
      ...item.problems.map(
        (problem) =>
          `  ${problem.file}${problem.row === null ? '' : ` row ${problem.row}`}: ${problem.message}`,
      ),
    ]),
  ];
  const ok = project.ok && exports.every((item) => item.ok);
  return { status: ok ? 0 : 1, value: { project, exports }, lines };
}

async function verifyExports(session: Session, folders: readonly string[]): Promise<ExportProof[]> {
  const proofs: ExportProof[] = [];
  for (const folder of folders) proofs.push(await verifyExport(resolve(folder), session.project.store));
  return proofs;
}

export function merge(call: Call): Promise<Spoken> {
  return writing(arg(call, 0), async (session) => {
    const coder = await actingCoder(session, text(call, 'coder'));
    const report = valueIn(
      await session.execute('project.merge', { from: { path: resolve(arg(call, 1)) } }, coder),
    );
    const { entries, documents, codes, codings } = report;
    const lines = [
      entries === 0
        ? 'Nothing new.'
        : `Took in ${entries} entries: ${documents} documents, ${codes} codes, ${codings} codings.`,
      ...report.conflicts,
      ...report.anomalies,
    ];
    return { status: 0, value: report, lines };
  });
}

export function copy(call: Call): Promise<Spoken> {
  const to = text(call, 'to');
  const whose = text(call, 'for');
  if (to === undefined || whose === undefined)
    throw new UsageError('Say where and for whom: --to PATH --for CODER.');
  return writing(arg(call, 0), async (session) => {
    const coder = await actingCoder(session, whose);
    const blind = call.options.blind === true;
    const made = valueIn(
      await session.execute('project.copy', { to: { path: resolve(to) }, coder, blind }, coder),
    );
    return {
      status: 0,
      value: { path: to, head: made.head, without: made.without },
      lines: [`Made ${to} for ${whose}.`],
    };
  });
}

export function undo(call: Call): Promise<Spoken> {
  return takeBack(call, 'history.undo');
}

export function redo(call: Call): Promise<Spoken> {
  return takeBack(call, 'history.redo');
}

function takeBack(call: Call, command: 'history.undo' | 'history.redo'): Promise<Spoken> {
  return writing(arg(call, 0), async (session) => {
    const coder = await actingCoder(session, text(call, 'coder'));
    const { sentence, head } = valueIn(await session.execute(command, {}, coder));
    return { status: 0, value: { sentence, head }, lines: [sentence] };
  });
}
