/** A page's text: headings, lists, tables and terms, with keys and commands as they are on this computer. */
import { Fragment } from 'react';
import { lineOf } from '../../shared/actions.ts';
import { isBare, keysOf, spelled } from '../../shared/keymap.ts';
import { useWindowStore } from '../state/context.ts';
import { type Block, blocksOf, type Part } from './markup.ts';
import { type PageId, pageNamed } from './pages.ts';

type Go = (page: PageId) => void;

export function HelpText({ text, onGo }: { text: string; onGo: Go }) {
  return blocksOf(text).map((block, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a page's text never changes
    <BlockText key={at} block={block} onGo={onGo} />
  ));
}

function BlockText({ block, onGo }: { block: Block; onGo: Go }) {
  const show = (parts: readonly Part[]) => <Parts parts={parts} onGo={onGo} />;
  switch (block.kind) {
    case 'heading':
      return <h3>{show(block.parts)}</h3>;
    case 'paragraph':
      return <p>{show(block.parts)}</p>;
    case 'list':
      return <ul className="bullets">{itemsOf(block.items, onGo)}</ul>;
    case 'steps':
      return <ol className="steps">{itemsOf(block.items, onGo)}</ol>;
    case 'terms':
      return (
        <dl className="terms">
          {block.terms.map(({ term, meaning }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page's text never changes
            <Fragment key={at}>
              <dt>{show(term)}</dt>
              <dd>{show(meaning)}</dd>
            </Fragment>
          ))}
        </dl>
      );
    case 'table':
      return <Table rows={block.rows} onGo={onGo} />;
  }
}

function itemsOf(items: readonly (readonly Part[])[], onGo: Go) {
  return items.map((parts, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a page's text never changes
    <li key={at}>
      <Parts parts={parts} onGo={onGo} />
    </li>
  ));
}

function Table({ rows, onGo }: { rows: Extract<Block, { kind: 'table' }>['rows']; onGo: Go }) {
  const [head = [], ...body] = rows;
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page's text never changes
            <th key={at} scope="col">
              <Parts parts={cell} onGo={onGo} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {body.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page's text never changes
          <tr key={at}>
            {row.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a page's text never changes
              <td key={column}>
                <Parts parts={cell} onGo={onGo} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Parts({ parts, onGo }: { parts: readonly Part[]; onGo: Go }) {
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a page's text never changes
    <PartText key={at} part={part} onGo={onGo} />
  ));
}

function PartText({ part, onGo }: { part: Part; onGo: Go }) {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'strong') return <b className="med">{part.text}</b>;
  if (part.kind === 'key') return <Key part={part} />;
  if (part.kind === 'command') return <Command id={part.action} />;
  const page = pageNamed(part.page);
  if (page === null) return part.text;
  return (
    <button type="button" className="link" onClick={() => onGo(page.id)}>
      {part.text ?? page.title}
    </button>
  );
}

/** The key as it is now; what has lost its key is called by its name. */
function Key({ part: { action, context } }: { part: Extract<Part, { kind: 'key' }> }) {
  const keymap = useWindowStore((state) => state.keymap);
  const [key] = keysOf(keymap, context, action);
  if (key === undefined) return <Command id={action} />;
  const needsLeader = context === 'reader' && !keymap.bareKeys && isBare(key);
  const [leader] =
    context === 'jump'
      ? keysOf(keymap, 'window', 'go.jump')
      : needsLeader
        ? keysOf(keymap, 'window', 'go.leader')
        : [];
  return (
    <>
      {leader !== undefined && <kbd className="kbd">{spelled(keymap.platform, leader)}</kbd>}{' '}
      <kbd className="kbd">{spelled(keymap.platform, key)}</kbd>
    </>
  );
}

/** A command by its name and the menu it stands in. */
function Command({ id }: { id: Extract<Part, { kind: 'command' }>['action'] }) {
  const { label, menu } = lineOf(id);
  const way = menu === undefined ? [] : [menu.in, ...(menu.under === undefined ? [] : [menu.under])];
  return (
    <span className="command">
      {way.map((step) => `${step} › `)}
      {label}
    </span>
  );
}
