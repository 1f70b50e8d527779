/**
 * The main process: puts the window, the database process, dialogs, menu and settings together.
 *
 * It decides nothing about projects and carries none of their data. A window gets a port that leads to the
 * database process; paths go from dialogs to the database process as grants.
 */
import path from 'node:path';
import {
  app,
  type BrowserWindow,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  session,
  shell,
  utilityProcess,
} from 'electron';
import type { BridgeEvent, MenuState } from '../shared/bridge.ts';
import type { DatabaseMessage } from '../shared/host.ts';
import { createKeymap } from '../shared/keymap.ts';
import type { Theme } from '../shared/settings.ts';
import { actAs } from './act-as.ts';
import { readAppFiles } from './app-files.ts';
import { projectArgument } from './arguments.ts';
import { type BridgeActions, serveBridge } from './bridge.ts';
import { eventChannel, portChannel } from './channels.ts';
import { startDatabaseHost } from './database-host.ts';
import { openDesks } from './desks.ts';
import { type Dialogs, systemDialogs } from './dialogs.ts';
import { freeFile, sampleNames } from './free-file.ts';
import { createGrants } from './grants.ts';
import { menuTemplate } from './menu.ts';
import { createParserHost } from './parser-host.ts';
import { platformName } from './platform.ts';
import { protectSession, registerAppScheme } from './protocol.ts';
import { scriptedDialogs } from './scripted-dialogs.ts';
import { parserMemoryLimit, sessionPartition } from './secure-defaults.ts';
import { openSettings, type SettingsStore } from './settings.ts';
import { createWindow, forbidNavigation } from './window.ts';

/** The folder of the built output; this file is `electron/main.js` in it. */
const outputFolder = path.join(import.meta.dirname, '..');

