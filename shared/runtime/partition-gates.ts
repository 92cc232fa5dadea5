import { z } from 'zod';
import { partitionGates } from '../../schemas/tables/operational.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { type BusinessRow, withLineage } from '../domain/lineage.ts';
import type { ObjectStore } from '../ports/objects.ts';
import type { Warehouse } from '../ports/warehouse.ts';
import { putObject, toNdjson } from './object-reference.ts';

/** What is remembered of a partition that failed its gate, now or once. */
export interface PartitionGate {
  gameDate: string;
  /** What fell short, in words; null: it passes by now. */
  failed: string | null;
  isHeld: boolean;
  /** Somebody moved it on with exactly these shortcomings. */
  isAccepted: boolean;
}

const gateRow = z
  .object({
    game_date: z.iso.date(),
    failed: z.string().nullable(),
    is_held: z.boolean(),
    is_accepted: z.boolean(),
  })
  .transform(
    (row): PartitionGate => ({
      gameDate: row.game_date,
      failed: row.failed,
      isHeld: row.is_held,
      isAccepted: row.is_accepted,
    }),
  );

/** The staging partitions that are held, and what is remembered of the given dates. */
export async function readPartitionGates(
  warehouse: Warehouse,
  gameDates: readonly string[],
): Promise<PartitionGate[]> {
  const rows = await warehouse.query(
    { file: 'operational/partition_gates/query.sql' },
    { zone: { type: 'STRING', value: 'staging' }, game_dates: { type: 'DATE', value: gameDates } },
  );
  return rows.map((row) => gateRow.parse(row));
}

/** Where and when verdicts are written. `objectKey` names the object that carries them to the warehouse. */
export interface GateRecord {
  runId: string;
  source: string;
  judgedAt: string;
  objectKey: string;
}

/** Remembers verdicts over staging partitions. */
export async function writePartitionGates(
  { objects, warehouse }: { objects: ObjectStore; warehouse: Warehouse },
  gates: readonly PartitionGate[],
  { runId, source, judgedAt, objectKey }: GateRecord,
): Promise<void> {
  if (gates.length === 0) return;
  const rows = gates.map(({ gameDate, failed, isHeld, isAccepted }) => {
    const row: BusinessRow<typeof partitionGates> = {
      zone: 'staging',
      game_date: gameDate,
      failed,
      is_held: isHeld,
      is_accepted: isAccepted,
      judged_at: judgedAt,
    };
    return withLineage(row, { runId, source, knownAt: judgedAt, ingestedAt: judgedAt });
  });
  await putObject(objects, objectKey, toNdjson(rows), rows.length);
  await warehouse.load({
    table: qualifiedName(partitionGates),
    objectKeys: [objectKey],
    mode: { kind: 'merge' },
  });
}
