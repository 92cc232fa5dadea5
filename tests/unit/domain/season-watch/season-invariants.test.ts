import { describe, expect, it } from 'vitest';
import { checkSeason, type MonthTotals } from '../../../../shared/domain/season-watch/season-invariants.ts';
import { type LoggedGame, readLoggedGames } from '../../../support/game-log-games.ts';
import { testData } from '../../../support/test-data.ts';

const month = (change: Partial<MonthTotals> = {}): MonthTotals => ({
  season: 2026,
  month: 4,
  games: 400,
  runs: 3_560,
  homeWins: 212,
  gamesWithPitches: 400,
  pitches: 118_000,
  ...change,
});
const states = (months: readonly MonthTotals[]) => checkSeason(months, 2026).map(({ state }) => state);

describe('a season to date', () => {
  it('is as the shipped means of its months say, where there is nothing before it', () => {
    expect(checkSeason([month()], 2026)).toEqual([
      {
        invariant: 'runs per game',
        season: 2026,
        state: 'in_range',
        detail: '8.90 in 400 games, expected 7.32 to 10.46 by the shipped means',
      },
      expect.objectContaining({ invariant: 'home-win rate', state: 'in_range' }),
      expect.objectContaining({ invariant: 'pitches per game', state: 'in_range' }),
    ]);
  });

  it.each([
    ['runs are counted twice', { runs: 7_120 }, ['out_of_range', 'in_range', 'in_range']],
    [
      'home and away are swapped in half the games',
      { homeWins: 140 },
      ['in_range', 'out_of_range', 'in_range'],
    ],
    ['a third of the pitches is missing', { pitches: 79_000 }, ['in_range', 'in_range', 'out_of_range']],
  ])('is out of range when %s', (_, change, expected) => {
    expect(states([month(change)])).toEqual(expected);
  });

  it('is compared with the same months of the seasons before, where they have the games', () => {
    const earlier = [2024, 2025].flatMap((season) => [
      month({ season, runs: 4_600 }),
      // Another month does not count.
      month({ season, month: 7, runs: 9_000 }),
    ]);
    const [runs] = checkSeason([...earlier, month({ runs: 4_600 })], 2026);
    expect(runs).toMatchObject({
      state: 'in_range',
      detail: '11.50 in 400 games, expected 9.77 to 13.23 by 800 games of the same months of earlier seasons',
    });
    expect(checkSeason([...earlier, month()], 2026)[0]).toMatchObject({ state: 'out_of_range' });
  });

  it('takes the shipped means for a month of which there are too few games', () => {
    const [runs] = checkSeason(
      [
        month({ season: 2025, games: 250, runs: 2_225 }),
        month({ season: 2025, month: 5, games: 20, runs: 400 }),
        month(),
        month({ month: 5 }),
      ],
      2026,
    );
    expect(runs?.detail).toMatch(/by 250 games of the same months of earlier seasons and the shipped means$/);
  });

  it('allows more with fewer games', () => {
    const stateOf = (games: number) =>
      states([month({ games, runs: games * 10.9, homeWins: Math.round(games * 0.53) })])[0];
    expect([stateOf(100), stateOf(400)]).toEqual(['in_range', 'out_of_range']);
  });

  it('says when it cannot be judged: no games, few games, no pitches', () => {
    for (const { state, detail } of checkSeason([], 2026))
      expect([state, detail]).toEqual(['cannot_run', 'cannot run: 0 games of 2026 to count, 100 are needed']);
    expect(states([month({ games: 99, gamesWithPitches: 99 })])).toEqual([
      'cannot_run',
      'cannot_run',
      'cannot_run',
    ]);
    expect(states([month({ gamesWithPitches: 3, pitches: 900 })])).toEqual([
      'in_range',
      'in_range',
      'cannot_run',
    ]);
  });

  it('is the last one that was played', () => {
    expect(checkSeason([month({ season: 2025 })], 2026)[0]).toMatchObject({
      season: 2025,
      state: 'in_range',
    });
  });
});

describe('the recorded seasons 2010 to 2018', () => {
  const folder = testData('retrosheet/gamelogs');
  if (folder === null) {
    it('is not recorded here: no season is checked', () => expect(folder).toBeNull());
    return;
  }
  const totalsOf = (season: number, games: readonly LoggedGame[]): MonthTotals[] =>
    [...Map.groupBy(games, ({ gameDate }) => Number(gameDate.slice(5, 7)))].map(([number, own]) => ({
      season,
      month: number,
      games: own.length,
      runs: own.reduce((sum, { homeScore, awayScore }) => sum + homeScore + awayScore, 0),
      homeWins: own.filter(({ homeScore, awayScore }) => homeScore > awayScore).length,
      gamesWithPitches: 0,
      pitches: 0,
    }));
  const seasons = new Map(
    Array.from({ length: 9 }, (_, index) => 2010 + index).map((season) => [
      season,
      readLoggedGames(`${folder}/gl${season}.txt.gz`, season),
    ]),
  );
  const upTo = (last: number, date: string, spoil = (game: LoggedGame): LoggedGame => game) =>
    [...seasons].flatMap(([season, games]) =>
      season > last
        ? []
        : totalsOf(
            season,
            season < last
              ? games
              : games.filter(({ gameDate }) => gameDate <= `${season}-${date}`).map(spoil),
          ),
    );

  it.each([...seasons.keys()])('%i is in range in May, in July and at its end', (season) => {
    for (const date of ['05-10', '07-10', '12-31'])
      expect(
        checkSeason(upTo(season, date), season)
          .slice(0, 2)
          .map(({ state }) => state),
        date,
      ).toEqual(['in_range', 'in_range']);
  });

  it('would not be with home and away mixed up in one of four games, or with one run in six lost', () => {
    const swapped = upTo(2018, '12-31', (game) =>
      game.homeTeamId % 4 === 0
        ? { ...game, homeScore: game.awayScore, awayScore: game.homeScore + 1 }
        : game,
    );
    const lost = upTo(2018, '12-31', (game) => ({
      ...game,
      homeScore: Math.floor(game.homeScore * (2 / 3)),
    }));
    expect(checkSeason(swapped, 2018)[1]).toMatchObject({ state: 'out_of_range' });
    expect(checkSeason(lost, 2018)[0]).toMatchObject({ state: 'out_of_range' });
  });
});
