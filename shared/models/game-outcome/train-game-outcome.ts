import type { MemberMetrics } from '../../../schemas/models.ts';
import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import { predictLinear } from '../../domain/linear/linear-model.ts';
import { readXgboostModel } from '../../domain/trees/xgboost-json.ts';
import type { TrainingOutcome } from '../prediction-system.ts';
import { HOME_ADVANTAGE_ELO_POINTS } from './elo-odds.ts';
import { gameFeatureHash } from './feature-vector.ts';
import {
  fitLogistic,
  fitRuns,
  fitTrees,
  outcomeOf,
  runsOf,
  type TunedParameters,
  tuneParameters,
} from './fit-members.ts';
import { GAME_OUTCOME_ID, type GameOutcomeModelFile } from './model-file.ts';
import { type MemberName, memberProbability, type OutcomeMember } from './outcome-member.ts';
import { chooseMember, type MemberForecast, scoreForecasts } from './score-members.ts';
import { splitByDate } from './split-by-date.ts';
import { hashTrainingGames, type TrainingGame } from './training-row.ts';
import type { TrainingSettings } from './training-settings.ts';

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
  runsMeanAbsoluteError: number;
  tuned: TunedParameters;
  reason: string;
}

/** `<last training date>-<first 8 characters of the hash of the rows>`. */
export const modelVersionOf = (trainedThrough: string, rowsHash: string): string =>
  `${trainedThrough.replaceAll('-', '')}-${rowsHash.slice(0, 8)}`;

/**
 * Splits by date (tuning inside the training part, then the holdout), fits every member, lets the simplest one within noise win,
 * and fits it again to all games. Games come in order of date and game_pk.
 */
export function trainGameOutcome(
  games: readonly TrainingGame[],
  settings: TrainingSettings,
): TrainingOutcome<TrainedGameOutcome> {
  const {
    earlier: training,
    later: holdout,
    laterFrom: holdoutFrom,
  } = splitByDate(games, settings.holdoutShare);
  const tuning = splitByDate(training, settings.tuningShare);
  const first = games[0];
  const last = games.at(-1);
  if (
    training.length < settings.trainingGamesMin ||
    holdout.length < settings.holdoutGamesMin ||
    tuning.earlier.length === 0 ||
    holdoutFrom === null ||
    first === undefined ||
    last === undefined
  ) {
    return {
      kind: 'too_little_data',
      reason: `${training.length} finished games to train on and ${holdout.length} to judge by; ${settings.trainingGamesMin} and ${settings.holdoutGamesMin} are needed`,
    };
  }

  const tuned = tuneParameters(tuning, settings);
  const outcomes = holdout.map(outcomeOf);
  const members = {
    elo: fitMember('elo', training, tuned, settings).member,
    logistic: fitMember('logistic', training, tuned, settings).member,
    trees: fitMember('trees', training, tuned, settings).member,
  };
  const forecastOf = (member: MemberName): MemberForecast<MemberName> => ({
    member,
    probabilities: holdout.map((game) => memberProbability(members[member], game.vector)),
  });
  const elo = forecastOf('elo');
  const others = [forecastOf('logistic'), forecastOf('trees')];
  const homeRate = training.reduce((sum, game) => sum + outcomeOf(game), 0) / training.length;
  const constant = { member: 'constant', probabilities: holdout.map(() => homeRate) };

  const choice = chooseMember([elo, ...others], outcomes, settings.memberMarginStandardErrors);
  const chosen = [elo, ...others].find((forecast) => forecast.member === choice.member) ?? elo;
  const final = fitMember(choice.member, games, tuned, settings);
  const rowsHash = hashTrainingGames(games);
  return {
    kind: 'trained',
    trained: {
      file: {
        schema_version: 1,
        model_system: GAME_OUTCOME_ID,
        model_version: modelVersionOf(last.date, rowsHash),
        trained_through: last.date,
        training_games: games.length,
        features: [...gameFeatureNames],
        feature_hash: gameFeatureHash,
        member: choice.member,
        home_advantage_elo_points: HOME_ADVANTAGE_ELO_POINTS,
        logistic: final.member.name === 'logistic' ? final.member.model : null,
        trees: final.treesJson,
        runs: {
          home: fitRuns(games, 'home', tuned.homeRunsLambda),
          away: fitRuns(games, 'away', tuned.awayRunsLambda),
        },
      },
      judged: members[choice.member],
      holdout,
      holdoutFrom,
      trainedFrom: first.date,
      rowsHash,
      metrics: scoreForecasts([constant, elo, ...others], chosen, outcomes),
      runsMeanAbsoluteError: runsError(training, holdout, tuned),
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
): { member: OutcomeMember; treesJson: string | null } {
  switch (name) {
    case 'elo':
      return { member: { name, homeAdvantageEloPoints: HOME_ADVANTAGE_ELO_POINTS }, treesJson: null };
    case 'logistic':
      return { member: { name, model: fitLogistic(games, tuned.logisticLambda) }, treesJson: null };
    case 'trees': {
      const treesJson = fitTrees(games, tuned.treeRounds, settings);
      return { member: { name, ensemble: readXgboostModel(treesJson) }, treesJson };
    }
  }
}

/** Mean absolute error of the runs of a team in a game, on held-out games. */
function runsError(
  training: readonly TrainingGame[],
  holdout: readonly TrainingGame[],
  tuned: TunedParameters,
): number {
  const models = {
    home: fitRuns(training, 'home', tuned.homeRunsLambda),
    away: fitRuns(training, 'away', tuned.awayRunsLambda),
  };
  const errors = holdout.flatMap((game) =>
    (['home', 'away'] as const).map((side) =>
      Math.abs(predictLinear(models[side], game.vector) - runsOf(game, side)),
    ),
  );
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}
