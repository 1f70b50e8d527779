/**
 * Keeps one database process running and carries messages to and from it.
 *
 * Messages sent before it is ready wait. When it ends by itself it is started again, at most three times
 * in the life of the app; then it stays down and the caller is told. What a new process must know (grants,
 * the open project) is the caller's to send again.
 */
import type { MessagePortMain, UtilityProcess } from 'electron';
import { type DatabaseMessage, databaseMessage, type HostMessage } from '../shared/host.ts';
import { databaseRestartLimit } from './secure-defaults.ts';

/** How long the database process may take to close a project, in milliseconds. */
const longestGoodbye = 3_000;

interface DatabaseHostOptions {
  /** Starts a new process. */
  fork: () => UtilityProcess;
  onMessage: (message: DatabaseMessage) => void;
  /** A new process was started after a crash; send it what it must know. */
  onRestart: () => void;
  /** It failed too often and stays down. */
  onStopped: () => void;
}

export interface DatabaseHost {
  /** Sends a message, with a port where host.ts says so. */
  send(message: HostMessage, port?: MessagePortMain): void;
  /** Asks the process to close the project and end; ends it where it does not. Resolves when it is gone. */
  stop(): Promise<void>;
}

/** Starts the database process. */
export function startDatabaseHost(options: DatabaseHostOptions): DatabaseHost {
  let waiting: { message: HostMessage; ports: MessagePortMain[] }[] = [];
  let isReady = false;
  let isStopping = false;
  let restarts = 0;
  let child = start();

  function start(): UtilityProcess {
    const started = options.fork();
    started.on('message', receive);
    started.once('exit', handleExit);
    return started;
  }

  function receive(raw: unknown): void {
    const parsed = databaseMessage.safeParse(raw);
    if (!parsed.success) {
      console.error(`The database process sent an unknown message: ${parsed.error.message}`);
      return;
    }
    if (parsed.data.kind === 'ready') becomeReady();
    options.onMessage(parsed.data);
  }

  function becomeReady(): void {
    isReady = true;
    for (const { message, ports } of waiting) child.postMessage(message, ports);
    waiting = [];
  }

  function handleExit(): void {
    isReady = false;
    waiting = [];
    if (isStopping) return;
    if (restarts === databaseRestartLimit) {
      options.onStopped();
      return;
    }
    restarts += 1;
    child = start();
    options.onRestart();
  }

  return {
    send(message, port) {
      const ports = port === undefined ? [] : [port];
      if (isReady) child.postMessage(message, ports);
      else waiting.push({ message, ports });
    },
    stop() {
      isStopping = true;
      return new Promise((resolve) => {
        const impatience = setTimeout(() => child.kill(), longestGoodbye);
        child.once('exit', () => {
          clearTimeout(impatience);
          resolve();
        });
        child.postMessage({ kind: 'close' } satisfies HostMessage);
      });
    },
  };
}
