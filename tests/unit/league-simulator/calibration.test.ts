import { describe, expect, it } from 'vitest';
import { clubDayOf } from '../../../services/league-simulator/game/club-day.ts';
import { isHit } from '../../../services/league-simulator/game/line-tally.ts';
import { createWorld } from '../../../services/league-simulator/world.ts';

// Recent MLB levels per game, both teams.
const targets = {
  runs: 8.9,
  hits: 16.6,
  homeRuns: 2.25,
  walks: 6.3,
  strikeouts: 16.8,
  pitches: 293,
  homeWinRate: 0.53,
} as const;

const world = createWorld({ seed: 1 });
const games = world.calendar(2025).games;

function leagueTotals(): Record<keyof typeof targets, number> {
  const totals = { runs: 0, hits: 0, homeRuns: 0, walks: 0, strikeouts: 0, pitches: 0, homeWinRate: 0 };
  for (const game of games) {
    const record = world.simulateGame(game.gamePk);
    totals.runs += record.score.home + record.score.away;
    totals.homeWinRate += record.score.home > record.score.away ? 1 : 0;
    for (const play of record.plays) {
      totals.pitches += play.calls.length;
      if (isHit(play.eventType)) totals.hits += 1;
      if (play.eventType === 'home_run') totals.homeRuns += 1;
      if (play.eventType === 'walk' || play.eventType === 'intent_walk') totals.walks += 1;
      if (play.eventType === 'strikeout') totals.strikeouts += 1;
    }
  }
  return totals;
}

describe('the level of the league', () => {
  it('is within 5% of recent MLB seasons over 2,430 games', () => {
    const totals = leagueTotals();
    const table = Object.entries(targets).map(([name, target]) => {
      const perGame = Object.entries(totals).find(([key]) => key === name)?.[1] ?? 0;
      return { name, target, simulated: Number((perGame / games.length).toFixed(3)) };
    });
    console.table(table);
    expect(games).toHaveLength(2430);
    for (const { name, target, simulated } of table) {
      expect(Math.abs(simulated / target - 1), `${name}: ${simulated} against ${target}`).toBeLessThan(0.05);
    }
  });
});

describe('the strength of the clubs', () => {
  it('spreads as in real seasons, so that Elo beats a constant and true strength beats Elo', () => {
    const seasons = [2023, 2024, 2025];
    const errors = { constant: 0, elo: 0, truth: 0 };
    const talents: number[] = [];
    let counted = 0;
    for (const seed of [2]) {
      const league = createWorld({ seed });
      const ratings = Array.from({ length: 30 }, () => 1500);
      for (const season of seasons) {
        const wins = Array.from({ length: 30 }, () => 0);
        for (const game of league.calendar(season).games) {
          const { score } = league.simulateGame(game.gamePk);
          const won = score.home > score.away ? 1 : 0;
          const home = ratings[game.homeIndex] ?? 1500;
          const away = ratings[game.awayIndex] ?? 1500;
          const byElo = 1 / (1 + 10 ** (-(home - away + 24) / 400));
          const step = 4 * 1.6 * (won - byElo);
          ratings[game.homeIndex] = home + step;
          ratings[game.awayIndex] = away - step;
          const winner = won === 1 ? game.homeIndex : game.awayIndex;
          wins[winner] = (wins[winner] ?? 0) + 1;
          if (season === seasons[0]) continue;
          counted += 1;
          errors.constant += (won - 0.53) ** 2;
          errors.elo += (won - byElo) ** 2;
          errors.truth += (won - trueChance(seed, game)) ** 2;
        }
        const variance = wins.reduce((sum, count) => sum + (count / 162 - 0.5) ** 2, 0) / 30;
        talents.push(variance - 0.25 / 162);
      }
    }
    const spread = Math.sqrt(talents.reduce((sum, value) => sum + value, 0) / talents.length);
    const brier = {
      constant: errors.constant / counted,
      elo: errors.elo / counted,
      truth: errors.truth / counted,
    };
    console.table([{ games: counted, ...brier, teamTalentSd: spread }]);
    expect(spread).toBeGreaterThan(0.045);
    expect(spread).toBeLessThan(0.075);
    expect(brier.elo).toBeLessThan(brier.constant - 0.002);
    expect(brier.truth).toBeLessThan(brier.elo - 0.003);
  });
});

type Game = (typeof games)[number];

/** The chance by latent strength: weights fitted once on line-up, starter and bullpen values (runs per plate appearance). */
function trueChance(seed: number, game: Game): number {
  const home = clubDayOf(seed, game, 'home');
  const away = clubDayOf(seed, game, 'away');
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const batting =
    mean(home.lineUp.map((spot) => spot.batter.value)) - mean(away.lineUp.map((spot) => spot.batter.value));
  const starting = away.starter.value - home.starter.value;
  const relieving = mean(away.bullpen.map((arm) => arm.value)) - mean(home.bullpen.map((arm) => arm.value));
  return 1 / (1 + Math.exp(-(0.118 + 16.2 * batting + 9.4 * starting + 7.9 * relieving)));
}
