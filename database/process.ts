/**
 * The database process: the entry that Electron starts, speaking host.ts over its parent port.
 *
 * It loads SQLite, says that it is ready, and echoes what comes over a window's port.
 */
import Database from 'better-sqlite3';
import { type DatabaseMessage, hostMessage } from '../shared/host.ts';

interface Port {
  on(event: 'message', listener: (event: { data: unknown; ports: Port[] }) => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
}

/** Electron adds the port to its utility processes; Node's types do not know it. */
declare const process: NodeJS.Process & { parentPort: Port };

const parent = process.parentPort;
const tell = (message: DatabaseMessage): void => parent.postMessage(message);

parent.on('message', ({ data, ports: [port] }) => {
  const message = hostMessage.parse(data);
  if (message.kind === 'port' && port !== undefined) echo(port);
});
tell({ kind: 'ready', sqlite: sqliteVersion() });

function echo(port: Port): void {
  port.on('message', ({ data }) => port.postMessage({ echo: data, sqlite: sqliteVersion() }));
  port.start();
}

function sqliteVersion(): string {
  const memory = new Database(':memory:');
  const version = memory.prepare('select sqlite_version()').pluck().get();
  memory.close();
  return String(version);
}
