import { expect, test } from 'vitest';
import { textBlocks } from '../../../database/import/text.ts';

/** Every marked block as "label|first words". */
function marks(text: string): string[] {
  return textBlocks(text).blocks.flatMap(({ speaker, body, end }) =>
    speaker === undefined
      ? []
      : [`${text.slice(speaker.start, speaker.end)}|${text.slice(body, Math.min(end, body + 8))}`],
  );
}

test.each([
  ['names', 'Anna: yes\nBen: no\nAnna: oh\nBen: hm', ['Anna|yes', 'Ben|no', 'Anna|oh', 'Ben|hm']],
  [
    'roles in brackets',
    'Anna (moderator): yes\nP07: no\nAnna (moderator): oh\nP07:\tso',
    ['Anna|yes', 'P07|no', 'Anna|oh', 'P07|so'],
  ],
  [
    'times before',
    '[00:01:02] Anna: a\n[00:01:09] Ben: b\n[00:02] Anna: c\n[00:03] Ben: d',
    ['Anna|a', 'Ben|b', 'Anna|c', 'Ben|d'],
  ],
  [
    'times after',
    'Anna [00:01:02]: a\nBen [00:01:09]: b\nAnna [00:02]: c\nBen [00:03]: d',
    ['Anna|a', 'Ben|b', 'Anna|c', 'Ben|d'],
  ],
  [
    'names with a time on their own line',
    'Anna Berg 00:01\nyes\nBen 00:02\nno\nAnna Berg 00:03\noh\nBen 00:04\nhm',
    ['Anna Berg|', 'Ben|', 'Anna Berg|', 'Ben|'],
  ],
  [
    'INT. and RES.',
    'INT. How?\nRES. So.\nINT. And?\nRES. Well.',
    ['INT|How?', 'RES|So.', 'INT|And?', 'RES|Well.'],
  ],
  [
    'roles in small letters',
    'interviewer: a\nrespondent 1: b\ninterviewer: c\nrespondent 1: d',
    ['interviewer|a', 'respondent 1|b', 'interviewer|c', 'respondent 1|d'],
  ],
  [
    'bold in Markdown',
    '**MSM:** a\n**Ritchie:** b\n**MSM:** c\n**Ritchie:** d',
    ['MSM|a', 'Ritchie|b', 'MSM|c', 'Ritchie|d'],
  ],
  [
    'a space before the colon',
    'Marie : a\nLuc\u00A0: b\nMarie : c\nLuc : d',
    ['Marie|a', 'Luc|b', 'Marie|c', 'Luc|d'],
  ],
  [
    'full-width colons',
    '記者：こんにちは\n先生：はい\n記者：次は\n先生：ええ',
    ['記者|こんにちは', '先生|はい', '記者|次は', '先生|ええ'],
  ],
  [
    'one speaker marked three times',
    'Interviewer: a\nb\nInterviewer: c\nd\nInterviewer: e',
    ['Interviewer|a', 'Interviewer|c', 'Interviewer|e'],
  ],
])('marks %s', (_what, text, expected) => {
  expect(marks(text)).toEqual(expected);
});

test.each([
  ['ordinary colons', 'He said: go\nShe said: no\nHe said: go\nShe said: no'],
  ['a header', 'Date: Monday\nPlace: here\nDate: Tuesday\nPlace: there\nDate: Friday'],
  ['times of day', '12:30 lunch\n13:00 end\n12:30 lunch\n13:00 end'],
  ['addresses', 'http://a.example\nhttp://b.example\nhttp://c.example'],
  ['labels once each', 'Anna: yes\nBen: no'],
  ['few labels in much prose', `Anna: a\nBen: b\nAnna: c\nBen: d\n${'Prose goes on.\n'.repeat(60)}`],
  [
    'long sentences',
    'This Is A Very Long Title Of A Chapter: x\nThis Is A Very Long Title Of A Chapter: y\nThis Is A Very Long Title Of A Chapter: z',
  ],
])('leaves %s alone', (_what, text) => {
  expect(marks(text)).toEqual([]);
});
