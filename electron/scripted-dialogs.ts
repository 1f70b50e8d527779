/**
 * Dialogs that answer from a file, so that end-to-end tests can choose files without a person.
 *
 * Used only with the environment variable CONCORD_E2E=1 in an app that is not packaged. CONCORD_DIALOGS
 * names a JSON file with the answers in the order in which dialogs will be opened:
 *
 *     [{ "dialog": "open", "kind": "documents", "paths": ["/somewhere/interview.txt"] },
 *      { "dialog": "save", "kind": "csv", "paths": ["/somewhere/table.csv"] },
 *      { "dialog": "open", "kind": "refi", "paths": [] }]
 *
 * An empty list of paths is a cancelled dialog. The file is read at every dialog, so a test may add answers
 * while the app runs. A dialog without a matching answer is an error: a test that opens one by mistake
 * must not pass.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { openDialogKind, saveDialogKind } from '../shared/bridge.ts';
import type { Dialogs } from './dialogs.ts';

const answer = z.discriminatedUnion('dialog', [
  z.strictObject({ dialog: z.literal('open'), kind: openDialogKind, paths: z.array(z.string()) }),
  z.strictObject({ dialog: z.literal('save'), kind: saveDialogKind, paths: z.array(z.string()).max(1) }),
]);

/** Dialogs answered from the JSON file described above. */
export function scriptedDialogs(file: string): Dialogs {
  let answered = 0;
  const next = (dialog: 'open' | 'save', kind: string): string[] => {
    const found = z.array(answer).parse(JSON.parse(readFileSync(file, 'utf8')))[answered];
    if (found?.dialog !== dialog || found.kind !== kind) {
      throw new Error(`No scripted answer for the ${dialog} dialog "${kind}" (number ${answered + 1}).`);
    }
    answered += 1;
    return found.paths;
  };
  return {
    open: async (kind) => next('open', kind),
    save: async (kind) => next('save', kind)[0],
  };
}
