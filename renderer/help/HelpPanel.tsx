/**
 * Help beside the work: the page asked for, the way to all others, and a search over them. Esc closes it and
 * gives the keyboard back to what had it.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import { Icon } from '../design/Icon.tsx';
import { KeyCap } from '../design/KeyCap.tsx';
import { useWindowStore } from '../state/context.ts';
import { focusView } from '../window/regions.ts';
import { findHelp, helpLines } from './find-help.ts';
import { HelpText } from './HelpText.tsx';
import { chapters, type PageId, pageNamed } from './pages.ts';

export function HelpPanel() {
  const help = useWindowStore((state) => state.help);
  return help === null ? null : <OpenHelp asked={help.page} turn={help.turn} />;
}

function OpenHelp({ asked, turn }: { asked: PageId | null; turn: number }) {
  const set = useWindowStore((state) => state.set);
  const [typed, setTyped] = useState('');
  const [visited, setVisited] = useState<readonly (PageId | null)[]>([]);
  const panel = useRef<HTMLElement>(null);
  const text = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);
  const shown = visited.at(-1) ?? null;
  useEffect(() => {
    // A page asked for again comes from elsewhere in the window, or is the list asked for from here.
    if (turn > 0 && panel.current?.contains(document.activeElement) !== true)
      before.current = document.activeElement;
    setTyped('');
    setVisited((pages) => (pages.at(-1) === asked ? pages : [...pages, asked]));
    text.current?.focus();
  }, [asked, turn]);
  const close = (): void => {
    set({ help: null });
    const last = before.current;
    if (last instanceof HTMLElement && last.isConnected && last !== document.body) last.focus();
    else focusView();
  };
  const go = (page: PageId | null): void => {
    setTyped('');
    setVisited([...visited, page]);
    text.current?.focus();
    text.current?.scrollTo(0, 0);
  };
  const back = (): void => {
    setVisited(visited.slice(0, -1));
    text.current?.focus();
  };
  const page = shown === null ? null : pageNamed(shown);
  return (
    <aside
      ref={panel}
      className="help"
      aria-label="Help"
      data-region="help"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (typed === '') close();
        else setTyped('');
      }}
    >
      <header className="line help-head">
        {visited.length > 1 && (
          <button type="button" className="icon" aria-label="The page before" onClick={back}>
            <Icon name="chevronLeft" />
          </button>
        )}
        <div className="field grow">
          <Icon name="search" />
          <input
            type="search"
            aria-label="Search the help"
            placeholder="Search the help"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <button type="button" className="icon" aria-label="Close the help" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <article
        ref={text}
        className="scroll help-text"
        aria-label={typed === '' ? (page?.title ?? 'All pages of help') : 'Found in the help'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard could not scroll here
        tabIndex={0}
        data-focus-first=""
      >
        {typed !== '' ? (
          <Finds typed={typed} onGo={go} />
        ) : page === null ? (
          <Contents onGo={go} />
        ) : (
          <>
            <h2>{page.title}</h2>
            <HelpText text={page.text} onGo={go} />
          </>
        )}
      </article>
      <footer className="line help-foot">
        <button type="button" className="btn quiet small" onClick={() => go(null)}>
          All pages
        </button>
        <button type="button" className="btn quiet small" onClick={() => set({ dialog: 'keys' })}>
          All keys
          <KeyCap action="help.keys" />
        </button>
        <span className="grow" />
        <span className="sm t2">
          <kbd className="kbd">Esc</kbd> back to work
        </span>
      </footer>
    </aside>
  );
}

function Contents({ onGo }: { onGo: (page: PageId) => void }) {
  return (
    <>
      <h2>Help</h2>
      {chapters.map(({ title, pages }) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul className="help-list">
            {pages.map(({ id, title: name, about }) => (
              <li key={id}>
                <button type="button" onClick={() => onGo(id)}>
                  <span className="med">{name}</span>
                  <span className="sm t2">{about}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Finds({ typed, onGo }: { typed: string; onGo: (page: PageId) => void }) {
  const lines = useMemo(helpLines, []);
  const found = findHelp(lines, typed);
  return (
    <>
      <h2 role="status">{found.length === 0 ? 'Nothing found' : `Found in the help`}</h2>
      {found.length === 0 && <p className="t2">Try another word for it; the glossary knows many.</p>}
      <ul className="help-list">
        {found.map(({ page, title, line }) => (
          <li key={`${page} ${line}`}>
            <button type="button" onClick={() => onGo(page)}>
              <span className="med">{title}</span>
              <span className="sm t2">{line}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
