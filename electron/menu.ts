/**
 * The application menu: standard roles for the system's own items, commands for ours.
 *
 * A command item sends its name to the window, which carries it out and is the authority on keys; only
 * the keys of opening and closing projects are registered here, the others are shown for reading.
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

/** The whole menu as Electron's template. */
export function menuTemplate(options: MenuOptions): Item[] {
  const isMac = options.platform === 'darwin';
  const command: CommandItem = (label, name, accelerator) => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: name.startsWith('project.') }),
    click: () => options.onCommand(name),
  });
  return [
    ...(isMac ? [macMenu(command)] : []),
    { label: '&File', submenu: fileMenu(command, options, isMac) },
    { label: '&Edit', submenu: editMenu(command) },
    { label: '&View', submenu: viewMenu(command, options.isPackaged) },
    { label: '&Go', submenu: goMenu(command) },
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
      command('Settings…', 'view.settings', 'Cmd+,'),
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
    command('&Open project…', 'project.open', 'CmdOrCtrl+O'),
    { label: 'Open &recent', submenu: recentItems, enabled: recentItems.length > 0 },
    command('Open the &sample study', 'project.sample'),
    separator,
    {
      label: '&Import',
      submenu: [
        command('&Documents…', 'import.documents'),
        command('&REFI-QDA project…', 'import.refi'),
        command('&Codebook…', 'import.codebook'),
        command('C&odings…', 'import.codings'),
        command('C&ases…', 'import.cases'),
      ],
    },
    command('&Export…', 'project.export', 'CmdOrCtrl+E'),
    command('&Verify exports…', 'project.verify'),
    separator,
    command('&Merge a copy…', 'project.merge'),
    command('Make a &coder copy…', 'project.copy'),
    separator,
    command('Close &project', 'project.close', 'CmdOrCtrl+W'),
    ...(isMac ? [] : [separator, command('Se&ttings…', 'view.settings', 'Ctrl+,'), separator]),
    ...(isMac ? [] : [{ role: 'quit' } as const]),
  ];
}

function editMenu(command: CommandItem): Item[] {
  return [
    command('&Undo', 'history.undo', 'CmdOrCtrl+Z'),
    command('&Redo', 'history.redo', 'CmdOrCtrl+Shift+Z'),
    command('&History', 'history.show'),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    separator,
    command('&Find', 'edit.find', 'CmdOrCtrl+F'),
  ];
}

function viewMenu(command: CommandItem, isPackaged: boolean): Item[] {
  const forDevelopers: Item[] = [separator, { role: 'reload' }, { role: 'toggleDevTools' }];
  return [
    command('&Documents', 'view.documents', 'CmdOrCtrl+1'),
    command('&Codebook', 'view.codes', 'CmdOrCtrl+3'),
    command('&Inspector', 'view.inspector', 'CmdOrCtrl+4'),
    command('&Results', 'view.results', 'CmdOrCtrl+5'),
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
    ...(isPackaged ? [] : forDevelopers),
  ];
}

function goMenu(command: CommandItem): Item[] {
  return [
    command('&Anything…', 'go.anything', 'CmdOrCtrl+K'),
    command('&Back', 'go.back', 'Alt+Left'),
    command('&Forward', 'go.forward', 'Alt+Right'),
    separator,
    command('&Next document', 'go.next-document'),
    command('&Previous document', 'go.previous-document'),
    command('Next &segment', 'go.next-segment'),
    command('Previous se&gment', 'go.previous-segment'),
  ];
}

function codeMenu(command: CommandItem): Item[] {
  return [
    command('&Apply a code…', 'code.apply'),
    command('&Repeat the last code', 'code.repeat'),
    command('Code &in vivo', 'code.in-vivo'),
    command('&New code…', 'code.new'),
    separator,
    command('Move a &boundary', 'code.boundary'),
    command('&Split the segment', 'code.split'),
    command('&Join with the next', 'code.join'),
    command('Re&move the coding', 'code.remove'),
  ];
}

function analyseMenu(command: CommandItem): Item[] {
  return [
    command('&Segments', 'analyse.segments'),
    command('S&earch', 'analyse.search', 'CmdOrCtrl+Shift+F'),
    command('&Matrix', 'analyse.matrix'),
    command('&Co-occurrence', 'analyse.cooccurrence'),
  ];
}

function teamMenu(command: CommandItem): Item[] {
  return [
    command('&Coder…', 'team.coder'),
    separator,
    command('&Agreement', 'team.agreement'),
    command('&Reconcile', 'team.reconcile'),
  ];
}

function helpMenu(command: CommandItem, isMac: boolean): Item[] {
  return [
    command('&Keyboard map', 'help.keys', 'F1'),
    command('&Licences', 'help.licences'),
    ...(isMac ? [] : [separator, command('&About Concord', 'help.about')]),
  ];
}
