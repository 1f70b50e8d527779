/** Every command by name, with its key, or why it cannot act now. */
import { Dialog } from '../design/Dialog.tsx';
import { KeyCap } from '../design/KeyCap.tsx';
import type { Action } from '../window/use-actions.ts';
import { FilterList } from './FilterList.tsx';
import { ranked } from './ranking.ts';

/** One row of a list of commands. */
export function ActionRow({ action }: { action: Action }) {
  return (
    <>
      <span className="t3 group">{action.group}</span>
      <span className={action.obstacle === undefined ? '' : 't3'}>{action.label}</span>
      {action.obstacle !== undefined && <span className="t3 sm cut">{action.obstacle}</span>}
      <span className="grow" />
      <KeyCap action={action.id} />
    </>
  );
}

export function Palette({ actions, onClose }: { actions: readonly Action[]; onClose: () => void }) {
  const groups = [...new Set(actions.map(({ group }) => group))];
  const ordered = actions.toSorted((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group));
  return (
    <Dialog title="All commands" hideTitle className="top" onClose={onClose}>
      <FilterList
        label="All commands"
        placeholder="Type the name of a command"
        nothing="No command has this name."
        optionsFor={(query) =>
          ranked(query, ordered, ({ label, group }) => `${label} ${group}`, 60).map((action) => ({
            id: action.id,
            content: <ActionRow action={action} />,
          }))
        }
        onChoose={(id) => {
          const action = actions.find((one) => one.id === id);
          if (action === undefined || action.obstacle !== undefined) return;
          onClose();
          // After the dialog is gone, so that focus can move to where the command puts it.
          setTimeout(action.run);
        }}
      />
    </Dialog>
  );
}
