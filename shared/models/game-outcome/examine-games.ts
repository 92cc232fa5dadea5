import type { LinearModel } from '../../domain/linear/linear-model.ts';
import { embeddedTreeEngine, type TreeEngine } from '../../domain/trees/tree-engine.ts';
import { readXgboostModel } from '../../domain/trees/xgboost-json.ts';
import type { BlendModel } from './blend/blend-model.ts';
import type { LogitStack } from './blend/logit-stack.ts';
import { type RolledBlend, rollBlend } from './blend/roll-blend.ts';
import { HOME_ADVANTAGE_ELO_POINTS } from './elo-odds.ts';
import { fitCorrection, fitTrees, outcomeOf } from './fit-members.ts';
import { type MemberName, memberProbability, type OutcomeMember } from './outcome-member.ts';
import type { MemberForecast } from './score-members.ts';
import { type DateSplit, rollingFolds, splitByDate } from './split-by-date.ts';
import type { TrainingGame } from './training-row.ts';
import type { TrainingSettings } from './training-settings.ts';
import { type TunedParameters, type TuningEvidence, tuneBy, tuningEvidence } from './tune-parameters.ts';

/** What every member said about games before they were played, and what is needed to fit one of them to all games. */
export interface Examination {
  games: readonly TrainingGame[];
  settings: TrainingSettings;
  /** What grew the trees; those of the blend are always grown by the embedded engine, as in the backtest. */
  engine: TreeEngine;
  /** Parameters for a fit to all games. */
  tuned: TunedParameters;
  /** The games before the last step, and those of it: no fitted or tuned number has seen these. */
  training: readonly TrainingGame[];
  holdout: readonly TrainingGame[];
  holdoutFrom: string;
  /** Games that were forecast out of sample, in order: those of the steps after the first, the holdout last. */
  outOfSample: readonly TrainingGame[];
  outcomes: readonly number[];
  /** What is shown beside the candidates and is none: the share of home wins before each step, and what else there is to be compared with. */
  references: readonly MemberForecast[];
  /** The candidates, simplest first, Elo always among them. NaN where a member had nothing of its own to say. */
  candidates: readonly [MemberForecast<MemberName>, ...MemberForecast<MemberName>[]];
  /** The candidates of the last step: fitted without the holdout. */
  judged: ReadonlyMap<MemberName, OutcomeMember>;
  /** Fits the blend to all games; null with too few. */
  fitBlend: () => BlendModel | null;
  gamesWithFacts: number;
  /**
   * The variant with the opening line: what answers without it, the weights of both and the move of the line for all games. null for the variant without a
   * market; no move with too few closing lines.
   */
  openLine: { base: MemberName; weights: LogitStack; move: LinearModel | null } | null;
}

/** An examination, or why there is none. */
export type ExaminationOutcome =
  | { kind: 'examined'; examination: Examination }
  | { kind: 'too_little_data'; reason: string };

const fittedLogistic = (games: readonly TrainingGame[], lambda: number): OutcomeMember => ({
  name: 'logistic',
  homeAdvantageEloPoints: HOME_ADVANTAGE_ELO_POINTS,
  correction: fitCorrection(games, lambda),
});

const fittedTrees = (
  games: readonly TrainingGame[],
  rounds: number,
  settings: TrainingSettings,
  engine: TreeEngine,
): OutcomeMember => ({
  name: 'trees',
  ensemble: readXgboostModel(fitTrees(games, rounds, settings, engine)),
});

const eloMember: OutcomeMember = { name: 'elo', homeAdvantageEloPoints: HOME_ADVANTAGE_ELO_POINTS };

/** A step of the rolling origin with the parameters that were known before it. */
interface Step extends DateSplit<TrainingGame> {
  tuned: TunedParameters;
}

/**
 * The steps that are judged. Parameters that are tuned now come for each step from the folds before it, so the first fold is there for tuning alone;
 * parameters from before are the same for all.
 */
function stepsOf(
  folds: readonly DateSplit<TrainingGame>[],
  last: DateSplit<TrainingGame>,
  settings: TrainingSettings,
  known: TunedParameters | null,
  engine: TreeEngine,
): { steps: Step[]; tuned: TunedParameters } {
  const evidence: TuningEvidence[] =
    known === null ? folds.map((fold) => tuningEvidence(fold, settings, engine)) : [];
  const tunedBefore = (step: number): TunedParameters => known ?? tuneBy(evidence.slice(0, step), settings);
  const tuned = tunedBefore(folds.length);
  const steps = folds.slice(1).map((fold, index) => ({ ...fold, tuned: tunedBefore(index + 1) }));
  return { steps: [...steps, { ...last, tuned }], tuned };
}

