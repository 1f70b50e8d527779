/**
 * What a person feels in the real app on a workload: opening the busiest document, a key that codes until
 * it is shown as coded, scrolling, and memory above the empty app. Each beside a limit of the same run.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { RunningApp } from '../../e2e/support/app.ts';
import type { Measured } from '../line.ts';

const KEYS = 60;
const SCROLLS = 80;

/** Opens a document by its name, from Enter until its first words are painted, beside its bare text. */
export async function openingOf({ page }: RunningApp, name: string): Promise<Measured> {
  const ours: number[] = [];
  const limit: number[] = [];
  for (let run = 0; run < 5; run++) {
    await page.keyboard.press('Control+w');
    await page.waitForTimeout(300);
    ours.push(await opened(page, name));
    limit.push(await page.evaluate(paintBareText));
  }
  return {
    what: `from Enter on the name of the document with the most codings to its painted text`,
    limit: 'the same paragraphs put into an empty page and painted',
    goalRatio: 2,
    times: { ours, limit, peakMegabytes: 0 },
    // Later ones find the text in the window's memory.
    figures: { first_time_ms: Math.round(ours[0] ?? 0) },
  };
}

async function opened(page: Page, name: string): Promise<number> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await page.getByRole('option').filter({ hasText: name }).first().waitFor();
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    const watch = { began: 0, took: 0 };
    Object.assign(window, { watch });
    document.addEventListener('keydown', (event) => (watch.began = event.timeStamp), {
      once: true,
      capture: true,
    });
    const look = (): void => {
      const isThere = document.querySelector('.reader-text p') !== null;
      if (watch.began === 0 || !isThere) {
        requestAnimationFrame(look);
        return;
      }
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (watch.took = performance.now() - watch.began);
      port2.postMessage(null);
    };
    look();
  });
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => Reflect.get(window, 'watch').took > 0);
  const took: number = await page.evaluate(() => Reflect.get(window, 'watch').took);
  await page.waitForTimeout(800);
  return took;
}

/** Runs in the page: milliseconds until the paragraphs of the open document are painted as bare text. */
function paintBareText(): Promise<number> {
  const words = [...document.querySelectorAll('.reader-text p')].map((one) => one.textContent ?? '');
  return new Promise((resolve) => {
    const began = performance.now();
    const page = document.createElement('div');
    page.style.cssText = 'position:fixed;inset:0;overflow:auto;background:#fff;z-index:9999';
    for (let at = 0; at < words.length; at += 50) {
      const section = document.createElement('section');
      section.style.cssText = 'content-visibility:auto;contain-intrinsic-size:auto 6000px';
      for (const text of words.slice(at, at + 50)) {
        const paragraph = document.createElement('p');
        paragraph.textContent = text;
        section.append(paragraph);
      }
      page.append(section);
    }
    document.body.append(page);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const took = performance.now() - began;
        page.remove();
        resolve(took);
      }),
    );
  });
}

/** A digit that codes a sentence until its line is painted and it is told that it is on disk. Beside it, until all counts are right. */
export async function keyToShown({ page }: RunningApp): Promise<Measured> {
  const ours: number[] = [];
  const painted: number[] = [];
  const written: number[] = [];
  const counted: number[] = [];
  const limit: number[] = [];
  // Two codes come on the digits by being used once.
  for (const keys of [
    ['s', 'Enter', 'Enter'],
    ['ArrowDown', 'ArrowDown', 's', 'Enter', 'ArrowDown', 'Enter'],
  ]) {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(300);
    }
  }
  await page.evaluate(countWatcher);
  for (let run = 0; run < KEYS; run++) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    limit.push((await timedKey(page, 'Shift+ArrowLeft', ['frame'])).frame);
    const key = run % 2 === 0 ? '1' : '2';
    const { marked, told, shown } = await timedKey(page, key, ['marked', 'told', 'shown']);
    ours.push(Math.max(marked, told));
    painted.push(marked);
    written.push(told);
    counted.push(shown);
  }
  return {
    what: 'from the key that codes the selection until its line is painted and the window was told that it is on disk',
    limit: 'from a key that only widens the selection to the next frame; 95th percentiles',
    byP95: true,
    times: { ours, limit, peakMegabytes: 0 },
    figures: {
      painted_p50_ms: share(painted, 0.5),
      painted_p95_ms: share(painted, 0.95),
      on_disk_p50_ms: share(written, 0.5),
      on_disk_p95_ms: share(written, 0.95),
      all_counts_p95_ms: share(counted, 0.95),
    },
  };
}

function share(times: readonly number[], part: number): number {
  return Math.round(times.toSorted((one, other) => one - other)[Math.floor(times.length * part)] ?? 0);
}

