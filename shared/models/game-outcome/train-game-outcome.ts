import type {
  FeatureImportance,
  InputReference,
  MemberCalibration,
  MemberMetrics,
  RunsMetrics,
} from '../../../schemas/models.ts';
import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import { inputReferenceOf } from '../../domain/drift/input-reference.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { embeddedTreeEngine, type TreeEngine } from '../../domain/trees/tree-engine.ts';
import type { TrainingOutcome } from '../prediction-system.ts';
import type { AnsweringModel } from './answering-model.ts';
import { calibrationOf } from './calibration.ts';
import { HOME_ADVANTAGE_ELO_POINTS } from './elo-odds.ts';
import { type Examination, examineGames } from './examine-games.ts';
import { gameFeatureHash } from './feature-vector.ts';
import { fitMemberParts, fitRunsModel } from './fit-member-parts.ts';
import { importanceOf } from './importance.ts';
import type { GameOutcomeModelFile } from './model-file.ts';
import { learnedInputs } from './model-inputs.ts';
import { blendOf, type MemberName, type OutcomeMember } from './outcome-member.ts';
import { chooseMember, commonForecasts, scoreForecasts, spokenForecasts } from './score-members.ts';
import { scoreRuns } from './score-runs.ts';
import { GAME_OUTCOME_ID, WITH_OPEN_LINE_ID } from './system-id.ts';
import { hashPricedGames, hashTrainingGames, type TrainingGame } from './training-row.ts';
import type { TrainingSettings } from './training-settings.ts';
import type { TunedParameters } from './tune-parameters.ts';

/** A trained model and what its card says about it. */
export interface TrainedGameOutcome {
  /** The chosen member, fitted to all games. */
  file: GameOutcomeModelFile;
  /** The chosen member as it was judged: fitted without the held-out games. */
  judged: OutcomeMember;
  /** The last dates; no fitted or tuned number has seen them before the final fit. */
  holdout: readonly TrainingGame[];
  holdoutFrom: string;
  trainedFrom: string;
  rowsHash: string;
  gamesWithFacts: number;
  /** First date of the games that members are judged by, and every candidate's scores on them. */
  judgedFrom: string;
  metrics: MemberMetrics[];
  calibration: MemberCalibration;
  /** The league mean and the model on the held-out games. */
  runsMetrics: RunsMetrics[];
  importance: FeatureImportance[];
  /** Of the games that the member in the file is fitted to. */
  inputReference: InputReference;
  tuned: TunedParameters;
}

/** `<last training date>-<first 8 characters of the hash of the rows>`. */
export const modelVersionOf = (trainedThrough: string, rowsHash: string): string =>
  `${trainedThrough.replaceAll('-', '')}-${rowsHash.slice(0, 8)}`;

/** The candidate as it was judged. Throws FEATURES_INVALID for a member that is none. */
function judgedMember({ judged }: Examination, name: MemberName): OutcomeMember {
  const member = judged.get(name);
  if (member === undefined)
    throw new HanksTankError('FEATURES_INVALID', `${name} is not among the judged members.`);
  return member;
}

/** Fits a candidate to all games, the held-out ones too, and gathers what its card says. */
export function fitExamined(examination: Examination, name: MemberName): TrainedGameOutcome {
  const { games, settings, tuned, training, holdout, candidates, references, outcomes } = examination;
  const [first, last] = [games[0]?.date ?? '', games.at(-1)?.date ?? ''];
  const judged = judgedMember(examination, name);
  const common = commonForecasts([...references, ...candidates], outcomes);
  const own = candidates.find(({ member }) => member === name) ?? candidates[0];
  const spoken = spokenForecasts(own, outcomes);
  const { calibration, platt } = calibrationOf(spoken.probabilities, spoken.outcomes, {
    gamesMin: settings.plattGamesMin,
    standardErrors: settings.plattStandardErrors,
  });
  const asJudged: AnsweringModel = {
    member: judged,
    platt: null,
    runs: blendOf(judged) === null ? fitRunsModel(training, tuned) : null,
  };
  const hasMarket = examination.openLine !== null;
  const rowsHash = hasMarket ? hashPricedGames(games) : hashTrainingGames(games);
  return {
    file: {
      schema_version: 3,
      model_system: hasMarket ? WITH_OPEN_LINE_ID : GAME_OUTCOME_ID,
      model_version: modelVersionOf(last, rowsHash),
      trained_through: last,
      training_games: games.length,
      features: [...gameFeatureNames],
      feature_hash: gameFeatureHash,
      member: name,
      home_advantage_elo_points: HOME_ADVANTAGE_ELO_POINTS,
      ...fitMemberParts(name, examination),
      platt,
    },
    judged,
    holdout,
    holdoutFrom: examination.holdoutFrom,
    trainedFrom: first,
    rowsHash,
    gamesWithFacts: examination.gamesWithFacts,
    judgedFrom: examination.outOfSample[common.positions[0] ?? 0]?.date ?? examination.holdoutFrom,
    metrics: scoreForecasts(common.forecasts, name, common.outcomes),
    calibration,
    runsMetrics: scoreRuns(asJudged, training, holdout),
    importance: importanceOf(asJudged, holdout),
    inputReference: inputReferenceOf(learnedInputs(games, name)),
    tuned,
  };
}

/**
 * Lets every member forecast what it has not seen, lets the simplest one within noise win, and fits it to all games. Games come in order of date and
 * game_pk. The same games and settings give the same bytes.
 */
export function trainGameOutcome(
  games: readonly TrainingGame[],
  settings: TrainingSettings,
  engine: TreeEngine = embeddedTreeEngine,
): TrainingOutcome<TrainedGameOutcome> {
  const outcome = examineGames(games, settings, null, engine);
  if (outcome.kind === 'too_little_data') return outcome;
  const { candidates, outcomes } = outcome.examination;
  const { member } = chooseMember(candidates, outcomes, settings.treesMarginStandardErrors);
  return { kind: 'trained', trained: fitExamined(outcome.examination, member) };
}
