import { stagedTables } from '../../shared/domain/validation/staged-tables.ts';
import type { Outcomes } from './decide-outcomes.ts';
import type { LoadableRows } from './loadable-rows.ts';
import type { Verdicts } from './validate-bundles.ts';

/** The ledger of raw responses says what was archived; that stays true whatever the grade. */
const ledger = stagedTables.rawObjects.table;

/** Rows to load by table: games first, so that of two rows with one key the one of the game's own bundle comes before the schedule's. */
export function gatherRows(
  outcomes: Outcomes,
  { schedule, datasets }: Pick<Verdicts, 'schedule' | 'datasets'>,
): Map<string, readonly LoadableRows[]> {
  const gathered = new Map<string, LoadableRows[]>();
  const add = (table: string, rows: LoadableRows): void => {
    const present = gathered.get(table);
    if (present === undefined) gathered.set(table, [rows]);
    else present.push(rows);
  };
  for (const { verdict, outcome } of outcomes.games) {
    const isLoaded = outcome === 'proceed' || outcome === 'proceed_with_alert';
    for (const [table, rows] of verdict.rows) if (isLoaded || table === ledger) add(table, rows);
  }
  for (const [table, rows] of schedule?.rows ?? []) add(table, rows);
  for (const { rows } of datasets) for (const [table, tableRows] of rows) add(table, tableRows);
  return gathered;
}
