import {
  type ColumnType,
  columnsOf,
  qualifiedName,
  type TableContract,
} from '../../../schemas/tables/table-contract.ts';

/**
 * BigQuery's logical sizes (cloud.google.com/bigquery/pricing, "data size calculation"): a NULL is 0 bytes, which is left out of account
 * here, so that an estimate is rather too high. Texts are 2 bytes and their UTF-8.
 */
const fixedBytes: Readonly<Partial<Record<ColumnType, number>>> = {
  INT64: 8,
  FLOAT64: 8,
  BOOL: 1,
  DATE: 8,
  TIMESTAMP: 8,
};

/** Texts that are longer than the example of their contract: averages of a night of 15 games, rounded up. */
const measuredTextBytes: Readonly<Record<string, number>> = {
  'mlb_predictions.game_predictions.contributions': 850,
  'mlb_predictions.strikeout_predictions.over_probabilities': 400,
  'mlb_predictions.model_registry.reason': 210,
  'mlb_predictions.model_moves.reason': 210,
  'operational.run_manifests.manifest_id': 110,
  'operational.run_manifests.reason': 120,
  'operational.run_manifests.outputs': 2_500,
  'operational.run_manifests.checks': 700,
  'operational.run_manifests.error_message': 200,
  'operational.dead_letter_queue.payload': 2_000,
  'operational.dead_letter_queue.stack_excerpt': 1_000,
  'raw_data.raw_objects.object_key': 80,
  'raw_data.raw_objects.url_path': 120,
  'mlb_historical_data.statcast_pitches.description': 80,
};

/** A text that the example leaves out. */
const unknownTextBytes = 16;
const textOverhead = 2;

/** Logical bytes of a row: all its columns, or the named ones. */
export function rowBytes(contract: TableContract, only?: ReadonlySet<string>): number {
  const [example] = contract.examples.pass;
  const values: Record<string, unknown> = contract.row.parse(example);
  const table = qualifiedName(contract);
  return columnsOf(contract)
    .filter(({ name }) => only === undefined || only.has(name))
    .reduce((bytes, { name, type }) => {
      const fixed = fixedBytes[type];
      if (fixed !== undefined) return bytes + fixed;
      const value = values[name];
      const text = typeof value === 'string' ? Buffer.byteLength(value) : unknownTextBytes;
      return bytes + textOverhead + (measuredTextBytes[`${table}.${name}`] ?? text);
    }, 0);
}
