import { describe, expect, it } from 'vitest';
import { snapshotMarket } from '../../../../schemas/serving.ts';
import { marketMemoryNames } from '../../../../schemas/tables/market-memory-features.ts';
import { addDays } from '../../../../shared/domain/calendar.ts';
import type { HistoryGame } from '../../../../shared/domain/history/history.ts';
import type { ClosedLine } from '../../../../shared/domain/odds/closed-line.ts';
import { calendarDay } from '../../../../shared/domain/ratings/calendar-day.ts';
import { buildGameRows } from '../../../../shared/models/game-outcome/history/game-rows.ts';
import {
  marketMemoryOf,
  marketMemoryVector,
} from '../../../../shared/models/game-outcome/history/market-memory.ts';
import { MarketWalk } from '../../../../shared/models/game-outcome/history/market-walk.ts';
import { marketOfDay, viewOfMarket } from '../../../../shared/models/game-outcome/history/snapshot-market.ts';
import { DOUBLEHEADER_DAY, madeUpLeague, SUSPENDED } from '../../../support/made-up-league.ts';

// 2012 is missing: two winters in a row.
const league = madeUpLeague({ seasons: [2010, 2011, 2013], days: 60 });

/** A day of a season, counted from April 1. */
const dayOf = (season: number, day: number): string => addDays(`${season}-04-01`, day);

/** The closing lines of games, each over at the end of its night. */
const linesOf = (games: readonly HistoryGame[]): ClosedLine[] =>
  games.flatMap(({ gamePk, season, gameNumber, knownOn, home, away }) => {
    const { open, close } = league.prices.get(gamePk) ?? { open: null, close: null };
    return open === null || close === null
      ? []
      : [
          {
            gamePk,
            season,
            gameNumber,
            knownOn,
            completedAt: `${knownOn}T23:59:00.000Z`,
            home,
            away,
            open,
            close,
          },
        ];
  });
const lines = linesOf(league.games);

