import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HanksTankError } from '../../../../shared/domain/errors.ts';
import type { History, HistoryGame } from '../../../../shared/domain/history/history.ts';
import { historyFeatureNames } from '../../../../shared/models/game-outcome/history/features.ts';
import { continueGameRows } from '../../../../shared/models/game-outcome/history/game-rows.ts';
import { runFeatureNames } from '../../../../shared/models/game-outcome/history/run-features.ts';
import {
  readSavedGameState,
  type SavedGameState,
  writeSavedGameState,
} from '../../../../shared/models/game-outcome/history/saved-game-state.ts';
import type { LineUps } from '../../../../shared/models/game-outcome/history/side-facts.ts';
import {
  datesOf,
  digestOf,
  expectSameRows,
  type SavableWalk,
  walkWithCuts,
} from '../../../support/cut-walks.ts';
import { madeUpLeague } from '../../../support/made-up-league.ts';

// 2013 is missing: two winters in a row.
const league = madeUpLeague({ seasons: [2011, 2012, 2014, 2015], days: 26 });
const bare = (game: HistoryGame): HistoryGame => ({
  ...game,
  home: { ...game.home, batters: null, pitchers: null, earlyRuns: null, starterId: null },
});
/** Some games without lines, as seasons of game logs have them. */
const history: History = {
  ...league,
  games: league.games.map((game, index) => (index % 5 === 0 ? bare(game) : game)),
};
const dates = datesOf(history.games);

const walkOf = (lineUps: LineUps): SavableWalk<SavedGameState> => ({
  walk(games, range) {
    const { rows, save } = continueGameRows({ ...history, games }, lineUps, range);
    const part = (values: Float64Array, row: number, width: number) =>
      values.subarray(row * width, (row + 1) * width);
    return {
      rows: rows.games.map(({ gamePk }, row) => [
        gamePk,
        ...part(rows.features, row, historyFeatureNames.length),
        ...part(rows.runFeatures, row, 2 * runFeatureNames.length),
        ...part(rows.marketMemory, row, 3),
        rows.elo[row] ?? Number.NaN,
        rows.outcomes[row] ?? Number.NaN,
        rows.margins[row] ?? Number.NaN,
      ]),
      text: writeSavedGameState(save()),
    };
  },
  read: readSavedGameState,
});

describe.each(['actual', 'projected'] as const)('a walk of games with line-ups %s', (lineUps) => {
  const walk = walkOf(lineUps);
  const whole = walk.walk(history.games, {});

  it.each([1, 3, 10, 26])('is the same when it is saved and restored every %i dates', (every) => {
    const cut = walkWithCuts(
      walk,
      history.games,
      dates.filter((_, index) => index % every === 0),
    );
    expectSameRows(whole.rows, cut.rows);
    expect(cut.text).toBe(whole.text);
  });

  it('is the same wherever it is cut', () => {
    fc.assert(
      fc.property(fc.subarray(dates, { minLength: 1, maxLength: 4 }), (cuts) => {
        const cut = walkWithCuts(walk, history.games, cuts);
        expectSameRows(whole.rows, cut.rows);
        expect(cut.text).toBe(whole.text);
      }),
      { numRuns: 8 },
    );
  });
});

describe('a saved game state', () => {
  const { text } = walkOf('actual').walk(history.games, {});
  const saved = readSavedGameState(text);

  it('says how far it came and does not change when it is restored', () => {
    expect(saved).toMatchObject({ schema_version: 1, season: 2015, through: dates.at(-1) });
    const { rows, save } = continueGameRows({ ...history, games: [] }, 'actual', { from: saved });
    expect(rows.games).toEqual([]);
    expect(writeSavedGameState(save())).toBe(text);
  });

  // A walk that goes on from numbers of another meaning is wrong without a word: with this digest SCHEMA_VERSION must change.
  it('means what its version says', () => expect(digestOf(text)).toBe('0dd27752c6ea5a67'));

  it('is not moved by what is learned from it on', () => {
    const before = JSON.stringify(saved);
    const games = history.games.map((game) => ({
      ...game,
      gameDate: game.gameDate.replace('2015', '2016'),
      knownOn: game.knownOn.replace('2015', '2016'),
      season: game.season === 2015 ? 2016 : game.season,
    }));
    const { rows, save } = continueGameRows({ ...history, games }, 'actual', { from: saved });
    expect(rows.games.every(({ season }) => season === 2016)).toBe(true);
    expect(writeSavedGameState(save())).not.toBe(text);
    expect(JSON.stringify(saved)).toBe(before);
  });

  it.each([
    ['cut', text.slice(0, -20)],
    ['of another version', text.replace('"schema_version":1', '"schema_version":0')],
    ['of another system', text.replace('game_outcome', 'pitcher_strikeouts')],
    ['without a rating', JSON.stringify({ ...saved, elo: undefined })],
    ['with a short sum', JSON.stringify({ ...saved, parks: [['P1', [16161, 3]]] })],
    ['with a rating that is null', JSON.stringify({ ...saved, elo: [[1, null]] })],
  ])('%s is refused', (_, damaged) => {
    expect(damaged).not.toBe(text);
    expect(() => readSavedGameState(damaged)).toThrow(HanksTankError);
    expect(() => readSavedGameState(damaged)).toThrow(/game_outcome walk cannot be used/);
  });
});
