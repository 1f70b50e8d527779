/** What kind of thing an entry is about, for the filters of the timeline and the command line. */

export const eventKinds = [
  'codings',
  'codes',
  'memos',
  'documents',
  'cases',
  'merges',
  'exports',
  'undo',
  'project',
] as const;
export type EventKind = (typeof eventKinds)[number];

const whole: Readonly<Record<string, EventKind>> = {
  'project.merge': 'merges',
  'project.copy': 'merges',
  'project.branch': 'merges',
  'project.export': 'exports',
  'coder.merge': 'merges',
};

const families: Readonly<Record<string, EventKind>> = {
  coding: 'codings',
  code: 'codes',
  set: 'codes',
  memo: 'memos',
  draft: 'memos',
  source: 'documents',
  folder: 'documents',
  case: 'cases',
  attribute: 'cases',
  history: 'undo',
};

/** The kind of a command's entries; what is not known to belong elsewhere is about the project. */
export function kindOf(command: string): EventKind {
  return whole[command] ?? families[command.split('.')[0] ?? ''] ?? 'project';
}
