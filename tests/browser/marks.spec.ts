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
