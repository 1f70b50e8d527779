/** What speaks for a theme: codes and single passages, linked to it. */
import { useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { useCommand, useQuery } from '../api.ts';
import { CodeMark } from '../design/CodeMark.tsx';
import { counted } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { useCodes } from '../project/use-lookups.ts';
import { ChooseCode } from '../segments/ChooseCode.tsx';
import { useWindowStore } from '../state/context.ts';
import { ChooseSegment, Passage } from './Examples.tsx';

export function Evidence({ row }: { row: CodeRow }) {
  const { byId } = useCodes();
  const links = useQuery('link.list', { of: row.id }).data ?? [];
  const add = useCommand('link.add');
  const remove = useCommand('link.remove');
  const inspectCode = useWindowStore((state) => state.inspectCode);
  const [choosing, setChoosing] = useState<'code' | 'passage' | null>(null);
  const [ofCode, setOfCode] = useState<Id | null>(null);
  const from = { kind: 'code' as const, id: row.id };
  const evidence = links.filter(({ type, isFrom }) => type === 'evidence' && isFrom);
  const link = (kind: 'code' | 'coding', id: Id): void =>
    void add({ from, to: [{ kind, id }], type: 'evidence' });
  const take = (kind: 'code' | 'coding', id: Id): void =>
    void remove({ from, to: { kind, id }, type: 'evidence' });
  const source = ofCode === null ? undefined : byId.get(ofCode);
  return (
    <div className="stack">
      {evidence.map(({ other, passage }) => {
        if (passage !== null) {
          const colour = byId.get(passage.code)?.colour ?? row.colour;
          return (
            <Passage
              key={other.id}
              passage={passage}
              colour={colour}
              onTakeOut={() => take('coding', other.id)}
            />
          );
        }
        const code = byId.get(other.id);
        if (code === undefined) return null;
        return (
          <div className="line" key={other.id}>
            <button type="button" className="line" onClick={() => inspectCode(code.id)}>
              <CodeMark code={code} />
            </button>
            <span className="sm t2">{counted(code.codings, 'segment')}</span>
            <button
              type="button"
              className="btn quiet small"
              aria-label={`Take out ${code.name}`}
              onClick={() => take('code', code.id)}
            >
              Take out
            </button>
          </div>
        );
      })}
      <div className="line wrap">
        <button type="button" className="btn quiet small flush-start" onClick={() => setChoosing('code')}>
          <Icon name="plus" />
          Add a code
        </button>
        <button type="button" className="btn quiet small" onClick={() => setChoosing('passage')}>
          <Icon name="plus" />
          Add a passage
        </button>
      </div>
      {choosing === 'code' && (
        <ChooseCode onClose={() => setChoosing(null)} onChoose={(id) => link('code', id)} />
      )}
      {choosing === 'passage' && <ChooseCode onClose={() => setChoosing(null)} onChoose={setOfCode} />}
      {source !== undefined && (
        <ChooseSegment
          row={source}
          known={new Set(evidence.map(({ other }) => other.id))}
          onClose={() => setOfCode(null)}
          onChoose={(id) => link('coding', id)}
        />
      )}
    </div>
  );
}
