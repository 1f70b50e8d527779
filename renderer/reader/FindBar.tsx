/**
 * The bar over the text that finds words in it. Escape gives the caret back, Ctrl Enter takes the hit. What is
 * put inside stands behind the words that are looked for.
 */
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../design/Icon.tsx';
import type { Find, FindNews } from './find.ts';
import './find-bar.css';

const nothing: FindNews = { at: 0, count: 0, isCut: false, problem: null };

export function FindBar({
  find,
  turn,
  onClose,
  children,
}: {
  find: Find;
  turn: number;
  onClose: () => void;
  children?: ReactNode;
}) {
  const [query, setQuery] = useState(find.query);
  const [isPattern, setIsPattern] = useState(find.isPattern);
  const [news, setNews] = useState(nothing);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => find.listen(setNews), [find]);
  const search = (text: string, pattern: boolean): void => {
    setQuery(text);
    setIsPattern(pattern);
    find.search(text, pattern);
  };
  // Asked for again, also while it is open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the asking counts, not what it finds here.
  useEffect(() => {
    search(find.query, find.isPattern);
    field.current?.focus();
    field.current?.select();
  }, [turn]);
  const close = (stays: boolean): void => {
    find.close(stays);
    onClose();
  };
  return (
    <search
      className="find-bar"
      aria-label="Find in the document"
      onKeyDown={(event) => {
        const isMain = event.ctrlKey || event.metaKey;
        const isField = event.target === field.current;
        if (event.key === 'Escape') close(false);
        else if (event.key === 'Enter' && isMain) close(true);
        else if (event.key === 'Enter' && isField) find.step(event.shiftKey ? 'backward' : 'forward');
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <Icon name="search" />
      <input
        ref={field}
        className="grow"
        aria-label="Find in the document"
        aria-invalid={news.problem !== null}
        aria-describedby={id}
        placeholder="Find in the document"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        maxLength={1_000}
        value={query}
        onChange={({ target }) => search(target.value, isPattern)}
      />
      <span id={id} className={news.problem === null ? 'sm t3 num' : 'sm problem'} role="status">
        {toldOf(news, query)}
      </span>
      {children}
      <label className="line check sm">
        <input type="checkbox" checked={isPattern} onChange={({ target }) => search(query, target.checked)} />
        Pattern
      </label>
      <button type="button" className="icon" aria-label="Previous hit" onClick={() => find.step('backward')}>
        <Icon name="chevronLeft" />
      </button>
      <button type="button" className="icon" aria-label="Next hit" onClick={() => find.step('forward')}>
        <Icon name="chevronRight" />
      </button>
      <button type="button" className="icon" aria-label="Close find" onClick={() => close(false)}>
        <Icon name="close" />
      </button>
    </search>
  );
}

function toldOf({ at, count, isCut, problem }: FindNews, query: string): string {
  if (problem !== null) return problem;
  if (query === '') return '';
  if (count === 0) return 'Nothing found';
  return `${at.toLocaleString('en')} of ${count.toLocaleString('en')}${isCut ? ' or more' : ''}`;
}
