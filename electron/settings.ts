/**
 * What the installation remembers outside any project: theme, coder name, recent projects.
 *
 * One small JSON file, replaced whole (written beside, then renamed), so a crash leaves the old or the new
 * one. A file that cannot be read is set aside under another name and the defaults are used. Paths of
 * recent projects stay in the main process; windows see a name, a folder to read and an id.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { type BridgeInput, type ProjectFacts, projectFacts, type Settings } from '../shared/bridge.ts';
import { defaultPreferences, preferences } from '../shared/settings.ts';

const RECENT_LIMIT = 12;

const storedSettings = preferences.extend({
  version: z.literal(1),
  recent: z.array(
    z.object({
      path: z.string(),
      title: z.string(),
      openedAt: z.string(),
      about: projectFacts.nullable().default(null),
    }),
  ),
});
type StoredSettings = z.infer<typeof storedSettings>;

const defaults: StoredSettings = { ...defaultPreferences, version: 1, recent: [] };

export interface SettingsStore {
  /** The settings as windows may see them. */
  read(): Settings;
  change(change: BridgeInput<'changeSettings'>): Settings;
  /** Puts a project first in the list of recent ones. `openedAt` is an ISO time. */
  rememberProject(projectPath: string, title: string, openedAt: string): Settings;
  /** Keeps what a recent project holds. */
  describeProject(projectPath: string, about: ProjectFacts): void;
  forgetProject(id: string): Settings;
  /** The path behind a recent project's id, undefined when the id is unknown or the file is gone. */
  recentPath(id: string): string | undefined;
  /** The ids of recent projects whose files are gone; looks at the disk. */
  missing(): string[];
}

/** Opens the settings file, which need not exist. */
export function openSettings(file: string): SettingsStore {
  let current = load(file);
  const replace = (next: StoredSettings): Settings => {
    save(file, next);
    current = next;
    return shown(next);
  };
  const without = (id: string) => current.recent.filter((project) => projectId(project.path) !== id);
  return {
    read: () => shown(current),
    change(change) {
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      return replace(storedSettings.parse({ ...current, ...Object.fromEntries(given) }));
    },
    rememberProject(projectPath, title, openedAt) {
      const others = without(projectId(projectPath)).slice(0, RECENT_LIMIT - 1);
      const about = current.recent.find((project) => project.path === projectPath)?.about ?? null;
      return replace({ ...current, recent: [{ path: projectPath, title, openedAt, about }, ...others] });
    },
    describeProject(projectPath, about) {
      const recent = current.recent.map((one) => (one.path === projectPath ? { ...one, about } : one));
      replace({ ...current, recent });
    },
    forgetProject: (id) => replace({ ...current, recent: without(id) }),
    recentPath(id) {
      const found = current.recent.find((project) => projectId(project.path) === id);
      return found !== undefined && fs.existsSync(found.path) ? found.path : undefined;
    },
    missing: () =>
      current.recent
        .filter((project) => !fs.existsSync(project.path))
        .map((project) => projectId(project.path)),
  };
}

function load(file: string): StoredSettings {
  if (!fs.existsSync(file)) return defaults;
  const found = z.record(z.string(), z.unknown()).safeParse(parseJson(fs.readFileSync(file, 'utf8')));
  const parsed = storedSettings.safeParse({ ...defaults, version: 0, ...found.data });
  if (parsed.success) return parsed.data;
  fs.renameSync(file, `${file}.unreadable`);
  return defaults;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function save(file: string, settings: StoredSettings): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.new`;
  fs.writeFileSync(temporary, `${JSON.stringify(settings, null, 2)}\n`, { flush: true });
  fs.renameSync(temporary, file);
}

function shown({ version: _version, recent, ...chosen }: StoredSettings): Settings {
  return {
    ...chosen,
    recent: recent.map((project) => ({
      id: projectId(project.path),
      name: project.title || path.basename(project.path, '.concord'),
      folder: underHome(path.dirname(project.path)),
      openedAt: project.openedAt,
      about: project.about,
    })),
  };
}

/** A folder as people write it: their own home as "~". */
function underHome(folder: string): string {
  const home = os.homedir();
  return folder === home || folder.startsWith(`${home}${path.sep}`)
    ? `~${folder.slice(home.length)}`
    : folder;
}

/** An id that says nothing about the path and stays the same between starts. */
function projectId(projectPath: string): string {
  return createHash('sha256').update(projectPath).digest('hex').slice(0, 16);
}
