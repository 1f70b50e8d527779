/** Every command by name, with its key, or why it cannot act now. */
import { closeThen, Dialog } from '../design/Dialog.tsx';
import { KeyCap } from '../design/KeyCap.tsx';
import { useWindowStore } from '../state/context.ts';
import type { Action } from '../window/use-actions.ts';
import { type RecentAct, useRecentActs } from '../window/use-opening.ts';
import { FilterList } from './FilterList.tsx';
import { ranked } from './ranking.ts';

/** One row of a list of commands. */
export function ActionRow({ action }: { action: Omit<Action, 'run'> }) {
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

/** How many of the commands used last stand first. */
const RECENT = 8;

/** How many commands a list shows; all there are fit. */
const SHOWN = 200;

/** A project opened before, as a row of a list of commands. */
export function RecentRow({ recent }: { recent: RecentAct }) {
  return (
    <>
      <span className="t3 group">{recent.group}</span>
      <bdi className="cut">{recent.label}</bdi>
      <span className="grow" />
      <bdi className="t3 sm cut">{recent.hint}</bdi>
    </>
  );
}

export function Palette({ actions, onClose }: { actions: readonly Action[]; onClose: () => void }) {
  const recent = useWindowStore((state) => state.recentActions);
  const set = useWindowStore((state) => state.set);
  const say = useWindowStore((state) => state.say);
  const groups = [...new Set(actions.map(({ group }) => group))];
  const rank = (action: Action): number => {
    const at = recent.indexOf(action.id);
    return at === -1 ? recent.length + groups.indexOf(action.group) : at;
  };
  const projects = useRecentActs();
  const ordered = [...actions.toSorted((a, b) => rank(a) - rank(b)), ...projects];
  return (
    <Dialog title="All commands" hideTitle className="top" help="keyboard" onClose={onClose}>
      <FilterList
        label="All commands"
        placeholder="Type the name of a command"
        nothing="No command has this name."
        optionsFor={(query) =>
          ranked(query, ordered, ({ label, group }) => `${label} ${group}`, SHOWN).map((action) => ({
            id: action.id,
            content: 'hint' in action ? <RecentRow recent={action} /> : <ActionRow action={action} />,
          }))
        }
        onChoose={(id) => {
          const project = projects.find((one) => one.id === id);
          if (project !== undefined) {
            closeThen(onClose, project.run);
            return;
          }
          const action = actions.find((one) => one.id === id);
          if (action === undefined) return;
          if (action.obstacle !== undefined) {
            say(`${action.label}: ${action.obstacle}`);
            return;
          }
          set({ recentActions: [id, ...recent.filter((one) => one !== id)].slice(0, RECENT) });
          closeThen(onClose, action.run);
        }}
      />
    </Dialog>
  );
}
