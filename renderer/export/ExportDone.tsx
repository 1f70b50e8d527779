/** What was written, file by file, with what anybody can check it by. */
import { useState } from 'react';
import type { ExportResult } from '../../shared/export.ts';
import { count } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';

export function ExportDone({ result, onAgain }: { result: ExportResult; onAgain: () => void }) {
  const [copied, setCopied] = useState<'path' | 'checksums' | null>(null);
  const copy = (what: 'path' | 'checksums'): void => {
    const lines = result.files.map(({ path, sha256 }) => `${sha256}  ${inFolder(result.folder, path)}`);
    const text = what === 'path' ? result.folder : [...lines, `head ${result.head}`].join('\n');
    void navigator.clipboard.writeText(text).then(() => setCopied(what));
  };
  return (
    <>
      <div className="wh">
        <span className="ok">
          <Icon name="check" />
        </span>
        <h2>{result.files.length} files were written</h2>
      </div>
      <div className="line folder-line">
        <Icon name="folder" />
        <span className="t2 cut" title={result.folder}>
          {result.folder}
        </span>
        <button type="button" className="btn quiet small" onClick={() => copy('path')}>
          {copied === 'path' ? 'Copied' : 'Copy path'}
        </button>
      </div>
      <div className="scroll done-files">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col" className="end">
                Rows
              </th>
              <th scope="col" className="end">
                Bytes
              </th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {result.files.map((file) => (
              <tr key={file.path}>
                <td>{inFolder(result.folder, file.path)}</td>
                <td className="end">{file.rows === null ? '–' : count(file.rows)}</td>
                <td className="end">{count(file.bytes)}</td>
                <td className="mono t2 digest" title={file.sha256}>
                  {file.sha256.slice(0, 12)}…{file.sha256.slice(-12)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="sm t2">
          {inFolder(result.folder, result.manifest)} names the project, the last entry (
          <span className="mono">{result.head.slice(0, 12)}</span>), the choices and every file with its
          SHA-256. Anyone can check the files with it.
        </p>
      </div>
      <div className="wfoot">
        <span className="grow" />
        <button type="button" className="btn" onClick={() => copy('checksums')}>
          <Icon name="copy" />
          {copied === 'checksums' ? 'Copied' : 'Copy the checksums'}
        </button>
        <button type="button" className="btn primary" onClick={onAgain}>
          Export something else
        </button>
      </div>
    </>
  );
}

/** The name of a file relative to the folder it was written to. */
function inFolder(folder: string, path: string): string {
  return path.startsWith(folder) ? path.slice(folder.length).replace(/^[/\\]/u, '') : path;
}
