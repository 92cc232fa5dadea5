import type { ModelCard } from '../../schemas/models.ts';
import { gameOutcome } from '../../shared/models/game-outcome/index.ts';
import { modelVersionOf } from '../../shared/models/game-outcome/train-game-outcome.ts';
import { hashTrainingGames, type TrainingGame } from '../../shared/models/game-outcome/training-row.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import type { MemberBreakers } from '../../shared/runtime/member-breakers.ts';
import { defineStage } from '../../shared/runtime/stage.ts';
import type { StageContext, StageHandler, StageResult, TopicData } from '../../shared/runtime/stage-types.ts';
import type { TrainerSettings } from './config.ts';
import { judgeChallenger } from './judge-challenger.ts';
import { modelKeys, modelsPrefix, trainedThroughOfCard } from './model-keys.ts';
import { playerTrainings } from './player-trainings.ts';
import { promoteModel } from './promote-model.ts';
import { type Champion, readChampion } from './read-champion.ts';
import { readTrainingGames } from './read-training-games.ts';
import { registerModel } from './register-model.ts';
import { cardOf, championOf, readCard, storeModel } from './store-model.ts';
import { withPlayerSystems } from './train-player-systems.ts';

/** What the trainer needs. */
export interface TrainerDependencies {
  warehouse: Warehouse;
  objects: ObjectStore;
  settings: TrainerSettings;
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

  const stored = await readCard(objects, version);
  if (stored !== null)
    return finish(stored, champion, games.length, data, slate.slate_date, dependencies, context);

  const wait = await reasonToWait(objects, champion, games, settings.newDaysMin);
  if (wait !== null) return skipped(wait, games.length);

  const outcome = gameOutcome.train(games, settings.training);
  if (outcome.kind === 'too_little_data') {
    return skipped(`no model is trained: ${outcome.reason}; Elo alone is served`, games.length);
  }
  const judgement = judgeChallenger(champion, outcome.trained, settings);
  const card = cardOf(outcome.trained, judgement, champion?.pointer.model_version ?? null, settings);
  await storeModel(objects, outcome.trained, card);
  return finish(card, champion, games.length, data, slate.slate_date, dependencies, context);
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
  if (isDeployed && !isDone) await promoteModel(objects, card, champion, data.run_id);
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
      name: `holdout_${member}`,
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

/** Why not to train now, or null. A current model that cannot be used any more never waits. */
async function reasonToWait(
  objects: ObjectStore,
  champion: Champion | null,
  games: readonly TrainingGame[],
  newDaysMin: number,
): Promise<string | null> {
  if (champion !== null && champion.model === null) return null;
  const trained = (await objects.list(modelsPrefix)).map((info) => trainedThroughOfCard(info.key));
  const newest = trained
    .filter((date) => date !== null)
    .sort()
    .at(-1);
  if (newest === undefined) return null;
  const newDays = new Set(games.map((game) => game.date).filter((date) => date > newest)).size;
  return newDays < newDaysMin
    ? `${newDays} new days of games since the last training (through ${newest}); ${newDaysMin} are needed`
    : null;
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
  handlers: { 'features.created': withPlayerSystems(trainOnFeatures, playerTrainings()) },
});
