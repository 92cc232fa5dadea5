import type { ModelCard } from '../../schemas/models.ts';
import { hashFeatureNames } from '../../shared/models/game-outcome/feature-vector.ts';
import {
  type GameOutcomeModelFile,
  writeGameOutcomeModel,
} from '../../shared/models/game-outcome/model-file.ts';
import { marketInputNames } from '../../shared/models/game-outcome/model-inputs.ts';
import type { TrainedGameOutcome } from '../../shared/models/game-outcome/train-game-outcome.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { processorVersion } from '../../shared/runtime/version.ts';
import type { TrainerSettings } from './config.ts';
import type { Judgement } from './judge-challenger.ts';
import { storeVersion } from './store-version.ts';

/** What led to a model: the judgement, and what it was trained with. */
export interface TrainingRecord {
  judgement: Judgement;
  /** The model that was served, null for the first one. */
  championVersion: string | null;
  /** The version whose parameters were taken, null when they were tuned. */
  tunedBy: string | null;
  settings: TrainerSettings;
}

/** What a model looks at: nightly features, or those of history for the blend; what is of the market comes first. */
export function inputsOf(file: GameOutcomeModelFile): { names: string[]; hash: string } {
  const own = file.blend?.history_features ?? { names: file.features, hash: file.feature_hash };
  const ofMarket = marketInputNames(file.member);
  if (ofMarket.length === 0) return own;
  const names = [...ofMarket, ...(file.member === 'open_line' ? [] : own.names)];
  return { names, hash: hashFeatureNames(names) };
}

/** The card of a model: no time and no run in it, so the same rows give the same bytes. */
export function cardOf(
  trained: TrainedGameOutcome,
  { judgement, championVersion, tunedBy, settings }: TrainingRecord,
): ModelCard {
  const { file } = trained;
  const inputs = inputsOf(file);
  return {
    schema_version: 2,
    model_system: file.model_system,
    model_version: file.model_version,
    chosen_member: file.member,
    candidate_member: judgement.candidateMember,
    decision: judgement.decision,
    reason: judgement.reason,
    features: inputs.names,
    feature_hash: inputs.hash,
    trained_from: trained.trainedFrom,
    trained_through: file.trained_through,
    holdout_from: trained.holdoutFrom,
    training_games: file.training_games,
    holdout_games: trained.holdout.length,
    games_with_facts: trained.gamesWithFacts,
    judged_from: trained.judgedFrom,
    training_rows_sha256: trained.rowsHash,
    parameters: { champion_version: championVersion, tuned: trained.tuned, tuned_by: tunedBy, settings },
    seed: settings.training.seed,
    metrics: trained.metrics,
    calibration: trained.calibration,
    runs_metrics: trained.runsMetrics,
    importance: trained.importance,
    input_reference: trained.inputReference,
    processor_version: processorVersion,
  };
}

/** The version a card's model was judged against, null when it was the first. */
export function championOf(card: ModelCard): string | null {
  const version = card.parameters['champion_version'];
  return typeof version === 'string' ? version : null;
}

/** Writes model and card: see `storeVersion`. */
export const storeModel = (
  objects: ObjectStore,
  trained: TrainedGameOutcome,
  card: ModelCard,
): Promise<void> => storeVersion(objects, writeGameOutcomeModel(trained.file), card);
