/** The tags of a memo as chips. Enter or a comma adds what is typed, Backspace in the empty field takes the last away. */
import { type KeyboardEvent, useId, useState } from 'react';
import { useQuery } from '../api.ts';
import { Icon } from '../design/Icon.tsx';

const LONGEST = 100;

export function MemoTags({
  tags,
  onChange,
}: {
  tags: readonly string[];
  onChange: (tags: string[]) => void;
}) {
  const [typed, setTyped] = useState('');
  const inUse = useQuery('memo.list', { limit: 1 }, { keep: true }).data?.tags ?? [];
  const listId = useId();
  const has = (tag: string): boolean => tags.some((one) => one.toLowerCase() === tag.toLowerCase());
  const add = (): void => {
    const tag = typed.trim();
    if (tag !== '' && !has(tag)) onChange([...tags, tag]);
    setTyped('');
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Backspace' && typed === '' && tags.length > 0) onChange(tags.slice(0, -1));
    else if ((event.key === 'Enter' || event.key === ',') && typed.trim() !== '') {
      event.preventDefault();
      add();
    }
  };
  return (
    <div className="chips memo-tags">
      {tags.map((tag) => (
        <span className="chip memo-chip" key={tag}>
          <bdi className="cut">{tag}</bdi>
          <button
            type="button"
            className="chip-x"
            aria-label={`Take away the tag ${tag}`}
            onClick={() => onChange(tags.filter((one) => one !== tag))}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <input
        className="memo-tag-field"
        aria-label="Add a tag"
        placeholder="Add a tag"
        list={listId}
        dir="auto"
        maxLength={LONGEST}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={press}
        onBlur={add}
      />
      <datalist id={listId}>
        {inUse
          .filter((tag) => !has(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </div>
  );
}
