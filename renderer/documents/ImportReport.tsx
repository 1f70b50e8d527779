/** What an import refused, warned of or guessed; another encoding can be chosen on the spot. */
import type { ImportResult } from '../../shared/commands/source.ts';
import { type Failure, failureKind } from '../../shared/errors.ts';
import { useCommand } from '../api.ts';
import { CopyDetails } from '../design/CopyDetails.tsx';
import { failureDetails, failureWords } from '../design/failure-words.ts';
import { Icon } from '../design/Icon.tsx';
import { useWindowStore } from '../state/context.ts';

export function ImportReport() {
  const imported = useWindowStore((state) => state.imported);
  const set = useWindowStore((state) => state.set);
  if (imported === null) return null;
  const looked = imported.imported.filter(
    ({ warnings, encoding }) => warnings.length > 0 || encoding?.guessed === true,
  );
  return (
    <section className="import-report scroll" aria-label="Result of the import">
      <div className="line">
        <h3 className="label grow">Import</h3>
        <button
          type="button"
          className="icon"
          aria-label="Close the result of the import"
          onClick={() => set({ imported: null })}
        >
          <Icon name="close" />
        </button>
      </div>
      <ul>
        {imported.refused.map(({ path, reason, message }) => (
          <li key={path} className="sm">
            <span className="line">
              <span className="warn">
                <Icon name="alert" />
              </span>
              <b className="cut">{path.split(/[/\\]/u).at(-1)}</b>
            </span>
            <p className="t2">Not imported. {message}</p>
            <Advice failure={{ kind: failureKind.catch('refused').parse(reason), message }} />
          </li>
        ))}
        {looked.map((source) => (
          <li key={source.id} className="sm">
            <b className="cut">{source.name}</b>
            {source.warnings.map((warning) => (
              <p key={warning} className="t2">
                {warning}
              </p>
            ))}
            {source.encoding?.guessed === true && <Encoding source={source} encoding={source.encoding} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Advice({ failure }: { failure: Failure }) {
  return (
    <>
      <p className="t2">
        The file was left as it is, and nothing of it is in the project. {failureWords(failure).todo}
      </p>
      <CopyDetails details={failureDetails('Not imported', failure)} />
    </>
  );
}

type Imported = ImportResult['imported'][number];

function Encoding({ source, encoding }: { source: Imported; encoding: NonNullable<Imported['encoding']> }) {
  const reimport = useCommand('source.reimport');
  const say = useWindowStore((state) => state.say);
  const names = [encoding.name, ...encoding.alternatives.filter((name) => name !== encoding.name)];
  return (
    <label className="line">
      Read as
      <select
        className="pick"
        defaultValue={encoding.name}
        onChange={(event) => {
          const chosen = event.target.value;
          void reimport({ id: source.id, encoding: chosen }).then((result) => {
            if (result !== null) say(`${source.name} is read as ${chosen} now.`);
          });
        }}
      >
        {names.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
}
