import type { ModelCard } from '../../schemas/models.ts';
import { embeddedTreeEngine, type TreeEngine } from '../../shared/domain/trees/tree-engine.ts';
import { examineGames } from '../../shared/models/game-outcome/examine-games.ts';
import { GAME_OUTCOME_ID } from '../../shared/models/game-outcome/system-id.ts';
import { fitExamined, modelVersionOf } from '../../shared/models/game-outcome/train-game-outcome.ts';
import { hashTrainingGames } from '../../shared/models/game-outcome/training-row.ts';
import { predictionSystems } from '../../shared/models/registry.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import type { MemberBreakers } from '../../shared/runtime/member-breakers.ts';
import { settleCandidate } from '../../shared/runtime/models/move-pointer.ts';
import { defineStage } from '../../shared/runtime/stage.ts';
import type { StageContext, StageHandler, StageResult, TopicData } from '../../shared/runtime/stage-types.ts';
import type { TrainerSettings } from './config.ts';
import { knownParameters, newestTraining } from './earlier-trainings.ts';
import { judgeChallenger } from './judge-challenger.ts';
import { modelKeys } from './model-keys.ts';
import { onlyIfUsable } from './only-if-usable.ts';
import { playerTrainings } from './player-trainings.ts';
import { promoteModel } from './promote-model.ts';
import { type Champion, readChampion } from './read-champion.ts';
import { readTrainingGames } from './read-training-games.ts';
import { reasonToWait } from './reason-to-wait.ts';
import { registerModel } from './register-model.ts';
import { readCandidate, storeCandidate } from './store-candidate.ts';
import { cardOf, championOf, storeModel } from './store-model.ts';
import { readCard } from './store-version.ts';
import { withPlayerSystems } from './train-player-systems.ts';
import { withRecordedMoves } from './with-recorded-moves.ts';

/** What the trainer needs. */
export interface TrainerDependencies {
  warehouse: Warehouse;
  objects: ObjectStore;
  settings: TrainerSettings;
  /** Opens the engine of the settings, when something is to be trained. Left out: the embedded one. */
  openTreeEngine?: () => Promise<TreeEngine>;
  /** Of the systems of players; default: closed ones for each event. */
  breakers?: MemberBreakers;
}

type FeaturesCreated = TopicData<'features.created'>;

/** Trains when there is enough to learn, and deploys what earned it. Safe to repeat after a crash at any point. */
export const trainOnFeatures: StageHandler<'features.created', TrainerDependencies> = async (
  data,
  dependencies,
  context,
) => {
  const { objects, warehouse, settings } = dependencies;
  const { slate } = data;
  if (slate === null)
    return skipped('no slate: a model is trained once for each slate, not for each partition', 0);

  const games = await readTrainingGames(warehouse, slate);
  const last = games.at(-1);
  if (last === undefined) return skipped('no finished games: Elo alone is served', 0);
  const version = modelVersionOf(last.date, hashTrainingGames(games));
  const champion = await readChampion(objects);

  const stored = await readCard(objects, GAME_OUTCOME_ID, version);
  if (stored !== null)
    return finish(stored, champion, games.length, data, slate.slate_date, dependencies, context);

  const newest = await newestTraining(objects);
  const slateDate = slate.slate_date;
  const { newDaysMin } = settings;
  const wait = await reasonToWait(warehouse, { champion, games, newest, slateDate, newDaysMin });
  if (wait !== null) return skipped(wait, games.length);

  const known = await knownParameters(objects, newest, last.date);
  const engine = (await dependencies.openTreeEngine?.()) ?? embeddedTreeEngine;
  const outcome = examineGames(games, settings.training, known?.tuned ?? null, engine);
  if (outcome.kind === 'too_little_data') {
    return skipped(`no model is trained: ${outcome.reason}; Elo alone is served`, games.length);
  }
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
  return finish(card, champion, games.length, data, slateDate, dependencies, context);
};

/** From a stored version on: promote it when it earned it, register it, say so. */
async function finish(
  card: ModelCard,
  champion: Champion | null,
  rowsIn: number,
  data: FeaturesCreated,
  slateDate: string,
  { objects, warehouse }: TrainerDependencies,
  context: StageContext,
): Promise<StageResult> {
  const isDeployed = card.decision === 'deployed';
  const isDone = (await objects.head(modelKeys(card.model_version).registry)) !== null;
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
    publish: isDeployed
      ? [
          {
            topic: 'model.deployed',
            data: {
              run_id: data.run_id,
              game_date: data.game_date,
              model_system: card.model_system,
              model_version: card.model_version,
              slate_date: slateDate,
              training_games: card.training_games,
            },
          },
        ]
      : [],
  };
}

const skipped = (reason: string, rowsIn: number): StageResult => ({
  status: 'skipped',
  reason,
  rowsIn,
  rowsOut: 0,
});

/** The trainer as a stage. */
export const trainerStage = defineStage<TrainerDependencies>({
  name: 'trainer',
  handlers: {
    'features.created': withRecordedMoves(
      withPlayerSystems(trainOnFeatures, playerTrainings()),
      predictionSystems.map(({ id }) => id),
    ),
  },
});
