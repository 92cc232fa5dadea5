import type { MemberMetrics, RunsMetrics } from '../../../schemas/models.ts';
import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import { embeddedTreeEngine, type TreeEngine } from '../../domain/trees/tree-engine.ts';
import { readXgboostModel } from '../../domain/trees/xgboost-json.ts';
import type { TrainingOutcome } from '../prediction-system.ts';
import { HOME_ADVANTAGE_ELO_POINTS } from './elo-odds.ts';
import type { RunsModel } from './expected-runs.ts';
import { gameFeatureHash } from './feature-vector.ts';
import { fitCorrection, fitTrees, outcomeOf } from './fit-members.ts';
import { fitMarginPerLogOdds, fitTotalRuns } from './fit-runs.ts';
import { GAME_OUTCOME_ID, type GameOutcomeModelFile } from './model-file.ts';
import { type MemberName, memberProbability, type OutcomeMember } from './outcome-member.ts';
import { chooseMember, type MemberForecast, scoreForecasts } from './score-members.ts';
import { scoreRuns } from './score-runs.ts';
import { rollingFolds, splitByDate } from './split-by-date.ts';
import { hashTrainingGames, type TrainingGame } from './training-row.ts';
import type { TrainingSettings } from './training-settings.ts';
import { type TunedParameters, tuneParameters } from './tune-parameters.ts';

/** A trained model and what its card says about it. */
export interface TrainedGameOutcome {
  /** The chosen member, fitted to all games. */
  file: GameOutcomeModelFile;
  /** The chosen member as it was judged: fitted without the held-out games. */
  judged: OutcomeMember;
  /** Games that decided; no fitted number has seen them before the final fit. */
  holdout: readonly TrainingGame[];
  holdoutFrom: string;
  trainedFrom: string;
  rowsHash: string;
  metrics: MemberMetrics[];
  /** The league mean and the model on the held-out games. */
  runsMetrics: RunsMetrics[];
  tuned: TunedParameters;
  reason: string;
}

/** `<last training date>-<first 8 characters of the hash of the rows>`. */
export const modelVersionOf = (trainedThrough: string, rowsHash: string): string =>
  `${trainedThrough.replaceAll('-', '')}-${rowsHash.slice(0, 8)}`;

/**
 * Splits by date (rolling folds inside the training part, then the holdout), fits every member, lets the simplest one within noise win,
 * and fits it again to all games. Games come in order of date and game_pk.
 */
export function trainGameOutcome(
  games: readonly TrainingGame[],
  settings: TrainingSettings,
  engine: TreeEngine = embeddedTreeEngine,
): TrainingOutcome<TrainedGameOutcome> {
  const {
    earlier: training,
    later: holdout,
    laterFrom: holdoutFrom,
  } = splitByDate(games, settings.holdoutShare);
  const folds = rollingFolds(training, {
    warmUpShare: settings.tuningWarmUpShare,
    folds: settings.tuningFolds,
  });
  const first = games[0];
  const last = games.at(-1);
  if (
    training.length < settings.trainingGamesMin ||
    holdout.length < settings.holdoutGamesMin ||
    folds.length === 0 ||
    holdoutFrom === null ||
    first === undefined ||
    last === undefined
  ) {
    return {
      kind: 'too_little_data',
      reason: `${training.length} finished games to train on and ${holdout.length} to judge by; ${settings.trainingGamesMin} and ${settings.holdoutGamesMin} are needed`,
    };
  }

  const tuned = tuneParameters(folds, settings, engine);
  const outcomes = holdout.map(outcomeOf);
  const members = {
    elo: fitMember('elo', training, tuned, settings, engine).member,
    logistic: fitMember('logistic', training, tuned, settings, engine).member,
    trees: fitMember('trees', training, tuned, settings, engine).member,
  };
  const forecastOf = (member: MemberName): MemberForecast<MemberName> => ({
    member,
    probabilities: holdout.map((game) => memberProbability(members[member], game.vector)),
  });
  const elo = forecastOf('elo');
  const others = [forecastOf('logistic'), forecastOf('trees')];
  const homeRate = training.reduce((sum, game) => sum + outcomeOf(game), 0) / training.length;
  const constant = { member: 'constant', probabilities: holdout.map(() => homeRate) };

  const choice = chooseMember([elo, ...others], outcomes, settings.treesMarginStandardErrors);
  const chosen = [elo, ...others].find((forecast) => forecast.member === choice.member) ?? elo;
  const final = fitMember(choice.member, games, tuned, settings, engine);
  const runs = fitRunsModel(games, tuned);
  const rowsHash = hashTrainingGames(games);
  return {
    kind: 'trained',
    trained: {
      file: {
        schema_version: 2,
        model_system: GAME_OUTCOME_ID,
        model_version: modelVersionOf(last.date, rowsHash),
        trained_through: last.date,
        training_games: games.length,
        features: [...gameFeatureNames],
        feature_hash: gameFeatureHash,
        member: choice.member,
        home_advantage_elo_points: HOME_ADVANTAGE_ELO_POINTS,
        correction: final.member.name === 'logistic' ? final.member.correction : null,
        trees: final.treesJson,
        runs: { total: runs.total, margin_per_log_odds: runs.marginPerLogOdds },
      },
      judged: members[choice.member],
      holdout,
      holdoutFrom,
      trainedFrom: first.date,
      rowsHash,
      metrics: scoreForecasts([constant, elo, ...others], chosen, outcomes),
      runsMetrics: scoreRuns(fitRunsModel(training, tuned), members[choice.member], training, holdout),
      tuned,
      reason: choice.reason,
    },
  };
}

function fitMember(
  name: MemberName,
  games: readonly TrainingGame[],
  tuned: TunedParameters,
  settings: TrainingSettings,
  engine: TreeEngine,
): { member: OutcomeMember; treesJson: string | null } {
  const homeAdvantageEloPoints = HOME_ADVANTAGE_ELO_POINTS;
  switch (name) {
    case 'elo':
      return { member: { name, homeAdvantageEloPoints }, treesJson: null };
    case 'logistic': {
      const correction = fitCorrection(games, tuned.logisticLambda);
      return { member: { name, homeAdvantageEloPoints, correction }, treesJson: null };
    }
    case 'trees': {
      const treesJson = fitTrees(games, tuned.treeRounds, settings, engine);
      return { member: { name, ensemble: readXgboostModel(treesJson) }, treesJson };
    }
  }
}

const fitRunsModel = (games: readonly TrainingGame[], tuned: TunedParameters): RunsModel => ({
  total: fitTotalRuns(games, tuned.totalRunsLambda),
  marginPerLogOdds: fitMarginPerLogOdds(games),
});
