import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import { playerPredictions, strikeoutPredictions } from '../../schemas/tables/player-predictions.ts';
import { qualifiedName, type TableContract } from '../../schemas/tables/table-contract.ts';
import { asHanksTankError } from '../../shared/domain/errors.ts';
import { withLineage } from '../../shared/domain/lineage.ts';
import { pitcherStrikeouts } from '../../shared/models/pitcher-strikeouts/index.ts';
import { playerPerformance } from '../../shared/models/player-performance/index.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { SqlRow, Warehouse } from '../../shared/ports/warehouse.ts';
import type { MemberBreakers } from '../../shared/runtime/member-breakers.ts';
import { putObject, toNdjson } from '../../shared/runtime/object-reference.ts';
import type { Publication, StageCheck, StageContext } from '../../shared/runtime/stage-types.ts';
import type { PlayerBatch, SlateOfPlayers } from './player-batch.ts';
import { predictBatters } from './predict-batters.ts';
import { predictStrikeouts } from './predict-strikeouts.ts';
import type { StrikeoutSettings } from './strikeout-settings.ts';

/** How the players of a slate are predicted by one system. */
interface PlayerSystem {
  id: string;
  /** Query of the feature rows of a date. */
  file: string;
  table: TableContract;
  /** Column of the starter that a row was made with. */
  starterColumn: string;
  predict(rows: readonly SqlRow[], slate: SlateOfPlayers, settings: StrikeoutSettings): Promise<PlayerBatch>;
}

const playerSystems: readonly PlayerSystem[] = [
  {
    id: pitcherStrikeouts.id,
    file: 'mlb_features/pitcher_starts_of_date/query.sql',
    table: strikeoutPredictions,
    starterColumn: 'pitcher_id',
    predict: predictStrikeouts,
  },
  {
    id: playerPerformance.id,
    file: 'mlb_features/player_features_of_date/query.sql',
    table: playerPredictions,
    starterColumn: 'opposing_starter_id',
    predict: predictBatters,
  },
];

/** Names of the systems of players. */
export const playerSystemIds: readonly string[] = playerSystems.map(({ id }) => id);

/** What is predicted for whom. */
export interface PlayersAsked {
  slateDate: string;
  /** Games that had not begun at the cutoff and will be played, with the starters that were announced by then. */
  games: ReadonlyMap<number, readonly number[]>;
  /** Systems that speak. */
  systems: readonly string[];
  run: { run_id: string; game_date: string };
}

/** What the prediction of players needs. */
export interface PlayerDependencies {
  warehouse: Warehouse;
  objects: ObjectStore;
  settings: StrikeoutSettings;
  breakers: MemberBreakers;
}

/** What came of it, as parts of a stage's result. */
export interface PlayersPredicted {
  rowsIn: number;
  rowsOut: number;
  outputs: ObjectReference[];
  checks: StageCheck[];
  publish: Publication[];
}

/**
 * Whether a row may be served. Rows of a game that has been played name who started in the end, for training: where he had not been
 * announced by the cutoff, nobody knew.
 */
function isKnownAtCutoff(row: SqlRow, starterColumn: string, games: PlayersAsked['games']): boolean {
  const announced = games.get(Number(row['game_pk']));
  const starter = row[starterColumn] ?? null;
  return announced !== undefined && (starter === null || announced.includes(Number(starter)));
}

async function predictSystem(
  system: PlayerSystem,
  { slateDate, games, run }: PlayersAsked,
  { warehouse, objects, settings, breakers }: PlayerDependencies,
  context: StageContext,
): Promise<PlayersPredicted> {
  const stored = await warehouse.query(
    { file: system.file },
    { feature_date: { type: 'DATE', value: slateDate } },
  );
  const features = stored.filter((row) => isKnownAtCutoff(row, system.starterColumn, games));
  const batch = await system.predict(features, { objects, warehouse, slateDate, breakers }, settings);
  const done = { rowsIn: features.length, rowsOut: batch.rows.length, checks: [...batch.checks] };
  if (batch.rows.length === 0) return { ...done, outputs: [], publish: [] };
  const ingestedAt = context.clock.now().toISOString();
  const rows = batch.rows.map((row) =>
    withLineage(row, { runId: run.run_id, source: 'prediction-api', knownAt: row.cutoff_at, ingestedAt }),
  );
  const folder = `predictions/slate_date=${slateDate}/run=${run.run_id}/event=${context.eventId}`;
  const object = await putObject(
    objects,
    `${folder}/${system.table.name}.ndjson`,
    toNdjson(rows),
    rows.length,
  );
  await warehouse.load({
    table: qualifiedName(system.table),
    objectKeys: [object.key],
    mode: { kind: 'merge' },
  });
  return {
    ...done,
    outputs: [object],
    publish: [
      {
        topic: 'predictions.created',
        data: {
          ...run,
          slate_date: slateDate,
          model_version: batch.version ?? 'untrained',
          predictions: rows.length,
          object,
        },
      },
    ],
  };
}

/** Predicts the players of a slate by the systems that are asked. One that fails is named and opens its own breaker; faults of store and warehouse pass through. */
export async function predictPlayers(
  asked: PlayersAsked,
  dependencies: PlayerDependencies,
  context: StageContext,
): Promise<PlayersPredicted> {
  const all: PlayersPredicted = { rowsIn: 0, rowsOut: 0, outputs: [], checks: [], publish: [] };
  for (const system of playerSystems.filter(({ id }) => asked.systems.includes(id))) {
    const breaker = dependencies.breakers.of(system.id);
    if (breaker.isOpen()) {
      all.checks.push({ name: system.id, passed: false, detail: 'left alone: it failed too often' });
      continue;
    }
    try {
      const own = await predictSystem(system, asked, dependencies, context);
      breaker.recordSuccess();
      all.rowsIn += own.rowsIn;
      all.rowsOut += own.rowsOut;
      all.outputs.push(...own.outputs);
      all.checks.push(...own.checks);
      all.publish.push(...own.publish);
    } catch (thrown) {
      const error = asHanksTankError(thrown);
      if (error.class === 'transient' || error.class === 'setup') throw error;
      breaker.recordFailure();
      context.log.error({ code: error.code, err: error, model_system: system.id }, 'not predicted');
      all.checks.push({ name: system.id, passed: false, detail: `${error.code}: ${error.message}` });
    }
  }
  return all;
}
