import { type ModelCard, modelObjectKeys } from '../../schemas/models.ts';
import type { ExaminationOutcome } from '../../shared/models/game-outcome/examine-games.ts';
import { GAME_OUTCOME_ID } from '../../shared/models/game-outcome/system-id.ts';
import { fitExamined } from '../../shared/models/game-outcome/train-game-outcome.ts';
import type { TrainingGame } from '../../shared/models/game-outcome/training-row.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { settleCandidate } from '../../shared/runtime/models/move-pointer.ts';
import type { StageContext, StageResult } from '../../shared/runtime/stage-types.ts';
import { type Asking, announceDeployment } from './announce-deployment.ts';
import type { TrainerSettings } from './config.ts';
import { type KnownParameters, newestTraining } from './earlier-trainings.ts';
import { judgeChallenger } from './judge-challenger.ts';
import { onlyIfUsable } from './only-if-usable.ts';
import { promoteModel } from './promote-model.ts';
import { type Champion, readChampion } from './read-champion.ts';
import { reasonToWait } from './reason-to-wait.ts';
import { registerModel } from './register-model.ts';
import { readCandidate, storeCandidate } from './store-candidate.ts';
import { cardOf, championOf, storeModel } from './store-model.ts';
import { readCard } from './store-version.ts';

/** What the members said of games before they were learned, and the parameters from before that they were trained with. */
export interface ExaminedGames {
  outcome: ExaminationOutcome;
  known: KnownParameters | null;
}

/** A variant to be trained: without a market, or with the opening line. */
export interface VariantTraining {
  system: string;
  /** Version of its model, by the games that it learns from. */
  version: string;
  games: readonly TrainingGame[];
  /** Why there is nothing to train from, in a sentence; null when there is. Asked before anything is examined. */
  lacking: string | null;
  examine: () => Promise<ExaminedGames>;
}

/** What the training of a variant works with. */
export interface VariantDependencies {
  objects: ObjectStore;
  warehouse: Warehouse;
  settings: TrainerSettings;
}

/** Trains a variant when there is enough to learn, and deploys what earned it. Safe to repeat after a crash at any point. */
export async function trainVariant(
  { system, version, games, lacking, examine }: VariantTraining,
  data: Asking,
  dependencies: VariantDependencies,
  context: StageContext,
): Promise<StageResult> {
  const { objects, warehouse, settings } = dependencies;
  const champion = await readChampion(objects, system);
  const stored = await readCard(objects, system, version);
  if (stored !== null) return finish(stored, champion, games.length, data, dependencies, context);

  const newest = await newestTraining(objects, system);
  const slateDate = data.slate.slate_date;
  const { newDaysMin } = settings;
  const wait = await reasonToWait(warehouse, { champion, games, newest, slateDate, newDaysMin });
  if (wait !== null) return skipped(wait, games.length);
  if (lacking !== null) return tooLittle(system, lacking, games.length);

  const { outcome, known } = await examine();
  if (outcome.kind === 'too_little_data') return tooLittle(system, outcome.reason, games.length);
  const judgement = judgeChallenger(champion, outcome.examination, settings);
  const trained = fitExamined(outcome.examination, judgement.member);
  const card = cardOf(trained, {
    judgement: onlyIfUsable(judgement, trained.file),
    championVersion: champion?.pointer.model_version ?? null,
    tunedBy: known?.version ?? null,
    settings,
  });
  if (card.candidate_member !== null) await storeCandidate(objects, outcome.examination, card);
  await storeModel(objects, trained, card);
  return finish(card, champion, games.length, data, dependencies, context);
}

/** From a stored version on: promote it when it earned it, register it, say so. */
async function finish(
  card: ModelCard,
  champion: Champion | null,
  rowsIn: number,
  data: Asking,
  { objects, warehouse }: VariantDependencies,
  context: StageContext,
): Promise<StageResult> {
  const isDeployed = card.decision === 'deployed';
  const keys = modelObjectKeys(card.model_system, card.model_version);
  const isDone = (await objects.head(keys.registry)) !== null;
  const served = champion?.pointer.model_version ?? null;
  if (isDeployed && !isDone && served !== card.model_version && served !== championOf(card)) {
    return skipped(
      `${card.model_version} was judged against ${championOf(card) ?? 'no model'}, but ${served ?? 'none'} is served now: not promoted`,
      rowsIn,
    );
  }
  // A version that is done is never promoted again: it may have been rolled back on purpose.
  const run = { runId: data.run_id, at: context.clock.now().toISOString(), by: 'trainer' };
  if (isDeployed && !isDone) await promoteModel(objects, card, champion, run);
  const candidate = await readCandidate(objects, card);
  if (!isDone) await settleCandidate(objects, candidate ?? card, run);
  if (candidate !== null)
    await registerModel(objects, warehouse, candidate, { runId: run.runId, now: run.at });
  await registerModel(objects, warehouse, card, {
    runId: data.run_id,
    now: context.clock.now().toISOString(),
  });
  const isOwnPromotion = served === card.model_version && champion?.pointer.run_id === data.run_id;
  if (isDone && !isOwnPromotion) {
    return skipped(`training rows unchanged since ${card.model_version} (${card.decision})`, rowsIn);
  }
  return {
    status: 'success',
    reason: `${card.model_version} ${card.decision}: ${card.reason}`,
    rowsIn,
    rowsOut: 1,
    checks: card.metrics.map(({ member, brier, log_loss, games }) => ({
      name: `out_of_sample_${member}`,
      passed: true,
      detail: `Brier ${brier.toFixed(4)}, log loss ${log_loss.toFixed(4)} on ${games} games`,
    })),
    publish: announceDeployment(card, data),
  };
}

const tooLittle = (system: string, why: string, rowsIn: number): StageResult =>
  skipped(
    `no model is trained: ${why}; ${system === GAME_OUTCOME_ID ? 'Elo alone is served' : 'nothing is said with the opening line'}`,
    rowsIn,
  );

const skipped = (reason: string, rowsIn: number): StageResult => ({
  status: 'skipped',
  reason,
  rowsIn,
  rowsOut: 0,
});
