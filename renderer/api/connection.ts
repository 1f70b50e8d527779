/**
 * Keeps the client connected: asks for a port at the start and again after every restart of the
 * database process.
 */
import type { Bridge } from '../../shared/bridge.ts';
import { connectDatabase } from '../database-port.ts';
import type { DatabaseClient } from './client.ts';

const RESTARTED =
  'The part of Concord that keeps your project was restarted. Everything saved is safe; do the last step again.';
const STOPPED =
  'The part of Concord that keeps your project stopped. Everything saved is safe; close Concord and start it again.';

/** Connects and stays connected until the returned function is called. */
export function keepConnected(bridge: Bridge, client: DatabaseClient): () => void {
  const connect = (): void => {
    void connectDatabase(bridge).then((port) => client.attach(port));
  };
  connect();
  return bridge.onEvent((event) => {
    if (event.kind !== 'database') return;
    client.detach(event.state === 'restarted' ? RESTARTED : STOPPED);
    if (event.state === 'restarted') connect();
  });
}
