import type { RunsMetrics } from '../../../schemas/models.ts';
import { type AnsweringModel, answeringModel, modelProbability, modelRuns } from './answering-model.ts';
import { type ExpectedRuns, expectedRuns } from './expected-runs.ts';
import { totalRunsOf } from './fit-runs.ts';
import type { TrainingGame } from './training-row.ts';

/** Scores of the expected runs on held-out games beside the league mean, which was known before them. */
export function scoreRuns(
  model: AnsweringModel,
  training: readonly TrainingGame[],
  holdout: readonly TrainingGame[],
): RunsMetrics[] {
  const leagueRunsPerTeam = mean(training.map(totalRunsOf)) / 2;
  // An even game of the league: the interval around no margin at all.
  const even = ({ vector }: TrainingGame): ExpectedRuns =>
    expectedRuns(null, { vector, leagueRunsPerTeam, homeWinProbability: 0.5 });
  return [
    metricsOf('league_mean', holdout, holdout.map(even)),
    metricsOf(
      'model',
      holdout,
      holdout.map((game) => {
        const answering = answeringModel(model, game);
        const homeWinProbability = modelProbability(answering, game);
        return modelRuns(answering, game, { leagueRunsPerTeam, homeWinProbability });
      }),
    ),
  ];
}

function metricsOf(
  forecast: RunsMetrics['forecast'],
  games: readonly TrainingGame[],
  expected: readonly ExpectedRuns[],
): RunsMetrics {
  const pairs = games.flatMap((game, index) => {
    const runs = expected[index];
    return runs === undefined ? [] : [{ game, ...runs }];
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
    margin_interval_80_coverage: mean(
      pairs.map(({ game, marginInterval80: { low, high } }) => {
        const margin = game.homeRuns - game.awayRuns;
        return low <= margin && margin <= high ? 1 : 0;
      }),
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
