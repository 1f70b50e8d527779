/** Acceptance check 25, the table: every kind of failure has what happened, what is safe, what to do, and details. */
import { expect, test } from 'vitest';
import { failureDetails, failureWords } from '../../../renderer/design/failure-words.ts';
import { failureKind } from '../../../shared/errors.ts';

test.each(failureKind.options)('check 25: the failure “%s” is told in four parts', (kind) => {
  const failure = { kind, message: 'The file “study” ends in the middle.' };
  const { happened, safe, todo } = failureWords(failure);
  expect(happened).toBe(failure.message);
  for (const part of [safe, todo]) expect(part).toMatch(/^[A-Z][^\n]{10,}\.$/);
  expect(failureDetails('It could not be opened.', failure)).toBe(
    `It could not be opened.\n${kind}: ${failure.message}`,
  );
});

test('that nothing was changed is said once', () => {
  const message = 'Ana R. has coded exactly this passage “Cost” already.';
  const words = failureWords({ kind: 'duplicate', message: `${message} Nothing was changed.` });
  expect(words).toEqual({
    happened: message,
    safe: 'Nothing was changed.',
    todo: 'Use the one that is there.',
  });
});
