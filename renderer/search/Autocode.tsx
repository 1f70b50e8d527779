/** Coding all hits that are not struck out: how much around each, with which code, and what that would do. */
import { useMemo, useRef, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { CodingUnit } from '../../shared/search/scope.ts';
import { newId, useCommand, useQuery } from '../api.ts';
import { CodeMark } from '../design/CodeMark.tsx';
import { count, counted } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { Picker } from '../design/Menu.tsx';
import { noId } from '../project/use-coding-text.ts';
import { useCodes } from '../project/use-lookups.ts';
import { RowBox, type RowQuestion } from '../results/RowBox.tsx';
import { useWindowStore } from '../state/context.ts';
import type { SearchDesk } from './search-desk.ts';

const units: readonly { id: CodingUnit['kind']; label: string }[] = [
  { id: 'sentence', label: 'Sentence' },
  { id: 'hit', label: 'Hit' },
  { id: 'paragraph', label: 'Paragraph' },
  { id: 'turn', label: 'Turn' },
  { id: 'words', label: 'Words around it' },
];
const AROUND = 8;

export function Autocode(props: {
  desk: SearchDesk;
  update: (change: Partial<SearchDesk>) => void;
  onDone: () => void;
}) {
  const { desk, update } = props;
  const { asked, scope, unit, struck } = desk;
  const codes = useCodes().byId;
  const coder = useWindowStore((state) => state.coder);
  const tell = useWindowStore((state) => state.tell);
  const used = useWindowStore((state) => state.used);
  const addCode = useCommand('code.add');
  const autocode = useCommand('coding.autocode');
  const [question, setQuestion] = useState<RowQuestion | null>(null);
  const [isCoding, setIsCoding] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const code = desk.code === null ? undefined : codes.get(desk.code);
  const without = useMemo(() => [...struck.values()], [struck]);
  const search = asked === null ? null : { query: asked, scope };
  const preview = useQuery(
    'search.preview',
    { search: search ?? { query: { text: '-' } }, unit, code: code?.id ?? noId, coder, without },
    { enabled: search !== null && code !== undefined, keep: true },
  ).data;
  const close = (): void => {
    setQuestion(null);
    button.current?.focus();
  };
  const choose = (): void => {
    const box = button.current;
    const pane = box?.closest('.hits');
    if (box === null || !(pane instanceof HTMLElement)) return;
    const origin = pane.getBoundingClientRect();
    const { top, left } = box.getBoundingClientRect();
    setQuestion({
      kind: 'code',
      title: 'Code all with',
      canCreate: true,
      about: '',
      place: { top: top - origin.top - 4, left: left - origin.left, width: 440, isAbove: true },
    });
  };
  const create = (name: string, parent: Id | null): void => {
    const id = newId();
    close();
    void addCode({ id, name, parent }).then((made) => {
      if (made !== null) update({ code: id });
    });
  };
  const run = (): void => {
    if (search === null || code === undefined || preview === undefined) return;
    setIsCoding(true);
    const given = { rule: newId(), code: code.id, search, unit, expected: preview.hits, without };
    void autocode(given).then((result) => {
      setIsCoding(false);
      if (result === null) return;
      used(code.id);
      const skipped = result.skipped === 0 ? '' : `, ${count(result.skipped)} coded already`;
      const text = `${counted(result.added, 'segment')} coded ${code.name}${skipped}`;
      tell({ text, undo: result.added > 0 });
    });
  };
  return (
    <section className="autocode bar wrap" aria-label="Code what was found">
      <span className="med">Code all</span>
      <Picker
        label="Cover"
        value={unit.kind}
        choices={units}
        onChange={(id) => {
          const kind = units.find((one) => one.id === id)?.id ?? 'sentence';
          update({ unit: kind === 'words' ? { kind, around: AROUND } : { kind } });
        }}
      />
      {unit.kind === 'words' && (
        <label className="line check">
          <span className="sr-text t2">to each side</span>
          <input
            type="number"
            className="field number-field"
            min={1}
            max={100}
            value={unit.around}
            onChange={({ target }) => {
              const around = Math.round(target.valueAsNumber);
              if (around >= 1 && around <= 100) update({ unit: { kind: 'words', around } });
            }}
          />
        </label>
      )}
      <button ref={button} type="button" className="pick" onClick={choose}>
        <span className="k">with</span>
        {code === undefined ? <span>Choose or make a code</span> : <CodeMark code={code} />}
        <Icon name="chevronDown" />
      </button>
      <span className="grow sm t2">
        {code !== undefined && preview !== undefined && consequence(preview, struck.size)}
      </span>
      <button
        type="button"
        className="btn primary"
        disabled={code === undefined || preview === undefined || preview.added === 0 || isCoding}
        onClick={run}
      >
        Code {preview === undefined || code === undefined ? '' : count(preview.added)}
      </button>
      {question !== null && (
        <RowBox
          question={question}
          onClose={close}
          onFlag={close}
          onCode={(id) => {
            close();
            update({ code: id });
          }}
          onCreate={create}
        />
      )}
    </section>
  );
}

function consequence({ coded, added }: { coded: number; added: number }, struck: number): string {
  const parts = [
    coded > 0 ? `${counted(coded, 'passage')} already coded` : '',
    struck > 0 ? `${count(struck)} struck out` : '',
    added > 0 ? 'Undo takes all back' : 'nothing new to code',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
