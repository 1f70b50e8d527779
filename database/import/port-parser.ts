/**
 * The parser over a message port, for a host that starts the import process itself: Electron's
 * utility process, or a worker in tests. The host gives a port to a fresh process on request and
 * kills that process when told; the port's "close" tells its death.
 */
import { wallMilliseconds } from './limits.ts';
import { type Death, type Line, lineParser, type Parser } from './parser.ts';
import { messageOf, type PortLike } from './port.ts';

export type PortHost = {
  /** Starts a process and answers its port. */
  request(): Promise<PortLike>;
  /** Ends the process of the last port. */
  kill(): void;
  /** Why the last process ended, where the host can tell. */
  death?(): Death;
  /** Milliseconds a document of so many bytes may take; 60 s and 1 s a megabyte by default. */
  wall?(bytes: number): number;
};

/** A parser in a process the host owns. */
export function portParser(host: PortHost): Parser {
  return lineParser({
    connect: async () => lineOver(await host.request(), host),
    wallMilliseconds: (bytes) => host.wall?.(bytes) ?? wallMilliseconds(bytes),
  });
}

function lineOver(port: PortLike, host: PortHost): Line {
  return {
    send: (request) => port.postMessage(request),
    onReply(listener) {
      port.on('message', (given) => listener(messageOf(given)));
      port.start?.();
    },
    onEnd: (listener) => void port.on('close', () => listener(host.death?.() ?? 'crashed')),
    kill() {
      host.kill();
      port.close();
    },
  };
}
