/** Choosing one code by typing part of its name. */
import type { Id } from '../../shared/ids.ts';
import { CodeMark } from '../design/CodeMark.tsx';
import { Dialog } from '../design/Dialog.tsx';
import { FilterList } from '../palette/FilterList.tsx';
import { ranked } from '../palette/ranking.ts';
import { useCodes } from '../project/use-lookups.ts';

export function ChooseCode(props: { onClose: () => void; onChoose: (code: Id) => void }) {
  const { rows } = useCodes();
  return (
    <Dialog title="Choose a code" hideTitle className="top" help="quick-box" onClose={props.onClose}>
      <FilterList
        label="Code"
        placeholder="Type the name of a code"
        nothing="No code has this name."
        optionsFor={(query) =>
          ranked(query, rows, ({ name, tag }) => `${name} ${tag}`, 60).map((code) => ({
            id: code.id,
            content: (
              <>
                <CodeMark code={code} />
                <span className="grow" />
                <span className="t2 num">{code.codings}</span>
              </>
            ),
          }))
        }
        onChoose={(id) => {
          const chosen = rows.find((one) => one.id === id);
          props.onClose();
          if (chosen !== undefined) props.onChoose(chosen.id);
        }}
      />
    </Dialog>
  );
}
