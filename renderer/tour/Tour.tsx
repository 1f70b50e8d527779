/**
 * The five-minute tour: a strip below the work, so that it covers nothing of what it speaks of. It waits for
 * nothing and locks nothing. A step is ticked when it was done, by key or mouse; the strip can be put away and
 * taken up again.
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
      <h2>Five-minute tour</h2>
      <ol>
        {steps.map((step, at) => (
          <TourStep key={step.title} step={step} state={at < done ? 'done' : at === done ? 'now' : 'later'} />
        ))}
      </ol>
      {isOver && <p className="grow">That was all of it. The study is yours to play with.</p>}
      {isOver ? (
        <button type="button" className="btn small" onClick={close}>
          Close
        </button>
      ) : (
        <>
          <button
            type="button"
            className="btn quiet small"
            onClick={() => prefer({ tour: { done: done + 1, shown: true } })}
          >
            Skip this step
          </button>
          <button type="button" className="icon small" aria-label="Put the tour away" onClick={close}>
            <Icon name="close" />
          </button>
        </>
      )}
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
    <li
      className={`tour-step ${state}`}
      aria-current={state === 'now' ? 'step' : undefined}
      title={state === 'now' ? undefined : step.title}
    >
      <span className="tour-tick">{state === 'done' && <Icon name="check" />}</span>
      {state === 'now' ? (
        <p>
          <b className="med">{step.title}</b>
          {step.keys.map((one) => (
            <StepKey key={JSON.stringify(one)} of={one} />
          ))}
          <span className="sm t2">{step.hint}</span>
        </p>
      ) : (
        <span className="spoken-only">
          {step.title}
          {state === 'done' && ', done'}
        </span>
      )}
    </li>
  );
}

function StepKey({ of }: { of: Step['keys'][number] }) {
  const key = useWindowStore(({ keymap }) => ('key' in of ? of.key : shownKey(keymap, of.action)));
  return key === undefined ? null : <kbd className="kbd">{key}</kbd>;
}
