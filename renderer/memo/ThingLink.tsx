/** A link in a memo: it shows what the thing is called now and opens it. */
import type { MemoLink } from '../../shared/memo.ts';
import { Icon } from '../design/Icon.tsx';
import { thingIcons, thingName, thingNouns, useOpenThing, useThing } from './things.ts';

export function ThingLink({ link, isSelected }: { link: MemoLink; isSelected: boolean }) {
  const found = useThing(link.id);
  const open = useOpenThing();
  if (found == null) {
    return (
      <span className="thing-link t3" contentEditable={false}>
        {found === undefined ? '…' : `a ${thingNouns[link.kind]} that is gone`}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={`thing-link ${isSelected ? 'sel' : ''}`}
      contentEditable={false}
      tabIndex={-1}
      title={`Open the ${thingNouns[found.kind]}`}
      onClick={() => open(found)}
    >
      <Icon name={thingIcons[found.kind]} />
      <bdi>{thingName(found)}</bdi>
    </button>
  );
}
