/**
 * The window's port to the database process.
 *
 * The main process sends it through the preload script as a window message. The nonce ties the answer to
 * the question, so that a port asked for before a restart of the database process is never taken for ours.
 */
import type { Bridge } from '../shared/bridge.ts';

/** Asks for a port and resolves when it arrives. The caller sets its listener and starts it. */
export function connectDatabase(bridge: Pick<Bridge, 'requestPort'>): Promise<MessagePort> {
  const nonce = crypto.randomUUID();
  return new Promise((resolve, reject) => {
    const receive = (event: MessageEvent): void => {
      const [port] = event.ports;
      if (event.source !== window || port === undefined || event.data?.nonce !== nonce) return;
      window.removeEventListener('message', receive);
      resolve(port);
    };
    window.addEventListener('message', receive);
    bridge.requestPort(nonce).catch(reject);
  });
}
