import { type ModelCard, modelCardSchema, modelPointerSchema } from '../../schemas/models.ts';
import { type TrainerSettings, trainerSettingsSchema } from '../../services/trainer/config.ts';
import { trainerStage } from '../../services/trainer/handler.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { SqlRow } from '../../shared/ports/warehouse.ts';
import type { StageResult } from '../../shared/runtime/stage-types.ts';
import { manualClock } from './manual-clock.ts';
import { type MemoryObjects, memoryObjects } from './memory-objects.ts';
import { memoryWarehouse } from './memory-warehouse.ts';
import { outcomeWorld } from './outcome-world.ts';
import { stageContext } from './stage-context.ts';

/** The settings of a trainer that nobody has set. */
export const defaultTrainerSettings = trainerSettingsSchema.parse({});

/** Starters decide much: a model that sees them earns its place with few games. */
const world = outcomeWorld({ seed: 7, days: 60, starterEffect: 1.5 });

/** Rows of {@link openTrainer} unless others are given, from 2026-03-26 on. */
export const trainerSeason = world.rows;

/** The truth about each of these rows: a market that is never wrong. */
export const trainerTruth = world.truth;

const firstDate = '2026-03-26';

/** A trainer that sees the rows of the season before the slate, and their opening lines, as the queries would give them. */
export function openTrainer(
  objects: MemoryObjects = memoryObjects(),
  rows: readonly SqlRow[] = trainerSeason,
  own: TrainerSettings = defaultTrainerSettings,
  lines: readonly SqlRow[] = [],
) {
  const warehouse = memoryWarehouse(objects, {
    'mlb_predictions/training_rows/query.sql': ({ trained_before }) =>
      rows.filter((row) => String(row['feature_date']) < String(trained_before?.value)),
    'mlb_features/opening_lines/query.sql': ({ date_from, date_to }) =>
      lines.filter(
        (row) =>
          String(row['feature_date']) >= String(date_from?.value) &&
          String(row['feature_date']) <= String(date_to?.value),
      ),
    'mlb_features/market_memory/query.sql': () => [],
    'mlb_features/closing_lines/query.sql': () => [],
  });
  const clock = manualClock('2026-06-01T06:15:00.000Z');
  const train = (
    days: number,
    change: { runId?: string; store?: ObjectStore } = {},
  ): Promise<StageResult> => {
    clock.advance(60_000);
    const slateDate = addDays(firstDate, days);
    const handler = trainerStage.handlers['features.created'];
    if (handler === undefined) throw new Error('no handler');
    return handler(
      {
        run_id: change.runId ?? `20260601T0${61_500 + days}Z-ab12`,
        game_date: addDays(slateDate, -1),
        feature_dates: [],
        slate: {
          slate_date: slateDate,
          cutoff_at: `${slateDate}T12:00:00.000Z`,
          snapshot: { key: 'serving/x.json', sha256: 'a'.repeat(64), bytes: 1, rows: 1 },
        },
      },
      { objects: change.store ?? objects, warehouse, settings: own },
      stageContext('trainer', { clock }),
    );
  };
  const text = (key: string): string => objects.objects.get(key)?.toString() ?? 'null';
  const pointer = (system = 'game_outcome') =>
    modelPointerSchema.parse(JSON.parse(text(`models/${system}/current.json`)));
  const card = (version: string, system = 'game_outcome'): ModelCard =>
    modelCardSchema.parse(JSON.parse(text(`models/${system}/${version}/card.json`)));
  return { objects, warehouse, train, pointer, card };
}

/** The version of the first model that a training says it deployed. */
export const deployedVersion = (result: StageResult): string | undefined => {
  const [publication] = result.publish ?? [];
  return publication?.topic === 'model.deployed' ? publication.data.model_version : undefined;
};
