/** Every version of a memo, the newest first, each with what changed in it; any of them can be restored. */
import { useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { memoText, referencesIn } from '../../shared/memo.ts';
import type { MemoVersion } from '../../shared/queries/memo.ts';
import { useQuery } from '../api.ts';
import { wordDiff } from '../codebook/word-diff.ts';
import { dayAndTime } from '../design/format.ts';
import { takeFocus } from '../design/take-focus.ts';
import { useCoders } from '../project/use-lookups.ts';
import { statusNames } from './memo-words.ts';
import { type MemoText, parseMemo } from './parse-memo.ts';
import { type Things, thingName, useThings } from './things.ts';

export function MemoVersions({ memo, onRestore }: { memo: Id; onRestore: (memo: MemoText) => void }) {
  const versions = useQuery('memo.versions', { id: memo }, { keep: true }).data ?? [];
  const things = useThings([...new Set(versions.flatMap(({ body }) => referencesIn(parseMemo(body))))]);
  if (versions.length === 0) return <p className="empty t2">This memo was not saved yet.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by the keyboard
    <section ref={takeFocus} className="memo-text scroll" aria-label="Versions" tabIndex={0}>
      <ol className="memo-versions">
        {versions.map((version, at) => (
          <Version
            key={version.version}
            version={version}
            before={versions[at + 1]}
            things={things}
            isNow={at === 0}
            onRestore={onRestore}
          />
        ))}
      </ol>
    </section>
  );
}

function Version(props: {
  version: MemoVersion;
  before: MemoVersion | undefined;
  things: Things | undefined;
  isNow: boolean;
  onRestore: (memo: MemoText) => void;
}) {
  const { version, before, isNow } = props;
  const coders = useCoders().byId;
  const [isWhole, setIsWhole] = useState(false);
  const words = plainly(version, props.things);
  const pieces = isWhole
    ? wordDiff(words, words)
    : wordDiff(before === undefined ? '' : plainly(before, props.things), words);
  const name = version.coder === null ? 'Somebody' : (coders.get(version.coder)?.name ?? 'Somebody');
  return (
    <li>
      <p className="line wrap">
        <b className="med">Version {version.version}</b>
        <span className="t2 sm">
          <bdi>{name}</bdi>, {dayAndTime(version.at, Date.now())}
        </span>
        <span className="grow" />
        {!version.erased && (
          <button
            type="button"
            className="btn quiet small"
            aria-pressed={isWhole}
            onClick={() => setIsWhole(!isWhole)}
          >
            {isWhole ? 'Show the changes' : 'Show it whole'}
          </button>
        )}
        {!isNow && !version.erased && (
          <button
            type="button"
            className="btn small"
            aria-label={`Restore version ${version.version}`}
            onClick={() => {
              const { title, status, tags, body } = version;
              props.onRestore({ title, status, tags, body: parseMemo(body) });
            }}
          >
            Restore
          </button>
        )}
      </p>
      {version.erased ? (
        <p className="t2">Its words were erased.</p>
      ) : (
        <p className="df read memo-diff" dir="auto">
          {pieces.map(({ kind, text }, index) => {
            const key = `${index} ${kind}`;
            if (kind === 'added') return <ins key={key}>{text}</ins>;
            return kind === 'removed' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
          })}
        </p>
      )}
      {version.removed && <p className="t2 sm">The memo was removed here.</p>}
    </li>
  );
}

/** A version as running text: title, status, tags, words, quotations by where they stand. */
function plainly({ title, status, tags, body }: MemoVersion, things: Things | undefined): string {
  const nameOf = (id: Id): string => {
    const found = things?.get(id);
    return found === undefined ? '…' : thingName(found);
  };
  const parsed = parseMemo(body);
  const words = parsed.flatMap((part) =>
    part.kind === 'quotation'
      ? [`“${things?.get(part.coding)?.passage?.quote ?? '…'}”`]
      : [`${part.kind === 'item' ? '• ' : ''}${memoText([part], ({ id }) => nameOf(id))}`],
  );
  const about = [statusNames[status], ...tags].join(', ');
  return [title, about, ...words].filter((line) => line !== '').join('\n');
}
