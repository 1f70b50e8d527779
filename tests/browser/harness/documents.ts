/**
 * Documents to read: an invented interview, an Arabic one, and texts of any size made by counting.
 *
 * The made texts have surrogate pairs, combining marks and lines too long for the window, and are the same
 * for the same numbers.
 */

import type { ReaderDocument, ReaderUnits } from '../../../renderer/reader/types.ts';
import type { Block } from '../../../shared/blocks.ts';
import { type Id, id } from '../../../shared/ids.ts';
import type { CodeRow } from '../../../shared/queries/code.ts';
import type { CodingRow } from '../../../shared/queries/source.ts';
import { sentencesOf, turnsOf } from '../../../shared/units.ts';

export type Example = {
  document: ReaderDocument;
  units: ReaderUnits;
  codes: CodeRow[];
  codings: CodingRow[];
};

export const coder = idOf(1, 1);
const otherCoder = idOf(1, 2);
export const coders = new Map(
  [
    { id: coder, name: 'Ana R.', colour: null, codings: 0 },
    { id: otherCoder, name: 'Ben', colour: null, codings: 0 },
  ].map((row) => [row.id, row]),
);

/** An id made of two numbers. */
export function idOf(kind: number, number: number): Id {
  return id.parse(`00000000-0000-7000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`);
}

type Look = [
  tag: string,
  name: string,
  parent: string,
  colour: string,
  texture: CodeRow['texture'],
  count: number,
];

const LOOKS: Look[] = [
  ['AC', 'Access', '', '2', 'solid', 142],
  ['TR', 'Transport', 'AC', '2', 'solid', 61],
  ['DI', 'Distance', 'AC', '2', 'dashed', 38],
  ['CO', 'Cost', 'AC', '2', 'dotted', 24],
  ['OH', 'Opening hours', 'AC', '2', 'double', 19],
  ['TU', 'Trust', '', '4', 'solid', 71],
  ['TS', 'Trust in staff', 'TU', '4', 'solid', 44],
  ['CN', 'Continuity', 'TU', '4', 'dashed', 16],
  ['CP', 'Coping', '', '6', 'solid', 110],
  ['AU', 'Autonomy', 'CP', '6', 'solid', 29],
  ['FB', 'Family burden', 'CP', '6', 'dashed', 33],
  ['NH', 'Neighbour help', 'CP', '6', 'dotted', 27],
  ['GW', 'Going without', 'CP', '6', 'double', 21],
  ['VO', 'Voice', '', '8', 'solid', 50],
  ['BH', 'Being heard', 'VO', '8', 'solid', 26],
  ['DG', 'Dignity', 'VO', '8', 'dashed', 6],
  ['RS', 'Resignation', 'VO', '8', 'hatch', 18],
  ['OW', 'Own words', '', '#f3c4d0', 'hatch-back', 3],
];

const tags = LOOKS.map(([tag]) => tag);
export const codeOf = (tag: string): Id => idOf(2, tags.indexOf(tag) + 1);

export const codes: CodeRow[] = LOOKS.map(([tag, name, parent, colour, texture, count], place) => ({
  id: codeOf(tag),
  name,
  parent: parent === '' ? null : codeOf(parent),
  order: String(place).padStart(4, '0'),
  kind: parent === '' ? 'category' : 'code',
  status: 'stable',
  colour,
  texture,
  tag,
  brief: tag === 'TR' ? 'Moving between home and care: timetable, lifts, walking.' : '',
  definition: null,
  codings: count,
  mine: count,
  latest: 0,
}));

export function coding(number: number, tag: string, start: number, end: number, by: Id = coder): CodingRow {
  return {
    id: idOf(3, number),
    start,
    end,
    code: codeOf(tag),
    coder: by,
    layer: 'coder',
    at: number,
    memo: null,
    doubt: null,
  };
}

