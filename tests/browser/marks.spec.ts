/**
 * The rule of a mark fits the paragraphs that carry such a mark, by a class: wherever the page was, whatever
 * was coded, each mark near has its class and no class is left behind.
 */
import { expect, test } from './support/reader.ts';

test('paragraphs carry the classes of the marks they have, and no others', async ({ reader }) => {
  await reader.evaluate(() => window.harness.open('medium'));
  await reader.waitForFunction(() => document.querySelector('.reader-tiles canvas') !== null);
  const frame = () =>
    reader.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  /** Marks without their class and classes without their mark, and how many marks there are. */
  const differences = () =>
    reader.evaluate(() => {
      const drawn = new Set<string>();
      const idOf = new Map<Element, number>();
      const nameFor = (paragraph: Element, name: string): string => {
        const id = idOf.get(paragraph) ?? idOf.size;
        idOf.set(paragraph, id);
        return `${id} ${name}`;
      };
      for (const [name, ranges] of CSS.highlights)
        for (const { startContainer } of ranges) {
          const paragraph = startContainer.parentElement?.closest('.reader-text p');
          if (paragraph != null) drawn.add(nameFor(paragraph, name));
        }
      const worn = new Set(
        [...document.querySelectorAll('.reader-text p[class*="concord-"]')].flatMap((paragraph) =>
          [...paragraph.classList]
            .filter((name) => name.startsWith('concord-'))
            .map((name) => nameFor(paragraph, name)),
        ),
      );
      const bare = [...drawn].filter((one) => !worn.has(one));
      const left = [...worn].filter((one) => !drawn.has(one));
      return { drawn: drawn.size, differences: [...bare, ...left] };
    });
  const seen: number[] = [];
  for (const part of [0, 0.5, 0.52, 1, 0.3]) {
    const at = await reader.evaluate((share) => Math.floor(window.harness.text().length * share), part);
    await reader.evaluate(
      (to) => window.harness.change({ goto: { start: to, end: to, turn: to + 0.5 } }),
      at,
    );
    await reader.waitForTimeout(200);
    await reader.evaluate(
      ([from = 0]) =>
        window.harness.addCodings([window.harness.idOf(2, 5)], [{ start: from, end: from + 40 }]),
      [Math.max(0, at - 60)],
    );
    await frame();
    const { drawn, differences: found } = await differences();
    expect(found).toEqual([]);
    seen.push(drawn);
  }
  expect(Math.min(...seen)).toBeGreaterThan(5);
  await reader.evaluate(() => window.harness.change({ marks: 'off' }));
  await frame();
  expect((await differences()).differences).toEqual([]);
  expect((await differences()).drawn).toBeLessThan(Math.min(...seen));
});

test('while the page scrolls, every paragraph in sight has its marks', async ({ reader }) => {
  await reader.evaluate(() => window.harness.open('medium'));
  await reader.waitForFunction(() => document.querySelector('.reader-tiles canvas') !== null);
  const { bare, seen, drawn } = await reader.evaluate(async () => {
    const scroller = document.querySelector<HTMLElement>('.reader-scroller');
    const blocks = window.harness.blocks();
    const codings = window.harness.codings();
    const paragraphs = [...document.querySelectorAll('.reader-text p')];
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const carries = blocks.map(
      ({ body, end }) => body < end && codings.some((coding) => coding.start < end && coding.end > body),
    );
    const found = { bare: [] as string[], seen: 0, drawn: 0 };
    if (scroller === null) return found;
    for (const [steps, by] of [
      [30, 250],
      [20, 800],
      [20, -340],
    ] as const)
      for (let step = 0; step < steps; step += 1) {
        scroller.scrollTop += by;
        await frame();
        // Marks that are drawn in the frame of the scroll are there in the next.
        await frame();
        const { top, bottom } = scroller.getBoundingClientRect();
        for (const [at, paragraph] of paragraphs.entries()) {
          const box = paragraph.getBoundingClientRect();
          if (box.bottom <= top || box.top >= bottom || !carries[at]) continue;
          found.seen += 1;
          if (!/concord-(?:\d-|more)/.test(paragraph.className))
            found.bare.push(`paragraph ${at} after ${step + 1} steps of ${by}`);
        }
        found.drawn = Math.max(found.drawn, ...[...CSS.highlights.values()].map(({ size }) => size));
      }
    return found;
  });
  expect(bare).toEqual([]);
  expect(seen).toBeGreaterThan(300);
  // Of 20,000 only those near are drawn.
  expect(drawn).toBeLessThan(500);
});