/** What the walk tells of every game, at a cutoff at noon of its date; null before the first line. */
function told(of: readonly ClosedLine[], cutoffOf = (date: string): string => `${date}T17:00:00.000Z`) {
  const walk = new MarketWalk(of);
  const byDate = [...Map.groupBy(league.games, ({ gameDate }) => gameDate)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return new Map(
    byDate.flatMap(([date, games]) =>
      games.map((game) => {
        const view = walk.at({ date, cutoffAt: cutoffOf(date), season: game.season });
        return [
          game.gamePk,
          view === null ? null : marketMemoryVector(marketMemoryOf(view, game, calendarDay(date))),
        ] as const;
      }),
    ),
  );
}

const before = told(lines);
const gamesOn = (date: string): HistoryGame[] => league.games.filter(({ gameDate }) => gameDate === date);
const datesThatMoved = (after: ReturnType<typeof told>): string[] =>
  league.games
    .filter(({ gamePk }) => JSON.stringify(after.get(gamePk)) !== JSON.stringify(before.get(gamePk)))
    .map(({ gameDate }) => gameDate)
    .sort();

describe("the market's memory", () => {
  it('is that of the backtest, number for number', () => {
    const rows = buildGameRows(league, 'projected');
    const width = marketMemoryNames.length;
    const [first] = rows.games;
    rows.games.forEach(({ gamePk, gameDate }, row) => {
      const theirs = [...rows.marketMemory.subarray(row * width, (row + 1) * width)];
      expect(before.get(gamePk)).toEqual(gameDate === first?.gameDate ? null : theirs);
    });
    expect(new Set(rows.marketMemory).size).toBeGreaterThan(rows.games.length);
  });

  it.each(['2010-04-20', dayOf(2011, DOUBLEHEADER_DAY), '2013-04-01', '2013-05-20'])(
    'of %s and before knows no line of that day or later',
    (cut) => {
      const planted = lines.map((line) =>
        line.knownOn < cut ? line : { ...line, close: 1 - line.close, open: 0.5 },
      );
      const moved = datesThatMoved(told(planted));
      expect(moved.length).toBeGreaterThan(20);
      expect(moved.every((date) => date > cut)).toBe(true);
      expect(
        datesThatMoved(told(lines.filter(({ knownOn }) => knownOn < cut))).every((date) => date > cut),
      ).toBe(true);
    },
  );

  it('of the second game of a doubleheader is that of the first: it knows nothing of it', () => {
    const [first, second] = league.games.filter(
      ({ gameNumber, gameDate }) => gameNumber > 0 && gameDate.startsWith('2011'),
    );
    if (first === undefined || second === undefined) throw new Error('no doubleheader');
    expect([first.gameDate, first.gameNumber, second.gameNumber]).toEqual([second.gameDate, 1, 2]);
    const without = told(lines.filter(({ gamePk }) => gamePk !== first.gamePk));
    expect(without.get(second.gamePk)).toEqual(before.get(second.gamePk));
    expect(datesThatMoved(without)[0]).toBe(
      league.games
        .map(({ gameDate }) => gameDate)
        .filter((date) => date > first.gameDate)
        .sort()[0],
    );
  });

  it('knows a suspended game from the day after its completion', () => {
    const suspended = gamesOn(dayOf(2011, SUSPENDED.day)).find(({ gameDate, knownOn }) => knownOn > gameDate);
    if (suspended === undefined) throw new Error('no game was suspended');
    const without = datesThatMoved(told(lines.filter(({ gamePk }) => gamePk !== suspended.gamePk)));
    expect(without.length).toBeGreaterThan(0);
    expect(without.every((date) => date > suspended.knownOn)).toBe(true);
  });

  it('leaves out a game that is not over at the cutoff, for that date alone', () => {
    const date = '2011-04-20';
    const [late] = gamesOn(date);
    const day = gamesOn(date).map(({ knownOn }) => knownOn)[0] ?? '';
    const next =
      league.games
        .map(({ gameDate }) => gameDate)
        .filter((each) => each > day)
        .sort()[0] ?? '';
    const lateLines = lines.map((line) =>
      line.gamePk === late?.gamePk ? { ...line, completedAt: `${next}T18:00:00.000Z` } : line,
    );
    // As if the line did not exist, while the game goes on; and then as if it had been over in time.
    const without = told(lines.filter(({ gamePk }) => gamePk !== late?.gamePk));
    const after = told(lateLines);
    for (const game of gamesOn(next)) expect(after.get(game.gamePk)).toEqual(without.get(game.gamePk));
    expect(new Set(datesThatMoved(after))).toEqual(new Set([next]));
  });

  it('does not depend on the dates that were asked for before', () => {
    const [date, season] = ['2013-04-25', 2013];
    const alone = new MarketWalk(lines.toReversed()).at({ date, cutoffAt: `${date}T17:00:00.000Z`, season });
    if (alone === null) throw new Error('nothing is known');
    for (const game of gamesOn(date))
      expect(marketMemoryVector(marketMemoryOf(alone, game, calendarDay(date)))).toEqual(
        before.get(game.gamePk),
      );
  });

  it('is known from the first line on, and without one never', () => {
    expect([...told([]).values()].every((memory) => memory === null)).toBe(true);
  });

  it('is in a request of the slate exactly what it is in training, in more than 500 games', () => {
    const walk = new MarketWalk(lines);
    let compared = 0;
    for (const [date, games] of Map.groupBy(league.games, ({ gameDate }) => gameDate)) {
      const view = walk.at({ date, cutoffAt: `${date}T17:00:00.000Z`, season: Number(date.slice(0, 4)) });
      if (view === null) continue;
      const day = calendarDay(date);
      const stored = marketOfDay(view, day, {
        teamIds: games.flatMap(({ home, away }) => [home.teamId, away.teamId]),
        starterIds: games.flatMap(({ home, away }) => [home.starterId ?? [], away.starterId ?? []].flat()),
      });
      const served = viewOfMarket(snapshotMarket.parse(JSON.parse(JSON.stringify(stored))));
      for (const game of games) {
        expect(marketMemoryOf(served, game, 0)).toEqual(marketMemoryOf(view, game, day));
        const unnamed = {
          home: { ...game.home, starterId: null },
          away: { ...game.away, starterId: 99_999 },
        };
        expect(marketMemoryOf(served, unnamed, 0)).toEqual(marketMemoryOf(view, unnamed, day));
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(500);
  });
});
