/** The dialog that is open, if any. */
import { program } from '../../shared/program.ts';
import { Dialog } from '../design/Dialog.tsx';
import { UndoHistory } from '../history/UndoHistory.tsx';
import { GoToAnything } from '../palette/GoToAnything.tsx';
import { Palette } from '../palette/Palette.tsx';
import { useWindowStore } from '../state/context.ts';
import { CoderDialog } from './CoderDialog.tsx';
import { KeySheet } from './KeySheet.tsx';
import type { Action } from './use-actions.ts';

export function Dialogs({ actions }: { actions: readonly Action[] }) {
  const dialog = useWindowStore((state) => state.dialog);
  const set = useWindowStore((state) => state.set);
  const close = (): void => set({ dialog: null });
  if (dialog === 'palette') return <Palette actions={actions} onClose={close} />;
  if (dialog === 'anything') return <GoToAnything actions={actions} onClose={close} />;
  if (dialog === 'coder') return <CoderDialog onClose={close} />;
  if (dialog === 'undo') return <UndoHistory onClose={close} />;
  if (dialog === 'keys') return <KeySheet onClose={close} />;
  if (dialog === 'about') return <About onClose={close} />;
  return null;
}

function About({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={`About ${program.name}`} help="safety" onClose={onClose}>
      <p>Code passages by theme, compare coders, export tables an auditor can check.</p>
      <dl className="about-facts">
        <dt>Version</dt>
        <dd className="num">{program.version}</dd>
        <dt>Licence</dt>
        <dd>MIT, free to use, change and pass on; the text is in LICENSE</dd>
        <dt>Parts by others</dt>
        <dd>named with their licences in THIRD-PARTY-NOTICES.txt beside the program</dd>
      </dl>
      <p className="t2">
        Everything stays in one file on this computer. Concord uses no network, asks for no account and sends
        nothing.
      </p>
      <div className="line form-foot">
        <button type="button" className="btn primary" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}
