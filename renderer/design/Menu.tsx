/** A button that opens a menu, and the plain forms of menu that the window uses. */
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Context } from '../../shared/actions/define.ts';
import { shownKey } from '../../shared/keymap.ts';
import { useWindowStore } from '../state/context.ts';
import { Icon } from './Icon.tsx';

export interface Choice {
  id: string;
  label: string;
  /** Shown at the right in small letters: a key, a count. */
  hint?: string;
  isDisabled?: boolean;
  /** The action whose key is shown instead of a hint. */
  action?: { context: Context; id: string };
}

/** A menu of acts behind any button content. */
export function ActMenu(props: {
  label: string;
  className?: string;
  choices: readonly Choice[];
  onAct: (id: string) => void;
  children: ReactNode;
}) {
  return (
    <MenuTrigger>
      <Button className={props.className ?? 'icon'} aria-label={props.label}>
        {props.children}
      </Button>
      <Popover className="pop menu-pop" placement="bottom end">
        <Menu
          className="menu"
          aria-label={props.label}
          items={props.choices.map((choice) => ({ ...choice }))}
          onAction={(key) => props.onAct(String(key))}
        >
          {(choice) => (
            <MenuItem
              id={choice.id}
              className="menu-item"
              textValue={choice.label}
              isDisabled={choice.isDisabled ?? false}
            >
              <span className="grow">{choice.label}</span>
              <Hint choice={choice} />
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Hint({ choice }: { choice: Choice }) {
  const { action, hint } = choice;
  const key = useWindowStore(({ keymap }) => action && shownKey(keymap, action.id, action.context));
  const shown = key ?? hint;
  return shown === undefined ? null : <span className="kbd">{shown}</span>;
}

/** A quiet picker: what it is about, what is chosen, a menu of the choices. */
export function Picker(props: {
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange: (id: string) => void;
  isBare?: boolean;
}) {
  const chosen = props.choices.find(({ id }) => id === props.value);
  return (
    <MenuTrigger>
      <Button className={`pick ${props.isBare === true ? 'bare' : ''}`}>
        <span className="k">{props.label}</span>
        <span className="cut">{chosen?.label ?? '–'}</span>
        <Icon name="chevronDown" />
      </Button>
      <Popover className="pop menu-pop" placement="bottom start">
        <Menu
          className="menu"
          aria-label={props.label}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[props.value]}
          items={props.choices.map((choice) => ({ ...choice }))}
          onAction={(key) => props.onChange(String(key))}
        >
          {(choice) => (
            <MenuItem id={choice.id} className="menu-item" textValue={choice.label}>
              {({ isSelected }) => (
                <>
                  <span className="menu-check">{isSelected && <Icon name="check" />}</span>
                  <span className="grow">{choice.label}</span>
                  {choice.hint !== undefined && <span className="t3">{choice.hint}</span>}
                </>
              )}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
