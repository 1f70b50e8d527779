/**
 * A project with content, for tests of the window: made through the window, filled over a port of its own
 * with the same commands that the window uses.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CommandInput, CommandName } from '../../shared/commands.ts';
import { mintId } from '../../shared/ids.ts';
import { type QueryInput, type QueryName, queries } from '../../shared/queries.ts';
import { expect, type RunningApp } from './support/app.ts';

type App = Pick<RunningApp, 'page' | 'folder' | 'answerDialogs'>;

/** Three short texts, written for these tests. */
export const texts = {
  'P07 Mara.txt': [
    'INT: How do you get to the clinic now that it has moved?',
    'Mara: The bus comes once an hour, so the clinic might as well be on the moon. Nineteen kilometres does not sound like much until you stand at the stop in February. I ask my neighbour when I can.',
    'INT: And when you cannot ask her?',
    'Mara: I manage. I would rather walk two hours than ask my son to drive me, he has his own life. He says it is no trouble, but I hear him moving his meetings while he says it.',
    'INT: Has that changed what you go for?',
    'Mara: Well, you start to choose. The foot, yes. The blood test, perhaps next month. At the old place Sister Agnes knew me by my step on the stairs; now I say my date of birth to a window, and the window says take a number.',
    'INT: Did anyone ask you before it moved?',
    'Mara: There was a letter. It said “we value your views” and gave a date that had already gone by. My son drove me to the town hall all the same, forty minutes each way, and they had locked the door by then.',
  ].join('\n'),
  'P03 Joel.txt': [
    'INT: What did the move mean for you?',
    'Joel: I gave up driving after the operation, and nobody tells you how much of the day was the car. You learn the driver’s shifts. With Tobias you can run; with the other one you had better be standing there.',
    'INT: Who helps?',
    'Joel: My sister, when she is not on nights. I book for my mother because I type faster, but she decides what we book.',
  ].join('\n'),
  'Council note.txt': [
    'Access to primary care in the Upper Vale',
    'The hourly service provides adequate access to the new site. Journeys of under one hour are considered reasonable by the board.',
    'Residents were informed by letter in good time and their views were taken into account.',
  ].join('\n'),
} as const;

/** Makes a project through the start screen with the keyboard. */
export async function createProject(app: App, title = 'Rural care 2026', coder = 'Ana R.'): Promise<string> {
  const file = path.join(app.folder, 'rural.concord');
  await app.answerDialogs({ dialog: 'save', kind: 'project', paths: [file] });
  await app.page.getByRole('button', { name: /New project/ }).press('Enter');
  await app.page.getByLabel('Name of the project').fill(title);
  await app.page.getByLabel('Your name').fill(coder);
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('button', { name: new RegExp(title) })).toBeVisible();
  return file;
}

/** Imports the three texts through the dialog. */
export async function importTexts(app: App): Promise<void> {
  const paths = [];
  for (const [name, text] of Object.entries(texts)) {
    const file = path.join(app.folder, name);
    await writeFile(file, text);
    paths.push(file);
  }
  await app.answerDialogs({ dialog: 'open', kind: 'documents', paths });
  await app.page.keyboard.press('Control+Shift+O');
  await expect(app.page.getByRole('treegrid', { name: 'Documents' }).getByText('P07 Mara')).toBeVisible();
}

/** What a test may do and ask beside the window. */
export interface Beside {
  execute<N extends CommandName>(name: N, input: CommandInput<N>, coder: string | null): Promise<unknown>;
  ask<N extends QueryName>(name: N, input: QueryInput<N>): Promise<unknown>;
}

/** Opens a second port to the project that the window shows. */
export async function beside(app: App): Promise<Beside> {
  const port = await app.page.evaluateHandle(async () => {
    const nonce = crypto.randomUUID();
    const arrived = new Promise<MessagePort>((resolve) => {
      window.addEventListener('message', (event) => {
        const [found] = event.ports;
        if (event.data?.nonce === nonce && found !== undefined) resolve(found);
      });
    });
    await window.concord.requestPort(nonce);
    return { port: await arrived };
  });
  let last = 0;
  const send = async (message: Record<string, unknown>): Promise<unknown> => {
    last += 1;
    const reply: unknown = await port.evaluate(
      ({ port: open }, sent) =>
        new Promise((resolve) => {
          open.onmessage = (event) => {
            if (event.data.kind === 'reply' && event.data.id === sent.id) resolve(event.data.result);
          };
          open.postMessage(sent);
        }),
      { ...message, id: last },
    );
    expect(reply).toMatchObject({ ok: true });
    return reply instanceof Object && 'value' in reply ? reply.value : undefined;
  };
  return {
    execute: (name, input, coder) => send({ verb: 'execute', name, input, coder }),
    ask: (name, input) => send({ verb: 'query', name, input }),
  };
}

