/** Two coders compared: figures by code, and the passages behind every figure. */
import { useState } from 'react';
import { unit as unitSchema } from '../../shared/commands/project.ts';
import type { Id } from '../../shared/ids.ts';
import type { QueryOutput } from '../../shared/queries.ts';
import { useQuery } from '../api.ts';
import { Empty } from '../design/Empty.tsx';
import { Icon } from '../design/Icon.tsx';
import { Picker } from '../design/Menu.tsx';
import { Notice } from '../design/Notice.tsx';
import { useCoders } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import { AgreementTable } from './AgreementTable.tsx';
import { Headline } from './Headline.tsx';
import { How } from './How.tsx';
import type { Opened } from './opened.ts';
import { PassagesAside } from './PassagesAside.tsx';

type Unit = QueryOutput<'compare.codes'>['unit'];
const unitChoices: readonly { id: Unit; label: string }[] = [
  { id: 'character', label: 'Character' },
  { id: 'sentence', label: 'Sentence' },
  { id: 'paragraph', label: 'Paragraph' },
  { id: 'turn', label: 'Turn' },
  { id: 'document', label: 'Document' },
];

export function AgreementView() {
  const coders = useCoders().rows;
  const set = useWindowStore((state) => state.set);
  const [first, second] = [...coders].sort((a, b) => b.codings - a.codings);
  const isEnough = first !== undefined && second !== undefined;
  return (
    <main className="stage" data-region="agreement">
      <div className="sheet">
        {isEnough ? (
          <Comparison first={first.id} second={second.id} />
        ) : (
          <Empty example="Ana and Ben code the same three interviews; the table shows where they differ.">
            <p>Agreement needs two coders on the same document.</p>
            <button type="button" className="btn" onClick={() => set({ dialog: 'coder' })}>
              Add a coder…
            </button>
          </Empty>
        )}
      </div>
    </main>
  );
}

function Comparison({ first, second }: { first: Id; second: Id }) {
  const coders = useCoders();
  const [a, setA] = useState(first);
  const [b, setB] = useState(second);
  const [unit, setUnit] = useState<Unit>('character');
  const [opened, setOpened] = useState<Opened | null>(null);
  const reach = useWindowStore((state) => state.reach);
  const open = (figure: Opened | null): void => {
    setOpened(figure);
    if (figure !== null) reach('figure');
  };
  const [explained, setExplained] = useState(false);
  const found = useQuery('compare.codes', { a, b, unit }, { keep: true });
  const names = { a: coders.byId.get(a)?.name ?? '', b: coders.byId.get(b)?.name ?? '' };
  const choices = coders.rows.map(({ id, name }) => ({ id, label: name }));
  const idOf = (id: string): Id => coders.rows.find((one) => one.id === id)?.id ?? first;
  return (
    <div className="with-aside wide-aside">
      <section className="pane" aria-label="Agreement">
        <div className="page-head">
          <h1>Agreement</h1>
          <span className="grow" />
          <button
            type="button"
            className="btn quiet"
            aria-expanded={explained}
            onClick={() => setExplained(!explained)}
          >
            <Icon name="help" />
            How?
          </button>
        </div>
        <div className="bar">
          <Picker
            label="First"
            value={a}
            choices={choices.filter(({ id }) => id !== b)}
            onChange={(id) => setA(idOf(id))}
          />
          <Picker
            label="Second"
            value={b}
            choices={choices.filter(({ id }) => id !== a)}
            onChange={(id) => setB(idOf(id))}
          />
          <Picker
            label="Unit"
            value={unit}
            choices={unitChoices}
            onChange={(id) => setUnit(unitSchema.catch('character').parse(id))}
          />
        </div>
        <div className="scroll">
          {found.failure !== null && (
            <Notice failure={found.failure} title="These coders cannot be compared." />
          )}
          {explained && found.data !== undefined && <How unitName={found.data.unitName} />}
          {found.data !== undefined && (
            <>
              <Headline comparison={found.data} names={names} />
              <AgreementTable comparison={found.data} names={names} opened={opened} onOpen={open} />
            </>
          )}
        </div>
      </section>
      <PassagesAside a={a} b={b} names={names} opened={opened} />
    </div>
  );
}
