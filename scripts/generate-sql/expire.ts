import {
  deadLetterQueue,
  modelMetrics,
  qualityReports,
  runManifests,
} from '../../schemas/tables/operational.ts';
import { qualifiedName, type TableContract } from '../../schemas/tables/table-contract.ts';

/** What is not deleted of a table, however old it is. */
const keptOf = new Map<TableContract, readonly string[]>([
  [runManifests, ['t.manifest_id not in unnest(@object_keys)', 't.run_id not in unnest(@run_ids)']],
  // A report tells whether the game of a dead letter was loaded since.
  [
    qualityReports,
    [
      't.report_key not in unnest(@object_keys)',
      't.run_id not in unnest(@run_ids)',
      't.game_pk not in unnest(@game_pks)',
    ],
  ],
  [deadLetterQueue, ["t.status <> 'open'"]],
  // What a metric was on a day is of no use to anything but a chart.
  [modelMetrics, []],
]);

const typeOf: Readonly<Record<string, string>> = {
  object_keys: 'STRING',
  run_ids: 'STRING',
  game_pks: 'INT64',
};

/**
 * Rows that came before a moment. Not by the date of the game: what a backfill says of an old season is new. Throws for a table with a
 * retention of which nobody has said what stays.
 */
export function expireSql(contract: TableContract): string {
  const kept = keptOf.get(contract);
  if (kept === undefined) throw new Error(`${qualifiedName(contract)}: what of it must not expire?`);
  const names = Object.keys(typeOf).filter((name) =>
    kept.some((condition) => condition.includes(`@${name})`)),
  );
  const parameters = [
    '@ingested_before TIMESTAMP',
    ...(contract.partitionBy === null ? [] : ['@date_to DATE']),
    ...names.map((name) => `@${name} ARRAY<${typeOf[name]}>`),
  ];
  const conditions = [
    't.ingested_at < @ingested_before',
    ...(contract.partitionBy === null ? [] : [`t.${contract.partitionBy} <= @date_to`]),
    ...kept,
  ];
  return [
    `-- parameters: ${parameters.join(', ')}`,
    `delete from ${qualifiedName(contract)} as t`,
    `where ${conditions.join('\n  and ')};`,
    '',
  ].join('\n');
}
