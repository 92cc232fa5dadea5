import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HanksTankError } from '../../../../shared/domain/errors.ts';
import { PerformanceState } from '../../../../shared/models/player-performance/performance-state.ts';
import {
  readSavedPerformanceState,
  type SavedPerformanceState,
  writeSavedPerformanceState,
} from '../../../../shared/models/player-performance/saved-performance-state.ts';
import { continueBatters } from '../../../../shared/models/player-performance/walk-batters.ts';
import {
  datesOf,
  digestOf,
  expectSameRows,
  type SavableWalk,
  walkWithCuts,
} from '../../../support/cut-walks.ts';
import { madeUpStarts } from '../../../support/made-up-starts.ts';

const { games, people } = madeUpStarts({ seasons: [2011, 2012, 2014], days: 22 });
const dates = datesOf(games);

const walk: SavableWalk<SavedPerformanceState> = {
  walk(own, range) {
    const { batters, save } = continueBatters({ games: own, people }, 'actual', range);
    return {
      rows: batters.map(({ gamePk, playerId, counts, features }) => [
        gamePk,
        playerId,
        ...counts,
        ...features,
      ]),
      text: writeSavedPerformanceState(save()),
    };
  },
  read: readSavedPerformanceState,
};
const whole = walk.walk(games, {});

describe('a walk of batters', () => {
  it.each([1, 3, 10, 22])('is the same when it is saved and restored every %i dates', (every) => {
    const cut = walkWithCuts(
      walk,
      games,
      dates.filter((_, index) => index % every === 0),
    );
    expectSameRows(whole.rows, cut.rows);
    expect(cut.text).toBe(whole.text);
  });

  it('is the same wherever it is cut', () => {
    fc.assert(
      fc.property(fc.subarray(dates, { minLength: 1, maxLength: 4 }), (cuts) => {
        const cut = walkWithCuts(walk, games, cuts);
        expectSameRows(whole.rows, cut.rows);
        expect(cut.text).toBe(whole.text);
      }),
      { numRuns: 8 },
    );
  });
});

describe('a saved performance state', () => {
  const { text } = whole;
  const saved = readSavedPerformanceState(text);
  const position = { season: saved.season, through: saved.through };

  it('says how far it came and does not change when it is restored', () => {
    expect(saved).toMatchObject({ schema_version: 2, season: 2014, through: dates.at(-1) });
    expect(writeSavedPerformanceState(new PerformanceState(saved).save(position))).toBe(text);
  });

  // A walk that goes on from numbers of another meaning is wrong without a word: with this digest SCHEMA_VERSION must change.
  it('means what its version says', () => expect(digestOf(text)).toBe('3c78e498c9328a9c'));

  it('is not moved by what is learned from it on', () => {
    const before = JSON.stringify(saved);
    const state = new PerformanceState(saved);
    state.league.season();
    state.learn(games.slice(-20), '2015-08-01');
    expect(writeSavedPerformanceState(state.save(position))).not.toBe(text);
    expect(JSON.stringify(saved)).toBe(before);
  });

  it.each([
    ['cut', text.slice(0, -20)],
    ['of another version', text.replace('"schema_version":2', '"schema_version":1')],
    ['of another system', text.replace('player_performance', 'game_outcome')],
    ['without its parks', JSON.stringify({ ...saved, parks: undefined })],
    ['with a short sum', JSON.stringify({ ...saved, parks: [['P1', [16161, 3]]] })],
  ])('%s is refused', (_, damaged) => {
    expect(damaged).not.toBe(text);
    expect(() => readSavedPerformanceState(damaged)).toThrow(HanksTankError);
    expect(() => readSavedPerformanceState(damaged)).toThrow(/player_performance walk cannot be used/);
  });
});
