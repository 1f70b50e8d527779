/** One line under a list: what its keys do. */
import type { ReactNode } from 'react';
import type { ActionId } from '../../shared/actions.ts';
import { KeyCap } from '../design/KeyCap.tsx';

const inList = { context: 'list' } as const;

export function ListKeys(props: {
  keys: readonly (readonly [action: ActionId, text: string])[];
  children?: ReactNode;
}) {
  return (
    <p className="list-keys sm t2">
      {props.children}
      {props.keys.map(([action, text]) => (
        <span className="line" key={action}>
          <KeyCap action={action} {...(action.startsWith('list.') ? inList : {})} /> {text}
        </span>
      ))}
    </p>
  );
}
