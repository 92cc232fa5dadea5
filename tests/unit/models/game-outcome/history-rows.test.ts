import { describe, expect, it } from 'vitest';
import type { History, HistoryGame, TeamGame } from '../../../../shared/domain/history/history.ts';
import { historyFeatureNames } from '../../../../shared/models/game-outcome/history/features.ts';
import { buildGameRows, type GameRows } from '../../../../shared/models/game-outcome/history/game-rows.ts';
import { runFeatureNames } from '../../../../shared/models/game-outcome/history/run-features.ts';
import type { LineUps } from '../../../../shared/models/game-outcome/history/side-facts.ts';
import { DOUBLEHEADER_DAY, madeUpLeague, SUSPENDED } from '../../../support/made-up-league.ts';

const history = madeUpLeague({ seasons: [2014, 2015], days: 60 });
const modes: LineUps[] = ['actual', 'projected'];
const inputsOf = (rows: GameRows, row: number): number[] => [
  ...rows.features.subarray(row * historyFeatureNames.length, (row + 1) * historyFeatureNames.length),
  ...rows.runFeatures.subarray(row * 2 * runFeatureNames.length, (row + 1) * 2 * runFeatureNames.length),
  ...rows.marketMemory.subarray(row * 3, row * 3 + 3),
  rows.elo[row] ?? Number.NaN,
];

/** What is known in the morning stays (who plays); what the game brings is something else. */
const spoiltSide = (side: TeamGame): TeamGame => ({
  ...side,
  runs: side.runs + 9,
  earlyRuns: 7,
  batting: { ...side.batting, hits: 3, homeRuns: 0, walks: 11, strikeouts: 1 },
  batters: side.batters?.map((line) => ({ ...line, hits: 4, homeRuns: 2, walks: 0 })) ?? null,
  pitchers: side.pitchers?.map((line) => ({ ...line, strikeouts: 0, homeRuns: 3, battersFaced: 40 })) ?? null,
});

function spoilt({ games, people, prices }: History, isSpoilt: (game: HistoryGame) => boolean): History {
  const changed = games.filter(isSpoilt);
  return {
    people,
    games: games.map((game) =>
      isSpoilt(game) ? { ...game, home: spoiltSide(game.home), away: game.away } : game,
    ),
    prices: new Map([
      ...prices,
      ...changed.map(
        ({ gamePk }) => [gamePk, { open: prices.get(gamePk)?.open ?? null, close: 0.6 }] as const,
      ),
    ]),
  };
}

/** The dates of games whose inputs differ between two histories. */
function datesThatMoved(left: History, right: History, lineUps: LineUps): string[] {
  const [before, after] = [buildGameRows(left, lineUps), buildGameRows(right, lineUps)];
  return before.games.flatMap(({ gameDate }, row) => {
    const [mine, theirs] = [inputsOf(before, row), inputsOf(after, row)];
    return mine.every((value, index) => Object.is(value, theirs[index])) ? [] : [gameDate];
  });
}

describe.each(modes)('rows of games with line-ups %s', (lineUps) => {
  it('know nothing of a day or what follows it', () => {
    for (const cut of ['2014-04-02', '2014-05-10', '2015-04-01', '2015-04-16', '2015-05-30']) {
      const moved = datesThatMoved(
        history,
        spoilt(history, ({ gameDate }) => gameDate >= cut),
        lineUps,
      );
      expect(moved.filter((date) => date <= cut)).toEqual([]);
      const later = history.games.filter(({ gameDate }) => gameDate > cut && gameDate !== cut);
      if (later.length > 0) expect(moved.length).toBeGreaterThan(later.length / 2);
    }
  });

  it('do not tell game 2 of a doubleheader of game 1', () => {
    const date = `2015-04-${DOUBLEHEADER_DAY + 1}`;
    const isFirst = (game: HistoryGame): boolean => game.gameDate === date && game.gameNumber === 1;
    expect(history.games.filter(isFirst)).toHaveLength(1);
    const moved = datesThatMoved(history, spoilt(history, isFirst), lineUps);
    expect(moved[0]).toBe(`2015-04-${DOUBLEHEADER_DAY + 2}`);
  });

  it('learn of a suspended game on the day after its completion', () => {
    const isSuspended = (game: HistoryGame): boolean =>
      game.season === 2015 && game.knownOn !== game.gameDate;
    expect(history.games.filter(isSuspended)).toHaveLength(1);
    const moved = datesThatMoved(history, spoilt(history, isSuspended), lineUps);
    expect(moved[0]).toBe(`2015-04-${SUSPENDED.knownOnDay + 2}`);
  });

  it('are the same bytes each time', () => {
    const [first, second] = [buildGameRows(history, lineUps), buildGameRows(history, lineUps)];
    expect(Buffer.from(first.features.buffer).equals(Buffer.from(second.features.buffer))).toBe(true);
    expect(Buffer.from(first.runFeatures.buffer).equals(Buffer.from(second.runFeatures.buffer))).toBe(true);
  });
});

describe('rows of games', () => {
  it('see the line-up of the day only when it is asked for', () => {
    const date = '2015-05-10';
    const swapped: History = {
      ...history,
      games: history.games.map((game) =>
        game.gameDate === date
          ? { ...game, home: { ...game.home, batters: game.home.batters?.slice(0, 5) ?? null } }
          : game,
      ),
    };
    expect(datesThatMoved(history, swapped, 'actual')).toContain(date);
    expect(datesThatMoved(history, swapped, 'projected')).not.toContain(date);
  });

  it('take home and away as opposites', () => {
    const [game] = history.games.filter(({ gameDate }) => gameDate === '2015-05-20');
    if (game === undefined) throw new Error('The league has no game that day.');
    const mirrored: History = {
      ...history,
      games: history.games.map((one) =>
        one.gamePk === game.gamePk ? { ...one, home: one.away, away: one.home } : one,
      ),
    };
    const row = history.games.indexOf(game);
    const width = historyFeatureNames.length;
    const featuresOf = (of: History): Float64Array =>
      buildGameRows(of, 'actual').features.slice(row * width, (row + 1) * width);
    const turned = featuresOf(mirrored);
    featuresOf(history).forEach((value, column) => {
      expect(turned[column]).toBeCloseTo(-value, 12);
    });
  });

  it('cope with seasons of which only totals are known, and with nobody named', () => {
    const bare = (side: TeamGame): TeamGame => ({
      ...side,
      batters: null,
      pitchers: null,
      earlyRuns: null,
      starterId: null,
    });
    const rows = buildGameRows(
      {
        games: history.games.map((game) => ({
          ...game,
          park: null,
          home: bare(game.home),
          away: bare(game.away),
        })),
        people: new Map(),
        prices: new Map(),
      },
      'actual',
    );
    const last = inputsOf(rows, rows.games.length - 1);
    const unknown = new Set(['starter_age', 'line_up', 'line_up_recent', 'line_up_platoon', 'line_up_age']);
    historyFeatureNames.forEach((name, column) => {
      expect(Number.isNaN(last[column]), name).toBe(unknown.has(name));
    });
  });

  it('hold what came of the games', () => {
    const rows = buildGameRows(history, 'actual');
    rows.games.forEach(({ home, away }, row) => {
      expect(rows.outcomes[row]).toBe(home.runs > away.runs ? 1 : 0);
      expect(Math.abs(rows.margins[row] ?? 99)).toBeLessThanOrEqual(6);
      expect([...rows.runs.subarray(2 * row, 2 * row + 2)]).toEqual([home.runs, away.runs]);
    });
  });
});
