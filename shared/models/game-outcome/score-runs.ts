import type { RunsMetrics } from '../../../schemas/models.ts';
import { expectedRuns, type RunsModel } from './expected-runs.ts';
import { totalRunsOf } from './fit-runs.ts';
import { memberProbability, type OutcomeMember } from './outcome-member.ts';
import type { TrainingGame } from './training-row.ts';

/** Scores of the expected runs on held-out games beside the league mean, which was known before them. */
export function scoreRuns(
  model: RunsModel,
  member: OutcomeMember,
  training: readonly TrainingGame[],
  holdout: readonly TrainingGame[],
): RunsMetrics[] {
  const leagueRunsPerTeam = mean(training.map(totalRunsOf)) / 2;
  return [
    metricsOf(
      'league_mean',
      holdout,
      holdout.map(() => ({ home: leagueRunsPerTeam, away: leagueRunsPerTeam })),
    ),
    metricsOf(
      'model',
      holdout,
      holdout.map(({ vector }) =>
        expectedRuns(model, {
          vector,
          leagueRunsPerTeam,
          homeWinProbability: memberProbability(member, vector),
        }),
      ),
    ),
  ];
}

function metricsOf(
  forecast: RunsMetrics['forecast'],
  games: readonly TrainingGame[],
  expected: readonly { home: number; away: number }[],
): RunsMetrics {
  const pairs = games.map((game, index) => {
    const { home, away } = expected[index] ?? { home: Number.NaN, away: Number.NaN };
    return { game, home, away };
  });
  const total = pairs.map(({ game, home, away }) => ({ actual: totalRunsOf(game), expected: home + away }));
  return {
    forecast,
    games: games.length,
    total_mean_absolute_error: mean(total.map((each) => Math.abs(each.actual - each.expected))),
    total_deviance: mean(total.map((each) => poissonDeviance(each.actual, each.expected))),
    margin_mean_absolute_error: mean(
      pairs.map(({ game, home, away }) => Math.abs(game.homeRuns - game.awayRuns - (home - away))),
    ),
    team_mean_absolute_error: mean(
      pairs.map(
        ({ game, home, away }) => (Math.abs(game.homeRuns - home) + Math.abs(game.awayRuns - away)) / 2,
      ),
    ),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Twice what a forecast lacks in log likelihood to one that knew the count. */
const poissonDeviance = (count: number, expected: number): number =>
  2 * ((count === 0 ? 0 : count * Math.log(count / expected)) - (count - expected));
