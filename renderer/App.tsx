/** The window: the start screen without a project, otherwise the views of the project. */

import { useLook } from './settings/use-look.ts';
import { StartScreen } from './start/StartScreen.tsx';
import { useWindowStore } from './state/context.ts';
import { ProjectWindow } from './window/ProjectWindow.tsx';
import { Spoken } from './window/Spoken.tsx';
import { ProblemToasts } from './window/Toasts.tsx';
import { useBridgeEvents } from './window/use-bridge-events.ts';

export function App() {
  const isOpen = useWindowStore((state) => state.project.open);
  useBridgeEvents();
  useLook();
  return (
    <>
      {isOpen ? <ProjectWindow /> : <StartScreen />}
      <ProblemToasts />
      <Spoken />
    </>
  );
}
