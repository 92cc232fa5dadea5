import { advancedFeatures } from '../../../schemas/tables/advanced-features.ts';
import { contextFeatures, relieverFeaturesDaily } from '../../../schemas/tables/context-features.ts';
import {
  gameFeaturesDaily,
  pitcherFeaturesDaily,
  teamRollingFeatures,
} from '../../../schemas/tables/features.ts';
import { marketMemoryFeatures } from '../../../schemas/tables/market-memory-features.ts';
import { pitcherStartFeatures, playerFeaturesDaily } from '../../../schemas/tables/player-features.ts';
import {
  columnsOf,
  lineageColumnNames,
  qualifiedName,
  type TableContract,
} from '../../../schemas/tables/table-contract.ts';
import { sha256 } from '../../../shared/domain/checksum.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { toNdjson } from '../../../shared/runtime/object-reference.ts';

/** Tables of the curated zone. */
const curated: readonly TableContract[] = [
  gameFeaturesDaily,
  pitcherFeaturesDaily,
  teamRollingFeatures,
  advancedFeatures,
  pitcherStartFeatures,
  playerFeaturesDaily,
  contextFeatures,
  relieverFeaturesDaily,
  marketMemoryFeatures,
];

/** Rows and checksum of a partition, without the columns that say which run made it. */
export interface PartitionHash {
  table: string;
  rows: number;
  sha256: string;
}

/** The curated tables of a date. */
export async function hashCurated(warehouse: Warehouse, date: string): Promise<PartitionHash[]> {
  const hashes: PartitionHash[] = [];
  for (const contract of curated) {
    const columns = columnsOf(contract)
      .map(({ name }) => name)
      .filter((name) => !lineageColumnNames.includes(name));
    const rows = await warehouse.query({
      text: `select ${columns.join(', ')} from ${qualifiedName(contract)} where feature_date = date '${date}' order by ${contract.key.join(', ')}`,
    });
    hashes.push({ table: qualifiedName(contract), rows: rows.length, sha256: sha256(toNdjson(rows)) });
  }
  return hashes;
}