/** A new id. */
export function newId() {
  return mintId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}

const codebook: readonly [family: string, codes: readonly string[]][] = [
  ['Access', ['Transport', 'Distance', 'Cost', 'Opening hours']],
  ['Trust', ['Trust in staff', 'Continuity']],
  ['Coping', ['Autonomy', 'Family burden', 'Neighbour help', 'Going without']],
  ['Voice', ['Being heard', 'Dignity']],
];

const anas: readonly [document: keyof typeof texts, code: string, quote: string][] = [
  ['P07 Mara.txt', 'Transport', 'The bus comes once an hour, so the clinic might as well be on the moon.'],
  [
    'P07 Mara.txt',
    'Distance',
    'so the clinic might as well be on the moon. Nineteen kilometres does not sound like much until you stand at the stop in February.',
  ],
  ['P07 Mara.txt', 'Neighbour help', 'I ask my neighbour when I can.'],
  [
    'P07 Mara.txt',
    'Autonomy',
    'I would rather walk two hours than ask my son to drive me, he has his own life.',
  ],
  [
    'P07 Mara.txt',
    'Family burden',
    'he has his own life. He says it is no trouble, but I hear him moving his meetings while he says it.',
  ],
  [
    'P07 Mara.txt',
    'Going without',
    'Well, you start to choose. The foot, yes. The blood test, perhaps next month.',
  ],
  ['P07 Mara.txt', 'Trust in staff', 'At the old place Sister Agnes knew me by my step on the stairs'],
  ['P07 Mara.txt', 'Dignity', 'now I say my date of birth to a window, and the window says take a number.'],
  [
    'P07 Mara.txt',
    'Being heard',
    'There was a letter. It said “we value your views” and gave a date that had already gone by.',
  ],
  [
    'P03 Joel.txt',
    'Transport',
    'I gave up driving after the operation, and nobody tells you how much of the day was the car.',
  ],
  [
    'P03 Joel.txt',
    'Transport',
    'With Tobias you can run; with the other one you had better be standing there.',
  ],
  ['P03 Joel.txt', 'Autonomy', 'she decides what we book.'],
];
const bens: typeof anas = [
  ['P07 Mara.txt', 'Transport', 'The bus comes once an hour'],
  ['P07 Mara.txt', 'Neighbour help', 'I ask my neighbour when I can.'],
  [
    'P07 Mara.txt',
    'Family burden',
    'I would rather walk two hours than ask my son to drive me, he has his own life.',
  ],
  ['P07 Mara.txt', 'Being heard', 'gave a date that had already gone by'],
  ['P03 Joel.txt', 'Transport', 'I gave up driving after the operation'],
  ['Council note.txt', 'Transport', 'The hourly service provides adequate access to the new site.'],
];

/** Fills the open project with a codebook and the codings of two coders. */
export async function fillProject(app: App): Promise<void> {
  const project = await beside(app);
  const ana = queries['coder.list'].output.parse(await project.ask('coder.list', {}))[0]?.id ?? null;
  const listed = queries['source.list'].output.parse(await project.ask('source.list', {})).sources;
  const sources = new Map(listed.map(({ id, name }) => [name, id]));
  const ben = newId();
  await project.execute('coder.add', { id: ben, name: 'Ben O.' }, ana);
  const codes = new Map<string, ReturnType<typeof newId>>();
  for (const [family, children] of codebook) {
    const parent = newId();
    await project.execute('code.add', { id: parent, name: family }, ana);
    for (const name of children) {
      const id = newId();
      codes.set(name, id);
      await project.execute('code.add', { id, name, parent }, ana);
    }
  }
  for (const [coder, list] of [
    [ana, anas],
    [ben, bens],
  ] as const) {
    const codings = list.map(([document, code, quote]) => {
      const start = texts[document].indexOf(quote);
      const found = codes.get(code);
      const source = sources.get(document.replace('.txt', '')) ?? sources.get(document);
      if (start < 0 || found === undefined || source === undefined) throw new Error(`${document}: ${quote}`);
      return { id: newId(), source, start, end: start + quote.length, code: found };
    });
    await project.execute('coding.add', { codings }, coder);
  }
}
