/** The sets a code is in; each can be ticked. */
import type { Id } from '../../shared/ids.ts';
import { useCommand, useQuery } from '../api.ts';

export function SetsOf({ code }: { code: Id }) {
  const sets = useQuery('set.list', {}).data ?? [];
  const include = useCommand('set.include');
  const exclude = useCommand('set.exclude');
  if (sets.length === 0)
    return <p className="t3">There are no sets yet. They are made below the codebook.</p>;
  return (
    <div className="line wrap">
      {sets.map(({ id, name, members }) => {
        const isIn = members.includes(code);
        return (
          <label className="line check" key={id}>
            <input
              type="checkbox"
              checked={isIn}
              onChange={() => void (isIn ? exclude : include)({ set: id, members: [code] })}
            />
            <bdi>{name}</bdi>
          </label>
        );
      })}
    </div>
  );
}
