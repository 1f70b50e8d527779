/** The one polite live region: every sentence that is said lands here. */
import { useWindowStore } from '../state/context.ts';

export function Spoken() {
  const said = useWindowStore((state) => state.said);
  return (
    <p className="spoken-only" role="status" aria-live="polite">
      {said}
    </p>
  );
}
