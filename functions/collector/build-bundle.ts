import type { Bundle, BundleFinding } from '../../schemas/bundle.ts';
import { rawObjects } from '../../schemas/tables/operational.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { withOrigin } from '../../shared/domain/lineage.ts';
import type { PitchSupply } from '../../shared/domain/pitches/game-pitches.ts';
import type { GameDocument } from '../../shared/sources/statsapi/game-document.ts';
import type { ScheduledGame } from '../../shared/sources/statsapi/read-schedule.ts';
import {
  type Reading,
  type StagedTables,
  stageGame,
  stageSchedule,
} from '../../shared/sources/statsapi/stage-rows.ts';
import type { LedgerRow } from './archive-response.ts';

/** The bundle of a game: its rows, and the ledger of the responses they were read from. */
export function buildGameBundle(
  document: GameDocument,
  ledger: readonly LedgerRow[],
  reading: Reading,
  pitches: PitchSupply,
): Bundle {
  const tables = stageGame(document, reading, pitches);
  return bundleOf(document.header.gamePk, withLedger(tables, ledger, reading), document.findings);
}

/** The bundle of a schedule. `stagesGame` says for which listings the schedule itself gives the `games` row. */
export function buildScheduleBundle(
  schedule: {
    listings: readonly ScheduledGame[];
    ledger: readonly LedgerRow[];
    findings: readonly BundleFinding[];
  },
  reading: Reading,
  stagesGame: (listing: ScheduledGame) => boolean,
  isUncollected: (gamePk: number) => boolean,
): Bundle {
  const tables = stageSchedule(schedule.listings, reading, { stagesGame, isUncollected });
  return bundleOf(null, withLedger(tables, schedule.ledger, reading), schedule.findings);
}

/** The bundle of a dataset: its rows, and the ledger of the responses they were read from. */
export const buildDatasetBundle = (
  dataset: string,
  { tables, findings }: { tables: StagedTables; findings: readonly BundleFinding[] },
  ledger: readonly LedgerRow[],
  reading: Reading,
): Bundle => ({ ...bundleOf(null, withLedger(tables, ledger, reading), findings), dataset });

function withLedger(tables: StagedTables, ledger: readonly LedgerRow[], reading: Reading): StagedTables {
  if (ledger.length === 0) return tables;
  // The same content may have come twice, as from a retried request.
  const unique = [...new Map(ledger.map((row) => [row.object_key, row])).values()];
  return {
    ...tables,
    [qualifiedName(rawObjects)]: unique.map((row) =>
      withOrigin(row, { ...reading, knownAt: row.fetched_at }),
    ),
  };
}

const bundleOf = (
  gamePk: number | null,
  tables: StagedTables,
  findings: readonly BundleFinding[],
): Bundle => ({
  schema_version: 1,
  game_pk: gamePk,
  dataset: null,
  tables,
  findings: [...findings],
});
