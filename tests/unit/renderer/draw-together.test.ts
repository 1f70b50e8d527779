/** The first answer is drawn at once, those behind it together, and none is forgotten where no frame comes. */
import { expect, test } from 'vitest';
import { drawTogether } from '../../../renderer/api/draw-together.ts';

function clock() {
  const frames: (() => void)[] = [];
  const timers: (() => void)[] = [];
  const state = { now: 100 };
  return {
    state,
    frame: () => frames.splice(0).forEach((act) => void act()),
    timer: () => timers.splice(0).forEach((act) => void act()),
    draw: drawTogether({
      now: () => state.now,
      frame: (act) => void frames.push(act),
      after: (_milliseconds, act) => void timers.push(act),
    }),
  };
}

test('what comes alone is drawn at once', async () => {
  const { draw, state } = clock();
  const drawn: string[] = [];
  draw(() => drawn.push('first'));
  await Promise.resolve();
  expect(drawn).toEqual(['first']);
  state.now += 20;
  draw(() => drawn.push('second'));
  await Promise.resolve();
  expect(drawn).toEqual(['first', 'second']);
});

test('what follows within a frame is drawn together in the next one, in order, once', async () => {
  const { draw, state, frame, timer } = clock();
  const drawn: string[] = [];
  for (const name of ['a', 'b', 'c']) {
    draw(() => drawn.push(name));
    state.now += 2;
  }
  await Promise.resolve();
  expect(drawn).toEqual(['a']);
  frame();
  expect(drawn).toEqual(['a', 'b', 'c']);
  timer();
  expect(drawn).toEqual(['a', 'b', 'c']);
});

test('where no frame comes, because the window is not shown, it is drawn all the same', async () => {
  const { draw, timer } = clock();
  const drawn: string[] = [];
  draw(() => drawn.push('a'));
  draw(() => drawn.push('b'));
  await Promise.resolve();
  timer();
  expect(drawn).toEqual(['a', 'b']);
});
