/**
 * What a line of the table of actions says: name, label, group, keys by context, place in the menus.
 *
 * In keys `Mod` is Cmd on macOS and Ctrl elsewhere; modifiers stand in the order Mod Ctrl Meta Alt Shift,
 * letters are capitals, and a sign that is typed with Shift (`?`) is written without it. A key of a context
 * acts only while focus is in it; keys of the window act everywhere.
 */

export const contexts = [
  'window',
  'jump',
  'reader',
  'boundary',
  'quick',
  'documents',
  'codebook',
  'list',
  'review',
  'timeline',
  'memo',
  'correct',
  'moved',
] as const;
export type Context = (typeof contexts)[number];

export const groups = [
  'Project',
  'Documents',
  'Edit',
  'View',
  'Go',
  'Code',
  'Codebook',
  'Memo',
  'Cases',
  'Analyse',
  'Team',
  'Help',
] as const;
export type Group = (typeof groups)[number];

export const menus = ['File', 'Edit', 'View', 'Go', 'Code', 'Analyse', 'Team', 'Help'] as const;
export type MenuName = (typeof menus)[number];

/** A place in a menu: lines between sections, inside one the order of the table; `under` is a submenu. */
export interface MenuPlace {
  in: MenuName;
  section: number;
  under?: string;
}

export type Keys = Partial<Record<Context, readonly string[]>>;

/** What the system itself does; the same act from menu, key and palette. */
export const roles = [
  'cut',
  'copy',
  'paste',
  'selectAll',
  'resetZoom',
  'zoomIn',
  'zoomOut',
  'togglefullscreen',
  'quit',
] as const;
export type Role = (typeof roles)[number];

export interface ActionLine<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly group: Group;
  readonly keys: Keys;
  /** Keys on macOS, for the contexts in which they differ. */
  readonly mac?: Keys;
  readonly menu?: MenuPlace;
  readonly role?: Role;
  /** Cannot be given other keys. */
  readonly fixed?: true;
}

interface More {
  mac?: Keys;
  menu?: MenuPlace;
  role?: Role;
  fixed?: true;
}

/** One line of the table. */
export function action<const Id extends string>(
  id: Id,
  group: Group,
  label: string,
  keys: Keys = {},
  more: More = {},
): ActionLine<Id> {
  return { id, group, label, keys, ...more };
}

/** A place in a menu, for `menu` of a line. */
export function at(menu: MenuName, section: number, under?: string): { menu: MenuPlace } {
  return { menu: { in: menu, section, ...(under === undefined ? {} : { under }) } };
}