/** Runs in the page: notes when a key went down, and when the count of codings or the next frame came. */
function countWatcher(): void {
  const watch = { down: 0, marked: 0, told: 0, shown: 0, frame: 0 };
  Object.assign(window, { keys: watch });
  // The most urgent task after a frame comes when the frame has been handed over to be shown.
  const whenPainted = (note: (at: number) => void): void => {
    requestAnimationFrame(() => {
      void scheduler.postTask(() => note(performance.now()), { priority: 'user-blocking' });
    });
  };
  document.addEventListener(
    'keydown',
    (event) => {
      Object.assign(watch, { down: event.timeStamp, marked: 0, told: 0, shown: 0, frame: 0 });
      whenPainted((at) => (watch.frame = at));
    },
    { capture: true },
  );
  // A line under words or the light on a new segment, and nothing of what shows focus or selection.
  const isLine = (highlight: Highlight): boolean =>
    [...CSS.highlights].some(([name, one]) => one === highlight && /^concord-(?:\d-|more|pulse)/.test(name));
  const add = Highlight.prototype.add;
  Highlight.prototype.add = function (range) {
    if (watch.down > 0 && watch.marked === 0 && isLine(this)) {
      watch.marked = -1;
      whenPainted((at) => (watch.marked = at));
    }
    return add.call(this, range);
  };
  // The answer to the command, which is given when what it wrote is on disk.
  const send = MessagePort.prototype.postMessage;
  const asked = new Set<unknown>();
  const heard = new WeakSet<MessagePort>();
  MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown, ...rest: never[]) {
    if (message instanceof Object && 'verb' in message && message.verb === 'execute' && 'id' in message)
      asked.add(message.id);
    if (message instanceof Object && 'verb' in message && !heard.has(this)) {
      heard.add(this);
      // Its time is that of its coming; what the window makes of it has been drawn when this is called.
      this.addEventListener('message', ({ data, timeStamp }) => {
        if (data?.kind === 'reply' && asked.has(data.id)) watch.told = timeStamp;
      });
    }
    return Reflect.apply(send, this, [message, ...rest]);
  };
  const status = document.querySelector('[data-region="status"]');
  if (status === null) throw new Error('There is no status line.');
  let text = '';
  new MutationObserver(() => {
    const now = /[\d,.\u00a0 ]+ codings?/.exec(status.textContent ?? '')?.[0] ?? '';
    if (now === text) return;
    text = now;
    whenPainted((at) => (watch.shown = at));
  }).observe(status, { subtree: true, childList: true, characterData: true });
}

type Moment = 'frame' | 'marked' | 'told' | 'shown';

/** Milliseconds from a key to each of these moments; those not waited for mean nothing. */
async function timedKey(
  page: Page,
  key: string,
  moments: readonly Moment[],
): Promise<Record<Moment, number>> {
  await page.keyboard.press(key);
  await page.waitForFunction(
    (names: readonly Moment[]) => names.every((name) => Reflect.get(window, 'keys')[name] > 0),
    moments,
  );
  return page.evaluate(() => {
    const { down, frame, marked, told, shown } = Reflect.get(window, 'keys');
    return { frame: frame - down, marked: marked - down, told: told - down, shown: shown - down };
  });
}

/** Wheel turns through the document: the times between frames, and tasks that held the window longer than 50 ms. */
export async function scrolling({ page }: RunningApp): Promise<Measured> {
  await page.keyboard.press('Control+Home');
  await page.mouse.move(600, 500);
  await page.evaluate(() => {
    const seen = { frames: [] as number[], long: [] as number[], isOn: true };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.long.push(entry.duration);
    }).observe({ type: 'longtask' });
    let last = performance.now();
    const frame = (): void => {
      const now = performance.now();
      seen.frames.push(now - last);
      last = now;
      if (seen.isOn) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  for (let turn = 0; turn < SCROLLS; turn++) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(16);
  }
  const seen = await page.evaluate(() => {
    const { seen: found } = window as unknown as {
      seen: { frames: number[]; long: number[]; isOn: boolean };
    };
    found.isOn = false;
    return { frames: found.frames, long: found.long };
  });
  return {
    what: 'times between frames while the wheel turns; 95th percentile',
    limit: 'a frame of 60 in a second',
    goalRatio: 2,
    byP95: true,
    times: { ours: seen.frames, limit: [16.7], peakMegabytes: 0 },
    figures: { long_tasks: seen.long.length, longest_task_ms: Math.round(Math.max(0, ...seen.long)) },
  };
}

/** The proportional memory of the app and all its processes, in megabytes; 0 where the system does not tell. */
export function memoryOf(app: RunningApp): number {
  const first = app.application.process().pid;
  if (first === undefined) return 0;
  const parents = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
      const stat = read(`/proc/${name}/stat`);
      const parent = /^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1];
      if (parent !== undefined) parents.set(Number(name), Number(parent));
    }
  } catch {
    return 0;
  }
  const isOurs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
      if (at === first) return true;
    return false;
  };
  const kilobytes = [...parents.keys()]
    .filter(isOurs)
    .map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0));
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1_024);
}

/** A process may end while it is looked at. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
