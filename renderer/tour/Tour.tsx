/**
 * The five-minute tour: a list in the corner that waits for nothing and locks nothing. A step is ticked when
 * it was done, by key or mouse; the list can be put away and taken up again.
 */
import { useEffect, useState } from 'react';
import { shownKey } from '../../shared/keymap.ts';
import { useQuery } from '../api.ts';
import { Icon } from '../design/Icon.tsx';
import { useWindowStore } from '../state/context.ts';
import { type Sight, type Step, steps } from './steps.ts';

export function Tour() {
  const { done } = useWindowStore((state) => state.preferences.tour);
  const prefer = useWindowStore((state) => state.prefer);
  const say = useWindowStore((state) => state.say);
  const close = (): void => {
    prefer({ tour: { done, shown: false } });
    say('The tour is in the menu Help when you want it again.');
  };
  const isOver = done >= steps.length;
  useTicking(done);
  return (
    <section className="tour" aria-label="Five-minute tour" data-region="tour">
      <header className="line">
        <h2 className="grow">Five-minute tour</h2>
        <span className="sm t2 num">
          {Math.min(done, steps.length)} of {steps.length}
        </span>
        <button type="button" className="icon" aria-label="Put the tour away" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <ol>
        {steps.map((step, at) => (
          <TourStep key={step.title} step={step} state={at < done ? 'done' : at === done ? 'now' : 'later'} />
        ))}
      </ol>
      <footer className="line">
        {isOver ? (
          <>
            <span className="grow">That was all of it. The study is yours to play with.</span>
            <button type="button" className="btn" onClick={close}>
              Close
            </button>
          </>
        ) : (
          <>
            <span className="grow sm t2">F6 comes here from anywhere.</span>
            <button
              type="button"
              className="btn quiet small"
              onClick={() => prefer({ tour: { done: done + 1, shown: true } })}
            >
              Skip this step
            </button>
          </>
        )}
      </footer>
    </section>
  );
}

/** Goes on to the next step when the present one is seen to be done. */
function useTicking(done: number): void {
  const prefer = useWindowStore((state) => state.prefer);
  const say = useWindowStore((state) => state.say);
  const codings = useQuery('project.summary', {}, { keep: true }).data?.codings;
  const view = useWindowStore((state) => state.view);
  const reached = useWindowStore((state) => state.reached);
  const isSelected = useWindowStore(({ selection }) => selection !== null && selection.end > selection.start);
  const [began, setBegan] = useState<{ at: number; sight: Sight } | null>(null);
  const now = codings === undefined ? null : { isSelected, codings, view, reached };
  if (now !== null && began?.at !== done) setBegan({ at: done, sight: now });
  const isDone = now !== null && began?.at === done && steps[done]?.isDone(now, began.sight) === true;
  useEffect(() => {
    if (!isDone) return;
    prefer({ tour: { done: done + 1, shown: true } });
    const next = steps[done + 1];
    say(next === undefined ? 'The tour is done.' : `Done. Next: ${next.title}.`);
  }, [isDone, done, prefer, say]);
}

function TourStep({ step, state }: { step: Step; state: 'done' | 'now' | 'later' }) {
  return (
    <li className={`tour-step ${state}`} aria-current={state === 'now' ? 'step' : undefined}>
      <span className="tour-tick">{state === 'done' && <Icon name="check" />}</span>
      <div className="grow">
        <p className="line">
          <span className="grow">
            {step.title}
            {state === 'done' && <span className="spoken-only">, done</span>}
          </span>
          {state !== 'done' && step.keys.map((one) => <StepKey key={JSON.stringify(one)} of={one} />)}
        </p>
        {state === 'now' && <p className="sm t2">{step.hint}</p>}
      </div>
    </li>
  );
}

function StepKey({ of }: { of: Step['keys'][number] }) {
  const key = useWindowStore(({ keymap }) => ('key' in of ? of.key : shownKey(keymap, of.action)));
  return key === undefined ? null : <kbd className="kbd">{key}</kbd>;
}
