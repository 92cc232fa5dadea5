import { describe, expect, it } from 'vitest';
import { type GameForecasts, reportGames } from '../../../../services/console/backtest/game-table.ts';
import { htmlGameReport } from '../../../../services/console/backtest/html-game-report.ts';
import { printGameReport } from '../../../../services/console/backtest/print-game-report.ts';
import { gameKey } from '../../../../services/console/backtest/read-reference-forecasts.ts';
import type { History } from '../../../../shared/domain/history/history.ts';
import { seededRandom } from '../../../../shared/domain/trees/seeded-random.ts';
import { historyGame } from '../../../support/history-games.ts';

const random = seededRandom(3);
const chances = Array.from({ length: 1_200 }, () => 0.35 + 0.3 * random());
const wins = chances.map((chance) => random() < chance);
const games = chances.map((_, index) =>
  historyGame({
    gamePk: index + 1,
    season: index < 600 ? 2016 : 2017,
    gameDate: `${index < 600 ? 2016 : 2017}-0${4 + (Math.floor(index / 120) % 5)}-01`,
    homeRuns: wins[index] ? 5 : 2,
    awayRuns: wins[index] ? 2 : 5,
  }),
);
const forecasts = (leak = 0): GameForecasts => ({
  games,
  chosen: 'blend',
  members: [
    { name: 'constant', probabilities: games.map(() => 0.5) },
    {
      name: 'blend',
      probabilities: chances.map((p, index) => (1 - leak) * (0.5 * p + 0.25) + leak * (wins[index] ? 1 : 0)),
    },
  ],
});
const historyWith = (close: (index: number) => number | null): History => ({
  games,
  people: new Map(),
  prices: new Map(
    games.map(({ gamePk }, index) => [gamePk, { open: chances[index] ?? 0.5, close: close(index) }]),
  ),
});

const printed = (report: Parameters<typeof printGameReport>[0]): string => {
  const lines: string[] = [];
  printGameReport(report, (line) => lines.push(line));
  return lines.join('\n');
};

describe('the report of a backtest of games', () => {
  it('shows members on all games, and everybody on the games that all have', () => {
    const references = new Map(
      games.slice(0, 1).map((game) => [gameKey(game.gameDate, 0, 118, 121), { elo: 0.5, rating: 0.52 }]),
    );
    const report = reportGames(
      forecasts(),
      historyWith((index) => chances[index] ?? null),
      references,
    );
    expect(
      report.sets.map(({ title, scores }) => [title, scores[0]?.count, scores.map(({ name }) => name)]),
    ).toEqual([
      ['All games', 1_200, ['constant', 'blend']],
      ['Games with opening and closing line', 1_200, ['constant', 'blend', 'market open', 'market close']],
      [
        'Games that FiveThirtyEight and the market have too',
        120,
        ['constant', 'blend', '538 elo', '538 rating', 'market open', 'market close'],
      ],
    ]);
    expect(report.seasons.map(({ season }) => season)).toEqual([2016, 2017]);
    expect(report.leakCheck?.isSuspect).toBe(false);
    const text = printed(report);
    expect(text).toContain('All games (1200)');
    expect(text).toMatch(/market close +1200 +0\.2\d{4}/);
    expect(text).toContain('Leak check passed');
    expect(text).toMatch(/blend minus it ± SE/);
  });

  it('turns the forecasts of others for a game that they call a home game of the opponent', () => {
    const [first] = games;
    const moved = {
      ...forecasts(),
      games: games.map((game) => (game === first ? { ...game, isHomeElsewhere: true } : game)),
    };
    const references = new Map([[gameKey(first?.gameDate ?? '', 0, 121, 118), { elo: null, rating: 0.3 }]]);
    const { columns } = reportGames(
      moved,
      historyWith(() => null),
      references,
    );
    expect(columns.find(({ name }) => name === '538 rating')?.probabilities[0]).toBeCloseTo(0.7);
    expect(columns.some(({ name }) => name === '538 elo')).toBe(false);
  });

  it('drops a closing line that is far from the open, and leaves ties out', () => {
    const spoilt = historyWith((index) => (index < 600 ? 0.99 : (chances[index] ?? null)));
    const report = reportGames(forecasts(), spoilt, new Map());
    expect(report.sets[1]?.scores[0]?.count).toBe(600);
    const tied = {
      ...forecasts(),
      games: games.map((game, index) =>
        index === 0 ? historyGame({ ...game, homeRuns: 3, awayRuns: 3 }) : game,
      ),
    };
    expect(
      reportGames(
        tied,
        historyWith(() => null),
        new Map(),
      ).games,
    ).toHaveLength(1_199);
  });

  it('names a leak, and says when it cannot look for one', () => {
    const leaking = reportGames(
      forecasts(0.1),
      historyWith((index) => chances[index] ?? null),
      new Map(),
    );
    expect(leaking.leakCheck?.isSuspect).toBe(true);
    expect(printed(leaking)).toContain('SUSPECT');
    const without = reportGames(forecasts(), { games, people: new Map(), prices: new Map() }, new Map());
    expect(printed(without)).toContain('cannot run');
  });

  it('is a page that needs nothing but itself', () => {
    const report = reportGames(
      forecasts(),
      historyWith((index) => chances[index] ?? null),
      new Map(),
    );
    const page = htmlGameReport('<game> & co', report);
    expect(page).toContain('<h1>&lt;game&gt; &amp; co</h1>');
    expect(page.match(/<svg/g)).toHaveLength(2);
    expect(page).toContain('market close');
    expect(page).not.toMatch(/NaN|undefined|src=|href=/);
  });
});