/** What the members of nightly features say in a step. */
function forecastStep({ earlier, later, tuned }: Step, settings: TrainingSettings, engine: TreeEngine) {
  const members = [
    eloMember,
    fittedLogistic(earlier, tuned.logisticLambda),
    fittedTrees(earlier, tuned.treeRounds, settings, engine),
  ];
  const homeRate = earlier.reduce((sum, game) => sum + outcomeOf(game), 0) / earlier.length;
  return {
    members,
    constant: later.map(() => homeRate),
    forecasts: members.map((member) => later.map((game) => memberProbability(member, game))),
  };
}

/** The blend as a candidate: it can be fitted, and it spoke of enough games to be judged. */
function blendCandidate(
  rolled: RolledBlend,
  outOfSampleFrom: number,
  settings: TrainingSettings,
): { forecast: MemberForecast<MemberName>; member: OutcomeMember } | null {
  const probabilities = [...rolled.forecasts.subarray(outOfSampleFrom)];
  const spoken = probabilities.filter((probability) => !Number.isNaN(probability)).length;
  if (rolled.judged === null || spoken < settings.holdoutGamesMin) return null;
  return {
    forecast: { member: 'blend', probabilities },
    member: { name: 'blend', homeAdvantageEloPoints: HOME_ADVANTAGE_ELO_POINTS, blend: rolled.judged },
  };
}

/** How games are cut into what is learned first, the folds, and the holdout. */
const cutGames = (games: readonly TrainingGame[], settings: TrainingSettings) => {
  const last = splitByDate(games, settings.holdoutShare);
  const folds = rollingFolds(last.earlier, {
    warmUpShare: settings.tuningWarmUpShare,
    folds: settings.tuningFolds,
  });
  return { last, folds };
};

/** The first dates of the games that are forecast before they are learned, and of the held-out ones among them; null with too few dates. */
export function judgedDates(
  games: readonly TrainingGame[],
  settings: TrainingSettings,
): { judgedFrom: string; holdoutFrom: string } | null {
  const { last, folds } = cutGames(games, settings);
  const holdoutFrom = last.laterFrom;
  if (holdoutFrom === null) return null;
  return { judgedFrom: folds[1]?.laterFrom ?? holdoutFrom, holdoutFrom };
}

/**
 * Lets every member forecast games that it was not fitted to: rolling folds by date, then the holdout. `known` are tuned parameters from before; null
 * tunes. Games come in order of date and game_pk.
 */
export function examineGames(
  games: readonly TrainingGame[],
  settings: TrainingSettings,
  known: TunedParameters | null,
  engine: TreeEngine = embeddedTreeEngine,
): ExaminationOutcome {
  const { last, folds } = cutGames(games, settings);
  const { earlier: training, later: holdout, laterFrom: holdoutFrom } = last;
  if (
    training.length < settings.trainingGamesMin ||
    holdout.length < settings.holdoutGamesMin ||
    folds.length === 0 ||
    holdoutFrom === null
  ) {
    return {
      kind: 'too_little_data',
      reason: `${training.length} finished games to train on and ${holdout.length} to judge by; ${settings.trainingGamesMin} and ${settings.holdoutGamesMin} are needed`,
    };
  }
  const { steps, tuned } = stepsOf(folds, last, settings, known, engine);
  const said = steps.map((step) => forecastStep(step, settings, engine));
  const outOfSample = steps.flatMap(({ later }) => later);
  const [elo, logistic, trees] = [0, 1, 2].map((member) =>
    said.flatMap(({ forecasts }) => forecasts[member] ?? []),
  );
  const rolled = rollBlend(games, [...folds.flatMap(({ laterFrom }) => laterFrom ?? []), holdoutFrom]);
  const blend = blendCandidate(rolled, games.length - outOfSample.length, settings);
  const members = [...(said.at(-1)?.members ?? []), ...(blend === null ? [] : [blend.member])];
  return {
    kind: 'examined',
    examination: {
      games,
      settings,
      engine,
      tuned,
      training,
      holdout,
      holdoutFrom,
      outOfSample,
      outcomes: outOfSample.map(outcomeOf),
      references: [{ member: 'constant', probabilities: said.flatMap(({ constant }) => constant) }],
      candidates: [
        { member: 'elo', probabilities: elo ?? [] },
        { member: 'logistic', probabilities: logistic ?? [] },
        { member: 'trees', probabilities: trees ?? [] },
        ...(blend === null ? [] : [blend.forecast]),
      ],
      judged: new Map(members.map((member) => [member.name, member])),
      fitBlend: rolled.fitAll,
      gamesWithFacts: rolled.gamesWithFacts,
      openLine: null,
    },
  };
}
