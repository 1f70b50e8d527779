/**
 * Starts parser processes for the database process: separate, memory-capped, ended at a word.
 *
 * Files from strangers are read there, so that a hostile one can at worst end a parser. The database
 * process and the parser get the two ends of a channel; nothing of it passes through the main process.
 */
import { MessageChannelMain, type MessagePortMain, type UtilityProcess } from 'electron';
import type { HostMessage } from '../shared/host.ts';

interface ParserHostOptions {
  /** Starts a new parser process. */
  fork: () => UtilityProcess;
  /** Sends a message to the database process. */
  send: (message: HostMessage, port?: MessagePortMain) => void;
}

export interface ParserHost {
  /** Starts a parser under an id of the asker's choice. */
  start(id: string): void;
  /** Ends a parser; an unknown id is one that has ended already. */
  kill(id: string): void;
  /** Ends all of them, as when the database process they belong to is gone. */
  killAll(): void;
}

/** Makes a host without any parser yet. */
export function createParserHost({ fork, send }: ParserHostOptions): ParserHost {
  const running = new Map<string, UtilityProcess>();
  return {
    start(id) {
      if (running.has(id)) return;
      const child = fork();
      const { port1, port2 } = new MessageChannelMain();
      running.set(id, child);
      child.once('spawn', () => {
        child.postMessage({ kind: 'port' }, [port1]);
        send({ kind: 'parser', id }, port2);
      });
      child.once('exit', (code) => {
        if (running.delete(id)) send({ kind: 'parser-exit', id, code });
      });
    },
    kill(id) {
      running.get(id)?.kill();
    },
    killAll() {
      const children = [...running.values()];
      running.clear();
      for (const child of children) child.kill();
    },
  };
}
