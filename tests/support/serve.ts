/** The server of the database process without the process: one window, whose replies are written down. */
import { createServer, type ServerOptions } from '../../database/server.ts';
import type { PushedMessage } from '../../shared/api.ts';
import type { Bench } from './project.ts';

export type Reply = Extract<PushedMessage, { kind: 'reply' }>;

/** `onReply` is called after each reply; `options` replace what the bench would give the server. */
export function serveOn(bench: Bench, onReply: () => void, options: Partial<ServerOptions> = {}) {
  const replies: Reply[] = [];
  const server = createServer({
    samples: '/nowhere/',
    around: bench.around,
    host: bench.host,
    log: () => undefined,
    onOpened: () => undefined,
    onAbout: () => undefined,
    ...options,
  });
  const line = server.connect({
    send(message) {
      if (message.kind !== 'reply') return;
      replies.push(message);
      onReply();
    },
  });
  return { server, line, replies };
}
