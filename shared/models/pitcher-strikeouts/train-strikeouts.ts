import { modelCardSchema } from '../../../schemas/models.ts';
import { startFeatureNames } from '../../../schemas/tables/player-feature-columns.ts';
import { inputReferenceOf } from '../../domain/drift/input-reference.ts';
import { scoreForecasts } from '../game-outcome/score-members.ts';
import {
  gamesOf,
  hashRows,
  inputsOf,
  judgedSteps,
  type PlayerTrainingSettings,
  reasonOf,
  versionOf,
} from '../player-training.ts';
import type { TrainedPlayers, TrainingOutcome } from '../prediction-system.ts';
import { strikeoutSystems } from './active-systems.ts';
import { type BacktestedStart, backtestedStart, CHOSEN_STRIKEOUT_SYSTEM } from './backtest-strikeouts.ts';
import { type FittedModel, fitSystem } from './fit-systems.ts';
import { forecastSystems, type SystemFailure } from './forecast-systems.ts';
import { leagueAverage } from './league-average.ts';
import { PITCHER_STRIKEOUTS_ID, startFeatureHash, writeStrikeoutModel } from './model-file.ts';
import { type StrikeoutScore, scoreStrikeouts } from './score-strikeouts.ts';
import type { EndedStart } from './start-facts.ts';
import { probabilityOver } from './strikeout-distribution.ts';
import type { StrikeoutSystem, StrikeoutSystemId } from './strikeout-system.ts';

/** How the strikeout systems are trained. */
export interface StrikeoutTraining extends PlayerTrainingSettings {
  /** Default: all. One that is not to be tried is left out. */
  systems?: readonly StrikeoutSystem[];
}

/** The version of what these starts teach. They come in order of date, game and pitcher. */
export const strikeoutVersionOf = (starts: readonly EndedStart[]): string =>
  versionOf(starts.at(-1)?.gameDate ?? '', hashStarts(starts));

const hashStarts = (starts: readonly EndedStart[]): string =>
  hashRows(starts, ({ pitcherId, strikeouts, leagueStrikeouts, usualStrikeouts, features }) => [
    pitcherId,
    strikeouts,
    leagueStrikeouts,
    usualStrikeouts,
    ...features,
  ]);

function fitSystems(systems: readonly StrikeoutSystem[], starts: readonly EndedStart[]) {
  const ready = new Map<StrikeoutSystemId, FittedModel>();
  const failures: SystemFailure[] = [];
  const season = starts.at(-1)?.season ?? 0;
  for (const system of systems) {
    if (system.kind === 'combined') continue;
    try {
      ready.set(system.id, fitSystem(system, starts, season));
    } catch (error) {
      failures.push({ systemId: system.id, reason: reasonOf(error) });
    }
  }
  return { ready, failures };
}

/** P(over the usual line) of a system on starts that all systems forecast, with what came of it. */
function overForecasts(starts: readonly BacktestedStart[], systemId: StrikeoutSystemId) {
  return {
    member: systemId,
    probabilities: starts.map(({ distributions, line }) => {
      const distribution = distributions[systemId];
      return distribution === undefined ? 0.5 : probabilityOver(distribution, line);
    }),
  };
}

const describe = ({ systemId, meanAbsoluteError, logLikelihood }: StrikeoutScore): string =>
  `${systemId} ${meanAbsoluteError.toFixed(4)} / ${logLikelihood.toFixed(4)}`;

/**
 * Fits every system, judges them on the last dates by rolling origin beside the league's average on the same starts, and fits them again to
 * all. A system that fails is named, and the others go on. What is chosen is served when it is better than the average.
 */
export function trainStrikeouts(
  all: readonly EndedStart[],
  { systems = strikeoutSystems, ...settings }: StrikeoutTraining,
): TrainingOutcome<TrainedPlayers> {
  const starts = all.filter(({ strikeouts }) => strikeouts !== null);
  const judged = judgedSteps(starts, settings).flatMap(({ earlier, later }) => {
    const { ready } = fitSystems(systems, earlier);
    return later.map((start) =>
      backtestedStart(start, forecastSystems(systems, ready, start).means, systems, ready),
    );
  });
  const { ready, failures } = fitSystems(systems, starts);
  const systemIds = systems.map(({ id }) => id);
  const scores = scoreStrikeouts({ starts: judged, systemIds, chosen: CHOSEN_STRIKEOUT_SYSTEM });
  const [first, last] = [starts[0], starts.at(-1)];
  const own = scores.filter(({ systemId }) => systemId !== leagueAverage.id && ready.has(systemId));
  const best = own.toSorted((left, right) => right.logLikelihood - left.logLikelihood)[0];
  const chosen = own.find(({ systemId }) => systemId === CHOSEN_STRIKEOUT_SYSTEM) ?? best;
  const yardstick = scores.find(({ systemId }) => systemId === leagueAverage.id);
  if (
    chosen === undefined ||
    yardstick === undefined ||
    first === undefined ||
    last === undefined ||
    chosen.starts < settings.judgedRowsMin
  ) {
    const reasons = failures.map(({ systemId, reason }) => `${systemId}: ${reason}`).join('; ');
    return {
      kind: 'too_little_data',
      reason: `${starts.length} starts to train on and ${chosen?.starts ?? 0} to judge by; ${settings.judgedRowsMin} are needed to judge by. ${reasons}`,
    };
  }
  const common = judged.filter(({ means }) => scores.every(({ systemId }) => means[systemId] !== undefined));
  const outcomes = common.map(({ strikeouts, line }) => Number((strikeouts ?? 0) > line));
  const isBetter = chosen.logLikelihood > yardstick.logLikelihood;
  const [rowsHash, version] = [hashStarts(starts), strikeoutVersionOf(starts)];
  const card = modelCardSchema.parse({
    schema_version: 1,
    model_system: PITCHER_STRIKEOUTS_ID,
    model_version: version,
    chosen_member: chosen.systemId,
    decision: isBetter ? 'deployed' : 'kept',
    reason: `mean absolute error / log likelihood on ${chosen.starts} starts, each forecast before it was learned: ${describe(chosen)}, ${describe(yardstick)}${isBetter ? '' : ': no better than the average'}`,
    features: startFeatureNames,
    feature_hash: startFeatureHash,
    trained_from: first.gameDate,
    trained_through: last.gameDate,
    holdout_from: common[0]?.gameDate ?? last.gameDate,
    training_games: gamesOf(starts),
    holdout_games: gamesOf(common),
    training_rows_sha256: rowsHash,
    parameters: {
      settings,
      starts: starts.length,
      judged_starts: chosen.starts,
      failures,
      count_scores: scores,
    },
    seed: 1,
    metrics: scoreForecasts(
      scores.map(({ systemId }) => overForecasts(common, systemId)),
      chosen.systemId,
      outcomes,
    ),
    runs_metrics: [],
    input_reference: inputReferenceOf(inputsOf(startFeatureNames, starts)),
    processor_version: '',
  });
  const file = writeStrikeoutModel({
    schema_version: 1,
    model_system: PITCHER_STRIKEOUTS_ID,
    model_version: version,
    trained_through: last.gameDate,
    training_starts: starts.length,
    features: [...startFeatureNames],
    feature_hash: startFeatureHash,
    systems: Object.fromEntries([...ready].map(([id, { text, spread }]) => [id, { model: text, spread }])),
  });
  return {
    kind: 'trained',
    trained: {
      file,
      card,
      failures: failures.map(({ systemId, reason }) => ({ member: systemId, reason })),
    },
  };
}
