import { expect, test } from 'vitest';
import { knownKeys } from '../../../functions/loader/known-keys.ts';
import { linescores } from '../../../schemas/tables/games.ts';

const keysOf = (text: string) => knownKeys(linescores, Buffer.from(text), 3);
const line = (gamePk: unknown) => `{"game_pk":${gamePk},"inning":1}\n`;

test('keys lie between the first and the last row of rows in order, which may share a game', () => {
  expect(keysOf(line(-201208051151) + line(7) + line(7))).toEqual({ rows: 3, first: -201208051151, last: 7 });
  expect(keysOf(`${line(0)}${line(900001)}`.trimEnd())).toEqual({ rows: 3, first: 0, last: 900001 });
});

test.each([
  ['nothing', ''],
  ['rows out of order', line(1) + line(3) + line(2)],
  ['a number that is not whole', line(1) + line(1.5)],
  ['a number that is too large', line(1) + line('9'.repeat(16))],
  ['no number', line(1) + line('-')],
  ['a text', line('"1"')],
  ['a row that begins with another column', `${line(1)}{"inning":1,"game_pk":2}\n`],
  ['less than a row', '{}\n'],
  ['a row that is cut', `${line(1)}{"game_pk":2`],
])('of %s nothing is known', (_, text) => {
  expect(keysOf(text)).toBeNull();
});
