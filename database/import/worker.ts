/**
 * The entry of the import process. Started by child_process.fork it talks over that channel; started
 * as an Electron utility process it gets a message port in its first message and talks over that.
 */
import { PLANTED_FAULTS } from './messages.ts';
import { isPort, messageOf, type PortLike, portIn } from './port.ts';
import { serveImports } from './serve.ts';

const arePlantedFaultsAllowed = process.argv.includes(PLANTED_FAULTS);
const parentPort: unknown = Reflect.get(process, 'parentPort');

function serveOver(port: PortLike): void {
  const receive = serveImports((reply) => port.postMessage(reply), arePlantedFaultsAllowed);
  port.on('message', (given) => receive(messageOf(given)));
  port.start?.();
}

if (isPort(parentPort)) {
  parentPort.on('message', (given) => {
    const port = portIn(given);
    if (port !== undefined) serveOver(port);
  });
} else {
  process.on(
    'message',
    serveImports((reply) => process.send?.(reply), arePlantedFaultsAllowed),
  );
  process.on('disconnect', () => process.exit(0));
}
