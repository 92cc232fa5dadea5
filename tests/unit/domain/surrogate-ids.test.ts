import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSurrogate,
  retrosheetIdOfSurrogate,
  surrogateGamePk,
  surrogatePlayerId,
} from '../../../shared/domain/surrogate-ids.ts';

const gameDate = fc
  .date({ min: new Date('1871-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const game = fc.record({
  gameDate,
  teamIds: fc.tuple(fc.integer({ min: 108, max: 158 }), fc.integer({ min: 108, max: 158 })),
  gameNumber: fc.integer({ min: 1, max: 3 }),
});
const personId = fc
  .tuple(
    fc.array(fc.constantFrom(..."abcxyz-'._"), { minLength: 5, maxLength: 5 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([letters, number]) => `${letters.join('')}${String(number).padStart(3, '0')}`);

describe('the stand-in of a game', () => {
  it('is readable, negative and the same whichever team is named first', () => {
    expect(surrogateGamePk({ gameDate: '2012-08-05', teamIds: [137, 115], gameNumber: 1 })).toBe(
      -201_208_051_151,
    );
    fc.assert(
      fc.property(game, (one) => {
        const id = surrogateGamePk(one);
        expect(Number.isSafeInteger(id) && isSurrogate(id)).toBe(true);
        expect(surrogateGamePk({ ...one, teamIds: [one.teamIds[1], one.teamIds[0]] })).toBe(id);
      }),
    );
  });

  it('tells two games apart when a team plays one game of a number a day', () => {
    const keyOf = ({
      gameDate: date,
      teamIds,
      gameNumber,
    }: typeof game extends fc.Arbitrary<infer One> ? One : never) =>
      `${date} ${Math.min(...teamIds)} ${gameNumber}`;
    fc.assert(
      fc.property(game, game, (left, right) => {
        expect(surrogateGamePk(left) === surrogateGamePk(right)).toBe(keyOf(left) === keyOf(right));
      }),
    );
  });

  it.each([
    { gameDate: '20120805', teamIds: [115, 137] as const, gameNumber: 1 },
    { gameDate: '2012-08-05', teamIds: [-1, 137] as const, gameNumber: 1 },
    { gameDate: '2012-08-05', teamIds: [115, 137] as const, gameNumber: 0 },
    { gameDate: '2012-08-05', teamIds: [115.5, 137] as const, gameNumber: 1 },
  ])('is not made of %o', (key) => {
    expect(() => surrogateGamePk(key)).toThrow(expect.objectContaining({ code: 'ROW_INVALID' }));
  });
});

describe('the stand-in of a person', () => {
  it('is negative, and two ids never share one', () => {
    fc.assert(
      fc.property(personId, personId, (left, right) => {
        const id = surrogatePlayerId(left);
        expect(Number.isSafeInteger(id) && isSurrogate(id)).toBe(true);
        expect(surrogatePlayerId(right) === id).toBe(left === right);
      }),
    );
  });

  it('says whose it is; an id of MLB stands for nobody', () => {
    fc.assert(
      fc.property(personId, (id) => {
        expect(retrosheetIdOfSurrogate(surrogatePlayerId(id))).toBe(id);
      }),
    );
    expect(retrosheetIdOfSurrogate(660_271)).toBeNull();
  });

  it.each(['', 'ABREB001', 'abre001', 'abreb01x', 'abreb0011'])('is not made of "%s"', (id) => {
    expect(() => surrogatePlayerId(id)).toThrow(expect.objectContaining({ code: 'ROW_INVALID' }));
  });
});
