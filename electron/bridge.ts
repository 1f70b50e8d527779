/**
 * The main process's side of `window.concord`: checks who asks, then what, then acts.
 *
 * Order of checks: the sender is the main frame of our own window at our own origin; the request is small;
 * its name and input are in the table of shared/bridge.ts. A refusal tells the window its kind and nothing
 * else; details go to standard error.
 */
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { z } from 'zod';
import {
  type BridgeInput,
  type BridgeOutput,
  type BridgeRequestName,
  bridgeRequests,
} from '../shared/bridge.ts';
import { requestChannel } from './channels.ts';
import { appOrigin, requestSizeLimit } from './secure-defaults.ts';

/** What the main process does for each request. */
export type BridgeActions = {
  [Name in BridgeRequestName]: (input: BridgeInput<Name>) => BridgeOutput<Name> | Promise<BridgeOutput<Name>>;
};

type Route = (input: unknown) => Promise<unknown>;

/** Answers the requests of one window. */
export function serveBridge(ipc: IpcMain, contents: WebContents, actions: BridgeActions): void {
  const routes = createRoutes(actions);
  ipc.handle(requestChannel, async (event, name: unknown, input: unknown) => {
    if (!isOwnWindow(event, contents)) throw new Error('refused: unknown sender');
    if (JSON.stringify(input ?? null).length > requestSizeLimit) throw new Error('refused: too large');
    const route = typeof name === 'string' ? routes.get(name) : undefined;
    if (route === undefined) throw new Error('refused: unknown request');
    return route(input).catch((error: unknown) => {
      console.error(`The request "${name}" failed:`, error);
      throw new Error('refused: failed');
    });
  });
}

function isOwnWindow(event: IpcMainInvokeEvent, contents: WebContents): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === contents.mainFrame && frame.url.startsWith(`${appOrigin}/`);
}

function createRoutes(actions: BridgeActions): Map<string, Route> {
  const routes: Record<BridgeRequestName, Route> = {
    requestPort: route(bridgeRequests.requestPort, actions.requestPort),
    openDialog: route(bridgeRequests.openDialog, actions.openDialog),
    saveDialog: route(bridgeRequests.saveDialog, actions.saveDialog),
    grantPaths: route(bridgeRequests.grantPaths, actions.grantPaths),
    openRecent: route(bridgeRequests.openRecent, actions.openRecent),
    forgetRecent: route(bridgeRequests.forgetRecent, actions.forgetRecent),
    missingRecent: route(bridgeRequests.missingRecent, actions.missingRecent),
    showRecent: route(bridgeRequests.showRecent, actions.showRecent),
    sampleFile: route(bridgeRequests.sampleFile, actions.sampleFile),
    readSettings: route(bridgeRequests.readSettings, actions.readSettings),
    readDesk: route(bridgeRequests.readDesk, actions.readDesk),
    keepDesk: route(bridgeRequests.keepDesk, actions.keepDesk),
    changeSettings: route(bridgeRequests.changeSettings, actions.changeSettings),
    actAs: route(bridgeRequests.actAs, actions.actAs),
    showMenu: route(bridgeRequests.showMenu, actions.showMenu),
  };
  return new Map(Object.entries(routes));
}

function route<Input, Output>(
  schemas: { input: z.ZodType<Input>; output: z.ZodType<Output> },
  act: (input: Input) => Output | Promise<Output>,
): Route {
  return async (raw) => schemas.output.parse(await act(schemas.input.parse(raw)));
}
