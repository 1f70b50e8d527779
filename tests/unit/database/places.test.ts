import { expect, test } from 'vitest';
import { createPlaces } from '../../../database/places.ts';

const refused = { ok: false, error: { kind: 'refused' } };

test('a token stands for the path it was granted for', async () => {
  const places = createPlaces();
  places.grant('a-token', '/somewhere/study.concord');
  expect(await places.pathOf({ token: 'a-token' })).toEqual({ ok: true, value: '/somewhere/study.concord' });
});

test('a grant may come after the request that names it', async () => {
  const places = createPlaces();
  const asked = [places.pathOf({ token: 'late-token' }), places.pathOf({ token: 'late-token' })];
  places.grant('late-token', '/somewhere');
  expect(await Promise.all(asked)).toEqual([
    { ok: true, value: '/somewhere' },
    { ok: true, value: '/somewhere' },
  ]);
});

test('a token nobody grants is refused, and so is a path', async () => {
  const places = createPlaces(5);
  expect(await places.pathOf({ token: 'no-token' })).toMatchObject(refused);
  expect(await places.pathOf({ path: '/etc/passwd' })).toMatchObject(refused);
});
