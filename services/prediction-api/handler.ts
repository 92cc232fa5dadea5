import { type SnapshotGame, slatePointerKey } from '../../schemas/serving.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { gameOutcome } from '../../shared/models/game-outcome/index.ts';
import type { GameOutcomeModel } from '../../shared/models/game-outcome/model-file.ts';
import { gameOutcomeWithOpenLine } from '../../shared/models/game-outcome/open-line/index.ts';
import { ELO_VERSION, type GameOutcomePrediction } from '../../shared/models/game-outcome/predict-game.ts';
import type { Variant } from '../../shared/models/game-outcome/system-id.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { createMemberBreakers, type MemberBreakers } from '../../shared/runtime/member-breakers.ts';
import { putObject, toNdjson } from '../../shared/runtime/object-reference.ts';
import { defineStage } from '../../shared/runtime/stage.ts';
import type {
  StageCheck,
  StageContext,
  StageHandler,
  StageResult,
} from '../../shared/runtime/stage-types.ts';
import { candidateForSlate, readCandidate } from './candidate.ts';
import type { OutcomeSystem } from './predict-matchup.ts';
import { playerSystemIds, predictPlayers } from './predict-players.ts';
import { type PredictionRow, predictWithArms } from './predict-slate.ts';
import { modelForSlate, readServedModel } from './read-model.ts';
import { readSlate, type Slate } from './read-slate.ts';
import { selectGames } from './select-games.ts';
import { ordinaryStrikeoutSettings, type StrikeoutSettings } from './strikeout-settings.ts';

/** What the batch half needs. */
export interface BatchDependencies {
  warehouse: Warehouse;
  objects: ObjectStore;
  /** Share of the games that a candidate serves, 0 to 1. */
  candidateShare: number;
  /** Of the systems of players; default: all of them, with the ordinary limits. */
  players?: StrikeoutSettings;
  /** Of the systems of players; default: closed ones for each event. */
  breakers?: MemberBreakers;
}

/** The run of the event that asks for predictions. */
interface Asking {
  run_id: string;
  game_date: string;
}

const predictOnFeatures: StageHandler<'features.created', BatchDependencies> = async (
  data,
  dependencies,
  context,
) => {
  if (data.slate === null)
    return { status: 'skipped', reason: 'no slate was promoted', rowsIn: 0, rowsOut: 0 };
  const slateDate = data.slate.slate_date;
  const games = await predictCurrent(slateDate, data, dependencies, context);
  return withPlayers(games, slateDate, playerSystemIds, data, dependencies, context);
};

/** A new model speaks for its own system alone. */
const predictOnModel: StageHandler<'model.deployed', BatchDependencies> = (data, dependencies, context) => {
  const { model_system: system, slate_date: slateDate } = data;
  if (!playerSystemIds.includes(system)) return predictCurrent(slateDate, data, dependencies, context);
  const nothing: StageResult = { status: 'success', rowsIn: 0, rowsOut: 0 };
  return withPlayers(nothing, slateDate, [system], data, dependencies, context);
};

/** Adds what some systems of players say of a slate to a result. */
async function withPlayers(
  result: StageResult,
  slateDate: string,
  systems: readonly string[],
  { run_id, game_date }: Asking,
  { objects, warehouse, players = ordinaryStrikeoutSettings, breakers }: BatchDependencies,
  context: StageContext,
): Promise<StageResult> {
  const slate = await promotedSlate(objects, slateDate);
  const { games } = selectGames(slate.games, slate.snapshot.cutoff_at);
  const asked = new Map(
    games.map((game) => [game.game_pk, [game.home_starter_id ?? [], game.away_starter_id ?? []].flat()]),
  );
  const predicted = await predictPlayers(
    { slateDate, games: asked, systems, run: { run_id, game_date } },
    { objects, warehouse, settings: players, breakers: breakers ?? createMemberBreakers(context.clock) },
    context,
  );
  return {
    ...result,
    rowsIn: result.rowsIn + predicted.rowsIn,
    rowsOut: result.rowsOut + predicted.rowsOut,
    outputs: [...(result.outputs ?? []), ...predicted.outputs],
    checks: [...(result.checks ?? []), ...predicted.checks],
    publish: [...(result.publish ?? []), ...predicted.publish],
  };
}

async function promotedSlate(objects: ObjectStore, slateDate: string): Promise<Slate> {
  const slate = await readSlate(objects, slatePointerKey(slateDate));
  if (slate !== null) return slate;
  throw new HanksTankError('OBJECT_NOT_FOUND', `no snapshot was promoted for the slate of ${slateDate}`);
}

