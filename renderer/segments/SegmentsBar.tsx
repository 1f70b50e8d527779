/** What is shown of the segments and in which order. */
import type { Id } from '../../shared/ids.ts';
import { useQuery } from '../api.ts';
import { Icon } from '../design/Icon.tsx';
import { type Choice, Picker } from '../design/Menu.tsx';
import { DocumentFilter } from '../documents/DocumentFilter.tsx';
import { useCoders } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import type { SegmentsDesk } from './segments-desk.ts';

const groups: readonly (Choice & { id: SegmentsDesk['group'] })[] = [
  { id: 'document', label: 'Document' },
  { id: 'code', label: 'Code' },
  { id: 'coder', label: 'Coder' },
  { id: 'case', label: 'Case' },
  { id: 'none', label: 'Nothing' },
];
const sorts: readonly (Choice & { id: SegmentsDesk['sort'] })[] = [
  { id: 'document', label: 'Document' },
  { id: 'newest', label: 'Newest first' },
  { id: 'oldest', label: 'Oldest first' },
  { id: 'longest', label: 'Longest first' },
  { id: 'shortest', label: 'Shortest first' },
  { id: 'coder', label: 'Coder' },
  { id: 'code', label: 'Code' },
];
const contexts: readonly Choice[] = [
  { id: '0', label: 'None' },
  { id: '1', label: '1 sentence' },
  { id: '3', label: '3 sentences' },
];

export function SegmentsBar(props: {
  desk: SegmentsDesk;
  change: (change: Partial<SegmentsDesk>) => void;
  /** The filter was left with Enter or Escape: the list goes on. */
  onLeave: () => void;
}) {
  const { desk, change } = props;
  const coders = useCoders().rows;
  const sets = useQuery('set.list', {}).data ?? [];
  const pick = <T extends { id: string }>(list: readonly T[], id: string): T | undefined =>
    list.find((one) => one.id === id);
  const idIn = (list: readonly { id: Id }[], id: string): Id | null => pick(list, id)?.id ?? null;
  return (
    <div className="bar wrap segments-bar">
      <Picker
        label="Group by"
        value={desk.group}
        choices={groups}
        onChange={(id) => change({ group: pick(groups, id)?.id ?? 'document' })}
      />
      <Picker
        label="Sort"
        value={desk.sort}
        choices={sorts}
        onChange={(id) => change({ sort: pick(sorts, id)?.id ?? 'document' })}
      />
      <Picker
        label="Context"
        value={String(desk.context)}
        choices={contexts}
        onChange={(id) => change({ context: Number(id) })}
      />
      <DocumentFilter value={desk.within} onChange={(within) => change({ within })} />
      <Picker
        label="Coder"
        value={desk.coder ?? 'all'}
        choices={[{ id: 'all', label: 'All' }, ...coders.map(({ id, name }) => ({ id, label: name }))]}
        onChange={(id) => change({ coder: idIn(coders, id) })}
      />
      {sets.length > 0 && (
        <Picker
          label="Codes"
          value={desk.set ?? 'one'}
          choices={[
            { id: 'one', label: 'This one' },
            ...sets.map(({ id, name }) => ({ id, label: `Set ${name}` })),
          ]}
          onChange={(id) => change({ set: idIn(sets, id) })}
        />
      )}
      <label className="line check">
        <input
          type="checkbox"
          checked={desk.descendants}
          onChange={() => change({ descendants: !desk.descendants })}
        />
        Codes below
      </label>
      <label className="line check">
        <input type="checkbox" checked={desk.flagged} onChange={() => change({ flagged: !desk.flagged })} />
        Flagged only
      </label>
      <span className="grow" />
      <Words desk={desk} change={change} onLeave={props.onLeave} />
    </div>
  );
}

function Words({ desk, change, onLeave }: Parameters<typeof SegmentsBar>[0]) {
  const say = useWindowStore((state) => state.say);
  return (
    <div className="field quiet find-field">
      <Icon name="search" />
      <input
        type="search"
        aria-label="Find in segments"
        placeholder="Find in segments"
        defaultValue={desk.words}
        data-list-filter=""
        maxLength={200}
        onKeyDown={({ key, currentTarget, nativeEvent }) => {
          if (nativeEvent.isComposing) return;
          if (key === 'Enter' && currentTarget.value.trim() !== desk.words) {
            change({ words: currentTarget.value.trim() });
            say('Filtered');
          }
          if (key === 'Escape') {
            currentTarget.value = '';
            change({ words: '' });
          }
          if (key === 'Enter' || key === 'Escape') onLeave();
        }}
      />
      <kbd className="kbd">/</kbd>
    </div>
  );
}
