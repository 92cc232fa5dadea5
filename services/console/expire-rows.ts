import { tableContracts } from '../../schemas/tables/index.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import type { RetentionDays } from '../../shared/domain/retention.ts';
import type { ExpiryRequest } from '../../shared/ports/warehouse.ts';
import { readLetters } from './dead-letters.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';

/** Old rows of one table. */
export interface ExpiredRows {
  table: string;
  days: number;
  rows: number;
}

const dayMs = 24 * 60 * 60 * 1_000;

/** Days by zone; a zone without a rule keeps its rows for ever, whatever a contract says. */
function daysOf(zone: string, { operational }: RetentionDays): number | null {
  return zone === 'operational' ? operational : null;
}

/**
 * Rows of tables whose contract has a retention, by the days of their zone: runs, quality reports and dead letters that were dealt with.
 * Facts, features, predictions and the ledger of the raw zone have none. `referenced` are object keys that something current speaks of.
 */
export async function expireOldRows(
  { warehouse, clock }: Pick<EmbeddedPorts, 'warehouse' | 'clock'>,
  retention: RetentionDays,
  referenced: ReadonlySet<string>,
  options: { isDryRun: boolean },
): Promise<ExpiredRows[]> {
  const letters = (await readLetters(warehouse, {})).filter(({ status }) =>
    /^(?:open|resolved)$/.test(status),
  );
  const kept: ExpiryRequest['kept'] = {
    objectKeys: [...referenced].filter((key) => /^(?:manifests|quality)\//.test(key)),
    runIds: [...new Set(letters.map(({ run_id }) => run_id))],
    // Whether a letter is resolved follows from the report of its game.
    gamePks: [...new Set(letters.flatMap(({ game_pk }) => game_pk ?? []))],
  };
  const tables = tableContracts.flatMap((contract) => {
    const days = contract.retentionDays === null ? null : daysOf(contract.zone, retention);
    return days === null ? [] : [{ table: qualifiedName(contract), days }];
  });
  const nowMs = clock.now().getTime();
  const requests = tables.map(({ table, days }) => ({
    table,
    ingestedBefore: new Date(nowMs - days * dayMs).toISOString(),
    kept,
  }));
  const counts = await warehouse.expire(requests, options);
  return tables.map((table, index) => ({ ...table, rows: counts[index] ?? 0 }));
}
