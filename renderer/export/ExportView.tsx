/** Export on one page: what, of which scope, in which form; exactly the rows that will be written; the place. */
import { useState } from 'react';
import type { ExportResult } from '../../shared/export.ts';
import { useCommand, useQuery } from '../api.ts';
import { count } from '../design/format.ts';
import { Notice } from '../design/Notice.tsx';
import { useWindowStore } from '../state/context.ts';
import { type Choices, optionsFrom, startChoices, suggestedFolder } from './choices.ts';
import { ExportChoices } from './ExportChoices.tsx';
import { ExportDone } from './ExportDone.tsx';
import { ExportPreview } from './ExportPreview.tsx';

export function ExportView() {
  const format = useWindowStore((state) => state.exportFormat);
  const [choices, setChoices] = useState<Choices>({ ...startChoices, format });
  const [result, setResult] = useState<ExportResult | null>(null);
  const [isWriting, setIsWriting] = useState(false);
  const say = useWindowStore((state) => state.say);
  const reach = useWindowStore((state) => state.reach);
  const execute = useCommand('project.export');
  const title = useQuery('project.summary', {}).data?.title ?? 'Project';
  const options = optionsFrom(choices);
  const preview = useQuery('export.preview', { options }, { keep: true });

  const write = async (): Promise<void> => {
    const grant = await window.concord.saveDialog(
      'folder',
      suggestedFolder(title, choices.format, new Date()),
    );
    if (grant === null) return;
    setIsWriting(true);
    const written = await execute({ to: { token: grant.token }, options });
    setIsWriting(false);
    setResult(written);
    if (written === null) return;
    reach('export');
    say(`${written.files.length} files written to ${grant.name}`);
  };

  return (
    <main className="stage" data-region="export">
      <div className="sheet export-sheet">
        <ExportChoices
          choices={choices}
          onChange={(change) => {
            setChoices({ ...choices, ...change });
            setResult(null);
          }}
        />
        <section className="pane" aria-label={result === null ? 'Preview' : 'Done'}>
          {result !== null ? (
            <ExportDone result={result} onAgain={() => setResult(null)} />
          ) : (
            <>
              {preview.failure !== null && (
                <Notice failure={preview.failure} title="The preview cannot be made." />
              )}
              {preview.data !== undefined && (
                <ExportPreview
                  preview={preview.data}
                  choices={choices}
                  onPseudonyms={() => setChoices({ ...choices, names: 'pseudonyms' })}
                />
              )}
              <div className="wfoot">
                <span className="sm t2 grow">
                  A new folder with the files and a manifest; nothing that is there is overwritten.
                </span>
                <button
                  type="button"
                  className="btn primary big"
                  disabled={isWriting}
                  onClick={() => void write()}
                >
                  {isWriting
                    ? 'Writing…'
                    : preview.data === undefined
                      ? 'Export…'
                      : `Export ${count(preview.data.total)} rows…`}
                </button>
              </div>
            </>
          )}
        </section>
      </div>
    </main>
  );
}
