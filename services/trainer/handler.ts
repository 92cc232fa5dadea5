import { asHanksTankError } from '../../shared/domain/errors.ts';
import { embeddedTreeEngine, type TreeEngine } from '../../shared/domain/trees/tree-engine.ts';
import { examineGames } from '../../shared/models/game-outcome/examine-games.ts';
import {
  examineOpenLine,
  lackingPrices,
} from '../../shared/models/game-outcome/open-line/examine-open-line.ts';
import { GAME_OUTCOME_ID, WITH_OPEN_LINE_ID } from '../../shared/models/game-outcome/system-id.ts';
import { modelVersionOf } from '../../shared/models/game-outcome/train-game-outcome.ts';
import {
  hashPricedGames,
  hashTrainingGames,
  type TrainingGame,
} from '../../shared/models/game-outcome/training-row.ts';
import { predictionSystems } from '../../shared/models/registry.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import type { MemberBreakers } from '../../shared/runtime/member-breakers.ts';
import { defineStage } from '../../shared/runtime/stage.ts';
import type { StageContext, StageHandler, StageResult } from '../../shared/runtime/stage-types.ts';
import type { Asking } from './announce-deployment.ts';
import type { TrainerSettings } from './config.ts';
import { knownParameters, newestTraining } from './earlier-trainings.ts';
import { playerTrainings } from './player-trainings.ts';
import { readTrainingGames } from './read-training-games.ts';
import { withPlayerSystems } from './train-player-systems.ts';
import { type ExaminedGames, trainVariant, type VariantTraining } from './train-variant.ts';
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

/** Trains both variants of game_outcome on the games that were known at the slate's cutoff. Safe to repeat after a crash at any point. */
export const trainOnFeatures: StageHandler<'features.created', TrainerDependencies> = async (
  data,
  dependencies,
  context,
) => {
  const { slate } = data;
  if (slate === null)
    return skipped('no slate: a model is trained once for each slate, not for each partition');
  const games = await readTrainingGames(dependencies.warehouse, slate);
  const last = games.at(-1);
  if (last === undefined) return skipped('no finished games: Elo alone is served');

  // Both variants rest on the same examination, which is what costs.
  let examined: Promise<ExaminedGames> | null = null;
  const examine = (): Promise<ExaminedGames> => {
    examined ??= examineWithoutMarket(games, last.date, dependencies);
    return examined;
  };
  const asking = { ...data, slate };
  const version = modelVersionOf(last.date, hashTrainingGames(games));
  const noMarket = { system: GAME_OUTCOME_ID, version, games, lacking: null, examine };
  const result = await trainVariant(noMarket, asking, dependencies, context);
  const priced = withOpenLine(games, last.date, examine, dependencies.settings);
  return withVariant(result, priced, asking, dependencies, context);
};

/** The variant with the opening line, on the same games and the same examination. */
const withOpenLine = (
  games: readonly TrainingGame[],
  lastDate: string,
  examine: () => Promise<ExaminedGames>,
  { training }: TrainerSettings,
): VariantTraining => ({
  system: WITH_OPEN_LINE_ID,
  version: modelVersionOf(lastDate, hashPricedGames(games)),
  games,
  lacking: lackingPrices(games, training),
  examine: async () => {
    const { outcome, known } = await examine();
    return outcome.kind === 'too_little_data'
      ? { outcome, known }
      : { outcome: examineOpenLine(outcome.examination, training), known };
  },
});

async function examineWithoutMarket(
  games: readonly TrainingGame[],
  lastDate: string,
  { objects, settings, openTreeEngine }: TrainerDependencies,
): Promise<ExaminedGames> {
  // Not one of these very games: a run that was killed between both variants takes up with what it began with.
  const newest = await newestTraining(objects, GAME_OUTCOME_ID, lastDate);
  const known = await knownParameters(objects, newest, lastDate);
  const engine = (await openTreeEngine?.()) ?? embeddedTreeEngine;
  return { outcome: examineGames(games, settings.training, known?.tuned ?? null, engine), known };
}

/** Adds what became of another variant. What hinders it is a check, and hinders nothing else; faults of store and warehouse pass through. */
async function withVariant(
  result: StageResult,
  variant: VariantTraining,
  asking: Asking,
  dependencies: TrainerDependencies,
  context: StageContext,
): Promise<StageResult> {
  const { system } = variant;
  const beside = (passed: boolean, detail: string): StageResult => ({
    ...result,
    checks: [...(result.checks ?? []), { name: system, passed, detail }],
  });
  try {
    const own = await trainVariant(variant, asking, dependencies, context);
    const told = beside(true, own.reason ?? own.status);
    if (own.status !== 'success') return told;
    return {
      ...told,
      status: 'success',
      reason: [result.reason, `${system} ${own.reason}`].join('; '),
      rowsOut: result.rowsOut + own.rowsOut,
      publish: [...(result.publish ?? []), ...(own.publish ?? [])],
    };
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    if (error.class === 'transient' || error.class === 'setup') throw error;
    context.log.error({ code: error.code, err: error, model_system: system }, 'not trained');
    return beside(false, `${error.code}: ${error.message}`);
  }
}

const skipped = (reason: string): StageResult => ({ status: 'skipped', reason, rowsIn: 0, rowsOut: 0 });

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