registerAppScheme();
forbidNavigation(app);
// With --no-sandbox (needed as root on Linux) enabling it here would end every child process at once.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
if (app.requestSingleInstanceLock()) {
  // Not a top-level await: Electron becomes ready only after this module has finished.
  void app.whenReady().then(start);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const settings = openSettings(path.join(app.getPath('userData'), 'settings.json'));
  const desks = openDesks(path.join(app.getPath('userData'), 'desks.json'));
  nativeTheme.themeSource = themeSource(settings.read().theme);
  const files = await readAppFiles(outputFolder);
  protectSession(session.fromPartition(sessionPartition), files, app.isPackaged);

  let openProject = projectArgument(process.argv, process.cwd()) ?? lastProject(settings);
  const window = createWindow(outputFolder, app.isPackaged);
  const tell = (event: BridgeEvent): void => {
    if (!window.isDestroyed()) window.webContents.send(eventChannel, event);
  };

  const database = startDatabaseHost({
    fork: () =>
      utilityProcess.fork(path.join(outputFolder, 'database/process.js'), [app.getPath('userData')], {
        serviceName: 'database',
        stdio: 'inherit',
      }),
    onMessage: handleDatabaseMessage,
    onRestart() {
      parsers.killAll();
      for (const message of grants.all()) database.send(message);
      if (openProject !== undefined) database.send({ kind: 'open', path: openProject });
      tell({ kind: 'database', state: 'restarted' });
    },
    onStopped: () => tell({ kind: 'database', state: 'stopped' }),
  });
  const parsers = createParserHost({
    fork: () =>
      utilityProcess.fork(path.join(outputFolder, 'database/import/worker.js'), [], {
        serviceName: 'parser',
        execArgv: [`--max-old-space-size=${parserMemoryLimit}`],
        env: {},
        stdio: 'inherit',
      }),
    send: database.send,
  });
  const grants = createGrants(database.send);
  if (openProject !== undefined) database.send({ kind: 'open', path: openProject });

  function handleDatabaseMessage(message: DatabaseMessage): void {
    switch (message.kind) {
      case 'ready':
        break;
      case 'opened':
        openProject = message.path;
        window.setTitle(`${message.title} - Concord`);
        settings.rememberProject(message.path, message.title, new Date().toISOString());
        showMenu();
        break;
      case 'parser':
        parsers.start(message.id);
        break;
      case 'about':
        settings.describeProject(message.path, message.about);
        break;
      case 'kill-parser':
        parsers.kill(message.id);
        break;
    }
  }

  const openRecent = (id: string) => {
    const recentPath = settings.recentPath(id);
    return recentPath === undefined ? null : grants.give(recentPath);
  };

  let menuState: MenuState = { labels: {} };
  function showMenu(): void {
    const { recent, keys, bareKeys } = settings.read();
    const template = menuTemplate({
      keymap: createKeymap(platformName(process.platform), keys, bareKeys),
      isPackaged: app.isPackaged,
      recent,
      state: menuState,
      onCommand: (command) => tell({ kind: 'menu', command }),
      onRecent(id) {
        const grant = openRecent(id);
        const name = recent.find((one) => one.id === id)?.name ?? '';
        tell(grant === null ? { kind: 'gone', name } : { kind: 'open', grant });
      },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  const dialogs = chooseDialogs(window);
  const actions: BridgeActions = {
    requestPort({ nonce }) {
      const { port1, port2 } = new MessageChannelMain();
      database.send({ kind: 'port', nonce }, port1);
      window.webContents.postMessage(portChannel, nonce, [port2]);
      return null;
    },
    openDialog: async ({ kind }) => (await dialogs.open(kind)).map(grants.give),
    async saveDialog({ kind, suggestedName }) {
      const chosen = await dialogs.save(kind, suggestedName);
      return chosen === undefined ? null : grants.give(chosen);
    },
    grantPaths: ({ paths }) => paths.map(grants.give),
    openRecent: ({ id }) => openRecent(id),
    forgetRecent({ id }) {
      const changed = settings.forgetProject(id);
      showMenu();
      return changed;
    },
    missingRecent: () => settings.missing(),
    showRecent({ id }) {
      const recentPath = settings.recentPath(id);
      if (recentPath !== undefined) shell.showItemInFolder(recentPath);
      return null;
    },
    sampleFile: ({ study }) => grants.give(freeFile(documentsFolder(), sampleNames[study])),
    readDesk: ({ project }) => desks.read(project),
    keepDesk({ project, desk }) {
      desks.keep(project, desk);
      return null;
    },
    readSettings: () => settings.read(),
    changeSettings(change) {
      const changed = settings.change(change);
      nativeTheme.themeSource = themeSource(changed.theme);
      showMenu();
      return changed;
    },
    actAs({ role }) {
      actAs(role, window);
      return null;
    },
    showMenu(state) {
      menuState = state;
      showMenu();
      return null;
    },
  };
  serveBridge(ipcMain, window.webContents, actions);
  showMenu();

  app.on('second-instance', (_event, argv, workingFolder) => {
    const asked = projectArgument(argv, workingFolder);
    if (asked !== undefined) tell({ kind: 'open', grant: grants.give(asked) });
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  let isStopped = false;
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    parsers.killAll();
    void database.stop().then(() => {
      isStopped = true;
      app.quit();
    });
  });
}

/** The project that was open last, where the person wants it opened at start and it is still there. */
function lastProject(settings: SettingsStore): string | undefined {
  const { reopenLast, recent } = settings.read();
  const [last] = recent;
  return reopenLast && last !== undefined ? settings.recentPath(last.id) : undefined;
}

/** Where a person's documents are; in end-to-end tests a folder of the test. */
function documentsFolder(): string {
  const { CONCORD_E2E: isTest, CONCORD_DOCUMENTS: folder } = process.env;
  return isTest === '1' && folder !== undefined && !app.isPackaged ? folder : app.getPath('documents');
}

/** High contrast is our own theme on a dark ground. */
function themeSource(theme: Theme): 'system' | 'light' | 'dark' {
  return theme === 'contrast' ? 'dark' : theme;
}

/** The system's dialogs; in end-to-end tests those that answer from a file. */
function chooseDialogs(window: BrowserWindow): Dialogs {
  const { CONCORD_E2E: isTest, CONCORD_DIALOGS: answers } = process.env;
  const isScripted = isTest === '1' && answers !== undefined && !app.isPackaged;
  return isScripted ? scriptedDialogs(answers) : systemDialogs(window);
}
