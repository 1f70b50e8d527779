/**
 * The database process: the entry that Electron starts. Speaks host.ts with the main process over its
 * parent port and api.ts with windows over theirs; everything else is the same code that the command
 * line runs.
 */
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { DatabaseMessage } from '../shared/host.ts';
import { hostMessage } from '../shared/host.ts';
import { mintId } from '../shared/ids.ts';
import { program } from '../shared/program.ts';
import { openMemory, sqliteVersion } from './connection.ts';
import { dataFolder } from './file/data-folder.ts';
import { messageOf, type PortLike, portIn } from './import/port.ts';
import { portParser } from './import/port-parser.ts';
import { createPlaces } from './places.ts';
import { createServer } from './server.ts';

/** Electron adds the port to its utility processes; Node's types do not know it. */
declare const process: NodeJS.Process & { parentPort: PortLike };

const parent = process.parentPort;
const tell = (message: DatabaseMessage): void => parent.postMessage(message);
const places = createPlaces();
const parsers = new Map<string, (port: PortLike) => void>();
let lastParser = '';

const server = createServer({
  around: {
    data: dataFolder(),
    clock: () => ({ ms: Date.now(), offset: -new Date().getTimezoneOffset() }),
    mint: () => mintId(Date.now(), randomBytes(10)),
  },
  host: {
    program,
    pathOf: places.pathOf,
    parser: portParser({
      request: () =>
        new Promise((resolve) => {
          lastParser = randomBytes(8).toString('hex');
          parsers.set(lastParser, resolve);
          tell({ kind: 'parser', id: lastParser });
        }),
      kill: () => tell({ kind: 'kill-parser', id: lastParser }),
    }),
  },
  samples: fileURLToPath(new URL('../samples/', import.meta.url)),
  log: (code, fields = {}) => console.error(JSON.stringify({ code, ...fields })),
  onOpened: (path, title) => tell({ kind: 'opened', path, title }),
  onAbout: (path, about) => tell({ kind: 'about', path, about }),
});

parent.on('message', (given) => {
  const message = hostMessage.parse(messageOf(given));
  const port = portIn(given);
  if (message.kind === 'grant') places.grant(message.token, message.path);
  else if (message.kind === 'open') void server.open(message.path);
  else if (message.kind === 'close') end();
  else if (message.kind === 'port' && port) serve(port);
  else if (message.kind === 'parser' && port) {
    parsers.get(message.id)?.(port);
    parsers.delete(message.id);
  }
});

/** Closes the project, so that the next start does not take this end for a crash. */
function end(): void {
  void server.end().finally(() => process.exit(0));
}

function serve(port: PortLike): void {
  const line = server.connect({ send: (message) => port.postMessage(message) });
  port.on('message', (given) => line.receive(messageOf(given)));
  port.on('close', () => line.leave());
  port.start?.();
}

const memory = openMemory();
tell({ kind: 'ready', sqlite: sqliteVersion(memory) });
memory.close();
