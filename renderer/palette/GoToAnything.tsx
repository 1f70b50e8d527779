/** Documents, codes and commands in one list. */
import { CodeMark } from '../design/CodeMark.tsx';
import { closeInto, closeThen, Dialog } from '../design/Dialog.tsx';
import { Icon } from '../design/Icon.tsx';
import { useAskAhead } from '../project/use-ask-ahead.ts';
import { useCodes, useSources } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import type { Action } from '../window/use-actions.ts';
import { useRecentActs } from '../window/use-opening.ts';
import { FilterList, type Option } from './FilterList.tsx';
import { ActionRow, RecentRow } from './Palette.tsx';
import { ranked } from './ranking.ts';

interface Target {
  id: string;
  text: string;
  content: Option['content'];
  go: () => void;
  /** Shows a document, which takes the keyboard. */
  isDocument?: boolean;
}

export function GoToAnything({ actions, onClose }: { actions: readonly Action[]; onClose: () => void }) {
  const sources = useSources().rows;
  const codes = useCodes().rows;
  const openDocument = useWindowStore((state) => state.openDocument);
  const inspectCode = useWindowStore((state) => state.inspectCode);
  const show = useWindowStore((state) => state.show);
  const askAhead = useAskAhead();
  const projects = useRecentActs();
  const targets: Target[] = [
    ...sources.map((source) => ({
      id: source.id,
      text: source.name,
      content: (
        <>
          <Icon name="document" />
          <bdi className="cut">{source.name}</bdi>
          <span className="grow" />
          <span className="t3 sm">Document</span>
        </>
      ),
      go: () => openDocument(source.id),
      isDocument: true,
    })),
    ...codes.map((code) => ({
      id: code.id,
      text: `${code.name} ${code.tag}`,
      content: (
        <>
          <CodeMark code={code} />
          <span className="grow" />
          <span className="t3 sm">Code, {code.codings} coded</span>
        </>
      ),
      go: () => {
        inspectCode(code.id);
        show('segments');
      },
    })),
    ...actions
      .filter(({ obstacle }) => obstacle === undefined)
      .map((action) => ({
        id: action.id,
        text: action.label,
        content: <ActionRow action={action} />,
        go: action.run,
      })),
    ...projects.map((project) => ({
      id: project.id,
      text: project.label,
      content: <RecentRow recent={project} />,
      go: project.run,
    })),
  ];
  return (
    <Dialog title="Go to anything" hideTitle className="top" help="keyboard" onClose={onClose}>
      <FilterList
        label="Go to anything"
        placeholder="A document, a code or a command"
        nothing="Nothing has this name."
        optionsFor={(query) => ranked(query, targets, ({ text }) => text, 60)}
        onPoint={(id) => {
          const source = sources.find((one) => one.id === id);
          if (source !== undefined) askAhead(source);
        }}
        onChoose={(id) => {
          const target = targets.find((one) => one.id === id);
          if (target?.isDocument === true) closeInto(onClose, target.go);
          else if (target !== undefined) closeThen(onClose, target.go);
        }}
      />
    </Dialog>
  );
}
