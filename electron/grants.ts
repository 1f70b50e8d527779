/**
 * Grants: random tokens that stand for paths a person chose.
 *
 * The database process gets token and path, the window gets token and name, so a page can only name what a
 * person pointed at. Tokens live as long as the app runs.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Grant } from '../shared/bridge.ts';
import type { HostMessage } from '../shared/host.ts';

type GrantMessage = Extract<HostMessage, { kind: 'grant' }>;

export interface Grants {
  /** Makes a token for an absolute path and tells the database process. */
  give(chosenPath: string): Grant;
  /** Every grant so far, to be told again to a restarted database process. */
  all(): readonly GrantMessage[];
}

/** Keeps grants; `send` reaches the database process. */
export function createGrants(send: (message: GrantMessage) => void): Grants {
  const given: GrantMessage[] = [];
  return {
    give(chosenPath) {
      if (!path.isAbsolute(chosenPath)) throw new Error('A grant needs an absolute path.');
      const message: GrantMessage = { kind: 'grant', token: randomUUID(), path: chosenPath };
      given.push(message);
      send(message);
      return { token: message.token, name: path.basename(chosenPath) };
    },
    all: () => given,
  };
}
