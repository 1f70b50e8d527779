/**
 * The app's window: created from the secure defaults, unable to go anywhere but to our own page.
 */
import path from 'node:path';
import { type App, BrowserWindow } from 'electron';
import { appOrigin, pageReloadLimit, webPreferences } from './secure-defaults.ts';

/** Makes the window and loads the page; it is shown once there is something to see.
 * @param outputFolder the folder of the built output, which holds the preload script */
export function createWindow(outputFolder: string, isPackaged: boolean): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Concord',
    webPreferences: {
      ...webPreferences(isPackaged),
      preload: path.join(outputFolder, 'electron', 'preload.cjs'),
    },
  });
  window.once('ready-to-show', () => window.show());
  reloadAfterCrash(window);
  void window.loadURL(`${appOrigin}/`);
  return window;
}

/** Loads the page again when its process died, but not for ever. Nothing is lost: the project is with the
 * database process. */
function reloadAfterCrash(window: BrowserWindow): void {
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || reloads === pageReloadLimit) return;
    reloads += 1;
    window.webContents.reload();
  });
}

/** Refuses navigation, new windows and embedded pages in everything that shows web contents. Must be
 * called before the first window. */
export function forbidNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
