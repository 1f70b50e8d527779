/** The menu of the codebook pane: order, counts, retired codes, import. */
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  type Selection,
} from 'react-aria-components';
import { Icon } from '../design/Icon.tsx';
import { useWindowStore } from '../state/context.ts';
import { codeOrders } from './tree-view.ts';
import { useCodebookImport } from './use-codebook-import.ts';

const orderNames = { codebook: 'Codebook', name: 'Name', used: 'Most used', recent: 'Last used' } as const;
const shows = [
  { id: 'below', label: 'Count the codes below' },
  { id: 'retired', label: 'Show retired codes' },
] as const;

export function TreeOptions() {
  const order = useWindowStore((state) => state.codeOrder);
  const showing = useWindowStore((state) => state.codesShow);
  const set = useWindowStore((state) => state.set);
  const { choose } = useCodebookImport();
  const pickOrder = (keys: Selection): void => {
    const chosen = codeOrders.find((one) => keys !== 'all' && keys.has(one));
    if (chosen !== undefined) set({ codeOrder: chosen });
  };
  return (
    <MenuTrigger>
      <Button className="icon" aria-label="Order and counts of the codebook">
        <Icon name="sort" />
      </Button>
      <Popover className="pop menu-pop" placement="bottom end">
        <Menu
          className="menu"
          aria-label="Order and counts of the codebook"
          onAction={(key) => {
            if (key === 'import') void choose();
          }}
        >
          <MenuSection selectionMode="single" selectedKeys={[order]} onSelectionChange={pickOrder}>
            <Header className="label menu-head">Order</Header>
            {codeOrders.map((id) => (
              <Item key={id} id={id} label={orderNames[id]} />
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="multiple"
            selectedKeys={shows.map(({ id }) => id).filter((id) => showing[id])}
            onSelectionChange={(keys) =>
              set({
                codesShow: {
                  below: keys === 'all' || keys.has('below'),
                  retired: keys === 'all' || keys.has('retired'),
                },
              })
            }
          >
            <Header className="label menu-head">Show</Header>
            {shows.map(({ id, label }) => (
              <Item key={id} id={id} label={label} />
            ))}
          </MenuSection>
          <MenuSection>
            <Header className="label menu-head">Codebook</Header>
            <Item id="import" label="Import codebook…" />
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Item({ id, label }: { id: string; label: string }) {
  return (
    <MenuItem id={id} className="menu-item" textValue={label}>
      {({ isSelected }) => (
        <>
          <span className="menu-check">{isSelected && <Icon name="check" />}</span>
          <span className="grow">{label}</span>
        </>
      )}
    </MenuItem>
  );
}
