/**
 * The only code that sees both the page and the main process: exposes `window.concord` (shared/bridge.ts).
 *
 * It passes requests on and adds nothing, except for two things only it can do: it reads the path of a
 * dropped file, which the page cannot, and it hands the page a port, which the bridge cannot carry.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge, BridgeEvent, BridgeInput, BridgeOutput, BridgeRequestName } from '../shared/bridge.ts';
import { eventChannel, portChannel, requestChannel } from './channels.ts';
import { platformName } from './platform.ts';

function request<Name extends BridgeRequestName>(
  name: Name,
  input: BridgeInput<Name>,
): Promise<BridgeOutput<Name>> {
  return ipcRenderer.invoke(requestChannel, name, input);
}

const bridge: Bridge = {
  platform: platformName(process.platform),
  requestPort: (nonce) => request('requestPort', { nonce }),
  openDialog: (kind) => request('openDialog', { kind }),
  saveDialog: (kind, suggestedName) => request('saveDialog', { kind, suggestedName }),
  grantFiles: (files) => request('grantPaths', { paths: files.map(pathOf) }),
  openRecent: (id) => request('openRecent', { id }),
  forgetRecent: (id) => request('forgetRecent', { id }),
  missingRecent: () => request('missingRecent', {}),
  showRecent: (id) => request('showRecent', { id }),
  sampleFile: (study) => request('sampleFile', { study }),
  readSettings: () => request('readSettings', {}),
  readDesk: (project) => request('readDesk', { project }),
  keepDesk: (project, desk) => request('keepDesk', { project, desk }),
  changeSettings: (change) => request('changeSettings', change),
  actAs: (role) => request('actAs', { role }),
  showMenu: (state) => request('showMenu', state),
  onEvent(listener) {
    const forward = (_event: unknown, message: BridgeEvent): void => listener(message);
    ipcRenderer.on(eventChannel, forward);
    return () => {
      ipcRenderer.off(eventChannel, forward);
    };
  },
};

contextBridge.exposeInMainWorld('concord', bridge);

ipcRenderer.on(portChannel, (event, nonce: string) => {
  window.postMessage({ kind: portChannel, nonce }, window.location.origin, event.ports);
});

/** The path of a file a person dropped; a file that exists in memory only has none and is refused. */
function pathOf(file: object): string {
  const path = file instanceof File ? webUtils.getPathForFile(file) : '';
  if (path === '') throw new Error('Only files from this computer can be granted.');
  return path;
}