function documentFrom(
  lines: readonly string[],
  language: string,
  name: string,
  direction: ReaderDocument['direction'],
): ReaderDocument {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of lines) {
    const end = start + line.length;
    const label = /^[^:]{2,20}: /u.exec(line)?.[0];
    blocks.push(
      label === undefined
        ? {
            start,
            end,
            kind: line.startsWith('# ') ? 'heading' : 'paragraph',
            body: start,
            ...(line.startsWith('# ') ? { level: 1 } : {}),
          }
        : {
            start,
            end,
            kind: 'paragraph',
            body: start + label.length,
            speaker: { start, end: start + label.length - 2 },
          },
    );
    start = end + 1;
  }
  return {
    id: idOf(4, 1),
    revision: idOf(5, lines.length),
    name,
    text: lines.join('\n'),
    blocks,
    direction,
    language,
  };
}

function unitsOf({ text, blocks, language }: ReaderDocument): ReaderUnits {
  const list = [...blocks];
  return {
    sentences: [...sentencesOf(text, list, language ?? undefined)],
    words: null,
    turns: turnsOf(text, list).flatMap(({ start, end }) => [start, end]),
  };
}

function example(document: ReaderDocument, marks: readonly [tag: string, quote: string, by?: Id][]): Example {
  const codings = marks.flatMap(([tag, quote, by], number) => {
    const start = document.text.indexOf(quote);
    if (start === -1) throw new Error(`Not in the document: ${quote}`);
    return [coding(number + 1, tag, start, start + quote.length, by)];
  });
  codings.sort((one, other) => one.start - other.start || other.end - one.end);
  return { document, units: unitsOf(document), codes, codings };
}

/** A passage of an invented interview, coded by two. */
export function interview(): Example {
  const document = documentFrom(
    [
      'INT: How do you get to the clinic now that it has moved?',
      'Mara: The bus comes once an hour, so the clinic might as well be on the moon. Nineteen kilometres does not sound like much until you stand at the stop in February. I ask my neighbour when I can.',
      'INT: And when you cannot ask her?',
      'Mara: I manage. I would rather walk two hours than ask my son to drive me, he has his own life. He says it is no trouble, but I hear him moving his meetings while he says it.',
      'INT: Has that changed what you go for?',
      'Mara: Well, you start to choose. The foot, yes. The blood test, perhaps next month. At the old place Sister Agnes knew me by my step on the stairs; now I say my date of birth to a window, and the window says take a number.',
      'INT: Did anyone ask you before it moved?',
      'Mara: There was a letter. It said “we value your views” and gave a date that had already gone by. My son drove me to the town hall all the same, forty minutes each way, and they had locked the door by then.',
      'INT: What did you do?',
      'Mara: We sat in the car and ate the sandwiches. What else is there to do. You cannot shout at a door.',
      'INT: Does the new clinic suit you in other ways?',
      'Mara: The chairs are better. The doctor is a different one each time, and each one starts with the same three questions, as if I were a new machine they were handed without the manual.',
    ],
    'en',
    'P07 Interview, Mara',
    'auto',
  );
  return example(document, [
    ['TR', 'The bus comes once an hour, so the clinic might as well be on the moon'],
    [
      'DI',
      'so the clinic might as well be on the moon. Nineteen kilometres does not sound like much until you stand at the stop in February.',
    ],
    ['NH', 'I ask my neighbour when I can.'],
    ['AU', 'I would rather walk two hours than ask my son to drive me, he has his own life.'],
    [
      'FB',
      'he has his own life. He says it is no trouble, but I hear him moving his meetings while he says it.',
    ],
    ['GW', 'Well, you start to choose. The foot, yes. The blood test, perhaps next month.'],
    ['TS', 'At the old place Sister Agnes knew me by my step on the stairs'],
    ['CN', 'Sister Agnes knew me by my step on the stairs'],
    ['DG', 'now I say my date of birth to a window, and the window says take a number.'],
    ['BH', 'There was a letter. It said “we value your views” and gave a date that had already gone by.'],
    ['RS', 'What else is there to do.', otherCoder],
    ['OW', 'as if I were a new machine they were handed without the manual.'],
  ]);
}

/** The same place coded five times over. */
export function dense(): Example {
  const { document, codings, ...rest } = interview();
  const start = document.text.indexOf('I would rather walk');
  const more = ['TR', 'DI', 'CN', 'BH', 'RS'].map((tag, at) =>
    coding(100 + at, tag, start + at * 8, start + 60 + at * 14, at === 4 ? otherCoder : coder),
  );
  return {
    document,
    ...rest,
    codings: [...codings, ...more].sort((a, b) => a.start - b.start || b.end - a.end),
  };
}

