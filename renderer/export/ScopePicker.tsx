/** All of something, or those that are ticked. */
import { useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { Icon } from '../design/Icon.tsx';

interface Named {
  id: Id;
  name: string;
}

export function ScopePicker(props: {
  label: string;
  all: readonly Named[];
  /** Empty means all. */
  chosen: readonly Id[];
  onChange: (chosen: readonly Id[]) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const { all, chosen } = props;
  const said = chosen.length === 0 ? `all ${all.length}` : `${chosen.length} of ${all.length}`;
  return (
    <div className="scope">
      <button type="button" className="pick" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <span className="k grow">{props.label}</span>
        {said}
        <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} />
      </button>
      {isOpen && (
        <ul className="scope-list scroll">
          {all.map(({ id, name }) => (
            <li key={id}>
              <label className="line check">
                <input
                  type="checkbox"
                  checked={chosen.includes(id)}
                  onChange={(event) =>
                    props.onChange(
                      event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id),
                    )
                  }
                />
                <bdi className="cut">{name}</bdi>
              </label>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
