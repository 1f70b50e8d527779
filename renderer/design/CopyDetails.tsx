/** Puts the details of a failure on the clipboard, for whoever helps. */
import { useState } from 'react';

export function CopyDetails({ details }: { details: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = (): void => {
    void navigator.clipboard.writeText(details).then(() => setCopied(details));
  };
  return (
    <button type="button" className="btn quiet" onClick={copy}>
      {copied === details ? 'Copied' : 'Copy details'}
    </button>
  );
}
