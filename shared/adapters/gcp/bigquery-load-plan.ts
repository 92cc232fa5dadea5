import { tableContract } from '../../../schemas/tables/index.ts';
import type { TableContract } from '../../../schemas/tables/table-contract.ts';
import { HanksTankError } from '../../domain/errors.ts';
import { checkObjectKey } from '../../domain/object-key.ts';
import type { LoadRequest, RowRemoval, SqlParameters } from '../../ports/warehouse.ts';
import { type ScriptPiece, stagedTable } from './bigquery-script.ts';

/** One table of a load. */
export interface TableLoad {
  table: string;
  contract: TableContract;
  request: LoadRequest;
  /** Its rows go through a load job and a MERGE. */
  hasRows: boolean;
}

/** The tables of a load. Throws INTERNAL, TABLE_UNKNOWN, CONFIG_INVALID for a key that is none. */
export function readRequests(requests: readonly LoadRequest[]): TableLoad[] {
  const tables = requests.map(({ table }) => table);
  const twice = tables.find((table, index) => tables.indexOf(table) !== index);
  if (twice !== undefined) throw new HanksTankError('INTERNAL', `${twice} is twice in one load`);
  return requests.map((request) => {
    const { table, objectKeys, mode } = request;
    const contract = tableContract(table);
    if (contract === undefined)
      throw new HanksTankError('TABLE_UNKNOWN', `${table} is not a table of the contracts.`);
    if (mode.kind === 'replace' && contract.partitionBy === null)
      throw new HanksTankError('INTERNAL', `${table} has no date column: it can be merged, not replaced`);
    objectKeys.forEach(checkObjectKey);
    return { table, contract, request, hasRows: objectKeys.length > 0 };
  });
}

/** What a load does with the rows of its table. */
function rowPieces({ table, request, hasRows }: TableLoad, loadId: string): ScriptPiece[] {
  const { mode } = request;
  const staged = stagedTable(table, loadId);
  if (mode.kind === 'merge') return hasRows ? [{ path: `merge/${table}`, table, staged }] : [];
  const parameters: SqlParameters = { game_dates: { type: 'DATE', value: mode.gameDates } };
  if (hasRows) return [{ path: `replace/${table}`, table, staged, parameters }];
  return mode.gameDates.length === 0 ? [] : [{ path: `clear/${table}`, table, parameters }];
}

function removePiece(table: string, { source, rowKeys, dateFrom, dateTo }: RowRemoval): ScriptPiece {
  const parameters: SqlParameters = {
    source: { type: 'STRING', value: source },
    row_keys: { type: 'STRING', value: rowKeys },
    date_from: { type: 'DATE', value: dateFrom },
    date_to: { type: 'DATE', value: dateTo },
  };
  return { path: `remove/${table}`, table, parameters };
}

function takeOverPieces(loads: readonly TableLoad[]): ScriptPiece[] {
  const dates = loads.flatMap(({ request }) => request.takeOverDates ?? []).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  if (from === undefined || to === undefined) return [];
  const parameters: SqlParameters = {
    take_over_from: { type: 'DATE', value: from },
    take_over_to: { type: 'DATE', value: to },
  };
  return [{ path: 'take-over', table: null, parameters }];
}

/** What a load does, in order; nothing when there is nothing to do. */
export function planLoad(loads: readonly TableLoad[], loadId: string): ScriptPiece[] {
  const rows = loads.map((load) => rowPieces(load, loadId));
  const busy = loads.filter(
    ({ request }, index) => (rows[index] ?? []).length > 0 || request.remove !== undefined,
  );
  const removals = busy.flatMap(({ table, request: { remove } }) =>
    remove === undefined || remove.rowKeys.length === 0 ? [] : [removePiece(table, remove)],
  );
  return [...rows.flat(), ...takeOverPieces(busy), ...removals];
}