/**
 * Predicts a slate with what the pointers name now, not with what the event named: whichever of "features" and "model" comes last
 * finds both. The same facts give the same rows, which the warehouse leaves unchanged.
 */
async function predictCurrent(
  slateDate: string,
  asking: Asking,
  { objects, warehouse, candidateShare }: BatchDependencies,
  context: StageContext,
): Promise<StageResult> {
  const slate = await promotedSlate(objects, slateDate);
  const noMarket = await readArms(objects, 'no_market', slateDate);
  const openLine = await readArms(objects, 'with_open_line', slateDate);
  const selection = selectGames(slate.games, slate.snapshot.cutoff_at);
  const run = { runId: asking.run_id, ingestedAt: context.clock.now().toISOString() };
  const predict = (system: OutcomeSystem<GameOutcomePrediction | null>, arms: VariantArms) =>
    predictWithArms(slate, selection.games, system, { ...arms, candidateShare }, run);
  const priced = predict(gameOutcomeWithOpenLine, openLine);
  const rows = [...predict(gameOutcome, noMarket), ...priced];
  const { model, candidate, warning } = noMarket;

  const key = `predictions/slate_date=${slateDate}/run=${asking.run_id}/event=${context.eventId}/game_predictions.ndjson`;
  const object = await putObject(objects, key, toNdjson(rows), rows.length);
  if (rows.length > 0) {
    await warehouse.load({
      table: 'mlb_predictions.game_predictions',
      objectKeys: [key],
      mode: { kind: 'merge' },
    });
  }

  const version = model?.version ?? ELO_VERSION;
  return {
    status: 'success',
    reason: `${selection.games.length} games of ${slateDate} predicted by ${version}${candidate === null ? '' : `, ${candidate.version} beside it`}`,
    rowsIn: slate.games.length,
    rowsOut: rows.length,
    outputs: [object],
    checks: [
      { name: 'model_usable', passed: warning === null, detail: warning ?? `${version} answers` },
      candidateCheck('candidate_usable', noMarket),
      {
        name: 'with_open_line',
        passed: openLine.warning === null,
        detail: openLineDetail(openLine, priced, selection.games),
      },
      candidateCheck('with_open_line_candidate_usable', openLine),
      {
        name: 'games_left_out',
        passed: true,
        detail: `${selection.notPlayed} postponed or cancelled, ${selection.started} begun before the cutoff`,
      },
    ],
    publish: [
      {
        topic: 'predictions.created',
        data: {
          run_id: asking.run_id,
          game_date: asking.game_date,
          slate_date: slateDate,
          model_version: version,
          predictions: selection.games.length,
          object,
        },
      },
    ],
  };
}

/** What may speak for a variant, and what is to be said of it. */
interface VariantArms {
  model: GameOutcomeModel | null;
  /** Why its model does not speak. */
  warning: string | null;
  candidate: GameOutcomeModel | null;
  /** Why a candidate that is named does not run. */
  problem: string | null;
}

async function readArms(objects: ObjectStore, variant: Variant, slateDate: string): Promise<VariantArms> {
  const { model, warning } = modelForSlate(await readServedModel(objects, variant), slateDate);
  const beside = await readCandidate(objects, variant);
  return {
    model,
    warning,
    candidate: candidateForSlate(beside, model, slateDate),
    problem: beside.problem,
  };
}

const candidateCheck = (name: string, { candidate, problem }: VariantArms): StageCheck => ({
  name,
  passed: problem === null,
  detail: problem ?? (candidate === null ? 'none runs' : `${candidate.version} runs`),
});

/** What the variant with the opening line said, or why it did not. */
function openLineDetail(
  { model, warning }: VariantArms,
  rows: readonly PredictionRow[],
  games: readonly SnapshotGame[],
): string {
  const predicted = rows.filter((row) => row.model_system === gameOutcomeWithOpenLine.id).length;
  const priced = games.filter((game) => game.open_home_probability !== null).length;
  const lines = `${priced} of ${games.length} games have an opening line`;
  if (model === null) return `${warning ?? 'no model yet'}; ${lines}`;
  return `${model.version} predicts ${predicted} games; ${lines}`;
}

/** The batch half of the prediction API as a stage. */
export const predictionStage = defineStage<BatchDependencies>({
  name: 'prediction-api',
  handlers: { 'features.created': predictOnFeatures, 'model.deployed': predictOnModel },
});
