/**
 * The application menu: standard roles for the system's own items, commands for ours.
 *
 * A command item sends its name to the window, which carries it out and is the authority on keys; only
 * those of the start screen are registered here, the others are shown for reading.
 */
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand, Settings } from '../shared/bridge.ts';

interface MenuOptions {
  platform: NodeJS.Platform;
  isPackaged: boolean;
  recent: Settings['recent'];
  onCommand: (command: MenuCommand) => void;
  onRecent: (id: string) => void;
}

type Item = MenuItemConstructorOptions;
type CommandItem = (label: string, command: MenuCommand, accelerator?: string) => Item;

const separator: Item = { type: 'separator' };

/** Keys that must also work on the start screen, which listens to the menu alone. */
const registered: readonly MenuCommand[] = ['project.new', 'project.open', 'help.keys'];

/** The whole menu as Electron's template. */
export function menuTemplate(options: MenuOptions): Item[] {
  const isMac = options.platform === 'darwin';
  const command: CommandItem = (label, name, accelerator) => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: registered.includes(name) }),
    click: () => options.onCommand(name),
  });
  return [
    ...(isMac ? [macMenu(command)] : []),
    { label: '&File', submenu: fileMenu(command, options, isMac) },
    { label: '&Edit', submenu: editMenu(command) },
    { label: '&View', submenu: viewMenu(command, options.isPackaged) },
    { label: '&Go', submenu: goMenu(command, isMac) },
    { label: '&Code', submenu: codeMenu(command) },
    { label: '&Analyse', submenu: analyseMenu(command) },
    { label: '&Team', submenu: teamMenu(command) },
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    { label: '&Help', role: 'help', submenu: helpMenu(command, isMac) },
  ];
}

function macMenu(command: CommandItem): Item {
  return {
    role: 'appMenu',
    submenu: [
      command('About Concord', 'help.about'),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}

function fileMenu(command: CommandItem, { recent, onRecent }: MenuOptions, isMac: boolean): Item[] {
  const recentItems = recent.map(({ id, name }): Item => ({ label: name, click: () => onRecent(id) }));
  return [
    command('&New project…', 'project.new', 'CmdOrCtrl+N'),
    command('&Open a project…', 'project.open', 'CmdOrCtrl+O'),
    { label: 'Open &recent', submenu: recentItems, enabled: recentItems.length > 0 },
    separator,
    command('&Import documents…', 'import.documents', 'CmdOrCtrl+Shift+O'),
    command('&Export…', 'project.export', isMac ? 'Cmd+Shift+E' : 'Ctrl+E'),
    separator,
    command('&Back up now', 'project.backup'),
    separator,
    command('&Close the project', 'project.close'),
    ...(isMac ? [] : [separator, { role: 'quit' } as const]),
  ];
}

function editMenu(command: CommandItem): Item[] {
  return [
    command('&Undo', 'history.undo', 'CmdOrCtrl+Z'),
    command('&Redo', 'history.redo', 'CmdOrCtrl+Shift+Z'),
    command('Undo &history…', 'history.show'),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ];
}

function viewMenu(command: CommandItem, isPackaged: boolean): Item[] {
  const forDevelopers: Item[] = [separator, { role: 'reload' }, { role: 'toggleDevTools' }];
  return [
    command('&Workbench', 'view.workbench'),
    command('&History', 'view.history'),
    separator,
    command('&Documents pane', 'view.documents', 'CmdOrCtrl+1'),
    command('&Reader', 'view.reader', 'CmdOrCtrl+2'),
    command('&Codebook pane', 'view.codes', 'CmdOrCtrl+3'),
    command('&Inspector pane', 'view.inspector', 'CmdOrCtrl+4'),
    separator,
    command('&Marks: all, stripes, none', 'view.marks', 'CmdOrCtrl+Shift+H'),
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
    ...(isPackaged ? [] : forDevelopers),
  ];
}

function goMenu(command: CommandItem, isMac: boolean): Item[] {
  return [
    command('Go to &anything…', 'go.anything', 'CmdOrCtrl+K'),
    command('All &commands…', 'go.palette', 'CmdOrCtrl+Shift+P'),
    separator,
    command('&Back', 'go.back', isMac ? 'Cmd+[' : 'Alt+Left'),
    command('&Forward', 'go.forward', isMac ? 'Cmd+]' : 'Alt+Right'),
    separator,
    command('&Next document', 'go.next-document', isMac ? 'Cmd+Alt+Down' : 'Ctrl+PageDown'),
    command('&Previous document', 'go.previous-document', isMac ? 'Cmd+Alt+Up' : 'Ctrl+PageUp'),
    command('Next &segment', 'go.next-segment'),
    command('Previous se&gment', 'go.previous-segment'),
  ];
}

function codeMenu(command: CommandItem): Item[] {
  return [
    command('&Apply a code…', 'code.apply'),
    command('&Repeat the last code', 'code.repeat'),
    command('Code &in vivo', 'code.in-vivo'),
    command('&New code…', 'code.new', 'CmdOrCtrl+Shift+A'),
    command('Memo &here', 'memo.here', 'CmdOrCtrl+Shift+M'),
    separator,
    command('Move a &boundary', 'code.boundary'),
    command('Re&move the coding', 'code.remove'),
  ];
}

function analyseMenu(command: CommandItem): Item[] {
  return [
    command('&Segments', 'analyse.segments', 'CmdOrCtrl+5'),
    separator,
    command('&Check the project', 'project.verify'),
  ];
}

function teamMenu(command: CommandItem): Item[] {
  return [
    command('&Coder…', 'team.coder'),
    command('&Agreement', 'team.agreement'),
    separator,
    command('&Make a coder’s copy…', 'project.copy'),
    command('Mer&ge a copy…', 'project.merge'),
  ];
}

function helpMenu(command: CommandItem, isMac: boolean): Item[] {
  return [
    command('&Keys', 'help.keys', 'F1'),
    ...(isMac ? [] : [separator, command('&About Concord', 'help.about')]),
  ];
}