/** An invented passage in Arabic with Latin names. */
export function arabic(): Example {
  const document = documentFrom(
    [
      'المحاورة: كيف تصلين إلى العيادة الآن؟',
      'ليلى: الحافلة تمرّ مرة واحدة كل ساعة، فكأنّ العيادة صارت على القمر. كتبوا على اللوحة Line 14 ثم غيّروا الرقم ولم يخبرنا أحد. أطلب من جارتي أن توصلني حين تستطيع.',
      'المحاورة: وحين لا تستطيع؟',
      'ليلى: أدبّر أمري. أفضّل أن أمشي ساعتين على أن أطلب من ابني أن يوصلني، فله حياته وعمله. يقول إنه لا تعب في ذلك، لكني أسمعه يؤجّل مواعيده وهو يقولها.',
      'المحاورة: هل سألكم أحد قبل النقل؟',
      'ليلى: وصلتنا رسالة من Upper Vale Health Board تقول إن رأينا يهمّهم، وفيها موعد كان قد فات. صرت أختار: القدم نعم، وتحليل الدم ربما في الشهر القادم.',
    ],
    'ar',
    'L01 العربية، ليلى',
    'auto',
  );
  return example(document, [
    ['TR', 'الحافلة تمرّ مرة واحدة كل ساعة، فكأنّ العيادة صارت على القمر.'],
    ['DI', 'العيادة صارت على القمر. كتبوا'],
    ['NH', 'أطلب من جارتي أن توصلني حين تستطيع.'],
    ['AU', 'أفضّل أن أمشي ساعتين على أن أطلب من ابني أن يوصلني، فله حياته وعمله.'],
    ['FB', 'فله حياته وعمله. يقول إنه لا تعب في ذلك، لكني أسمعه يؤجّل مواعيده وهو يقولها.'],
    ['BH', 'وصلتنا رسالة من Upper Vale Health Board تقول إن رأينا يهمّهم، وفيها موعد كان قد فات.'],
    ['GW', 'صرت أختار: القدم نعم، وتحليل الدم ربما في الشهر القادم.'],
  ]);
}

const WORDS =
  'the bus river clinic morning letter window Agnes walk neighbour hourly trouble meeting stairs number door February answer quiet 😀 naïve müde cafe\u0301 and when because perhaps'.split(
    ' ',
  );

/** A text of about `characters` with `marks` codings of 20 to 400 characters, and 200 codes. */
export function made(characters: number, marks: number): Example {
  const next = counter(characters);
  const lines: string[] = [];
  for (let length = 0; length < characters; ) {
    const words = Array.from({ length: 8 + next(80) }, () => WORDS[next(WORDS.length)] ?? 'the');
    for (let at = 9; at < words.length; at += 11) words[at] = `${words[at]}.`;
    const line =
      lines.length % 60 === 59 ? '' : `${lines.length % 2 === 0 ? 'INT' : 'Mara'}: ${words.join(' ')}.`;
    lines.push(line);
    length += line.length + 1;
  }
  const document = documentFrom(lines, 'en', `Made, ${characters}`, 'auto');
  const many: CodeRow[] = Array.from({ length: 200 }, (_, at) => ({
    ...(codes[at % codes.length] ?? codes[0]),
    id: idOf(2, at + 1),
    parent: null,
    name: `Code ${at + 1}`,
    tag: `C${at + 1}`,
    colour: String(1 + (at % 24)),
    texture: (['solid', 'dashed', 'dotted', 'double'] as const)[at % 4] ?? 'solid',
  })).flatMap((row) => (isCode(row) ? [row] : []));
  const codings = Array.from({ length: marks }, (_, at) => {
    const start = next(document.text.length - 400);
    return { ...coding(at + 1, 'TR', start, start + 20 + next(380)), code: idOf(2, 1 + next(200)) };
  });
  codings.sort((one, other) => one.start - other.start || other.end - one.end);
  return { document, units: unitsOf(document), codes: many, codings };
}

function isCode(row: Partial<CodeRow>): row is CodeRow {
  return row.kind !== undefined;
}

/** Numbers that look random and are the same every time (a linear congruential generator). */
function counter(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
