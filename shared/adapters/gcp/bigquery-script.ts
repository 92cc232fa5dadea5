import type { SqlParameters } from '../../ports/warehouse.ts';
import type { SqlFiles } from '../sql/sql-files.ts';

/** A piece of a script that writes: a generated file with its parameters. */
export interface ScriptPiece {
  /** Below `schemas/generated/sql/bigquery/`. */
  path: string;
  /** As the file names them without the table, which makes them different from those of other pieces. */
  parameters?: SqlParameters;
  /** `dataset.table` of the piece; null: it is of no single table. */
  table: string | null;
  /** Where a load put the rows that the piece reads. */
  staged?: string;
}

/** A script with all its parameters. */
export interface Script {
  sql: string;
  parameters: SqlParameters;
}

const plainName = (table: string): string => table.replace('.', '_');

/** The name that generated statements have for the rows of a load as they came. */
const offeredName = (table: string): string => `staging.${plainName(table)}_offered`;

/** The table for the rows of one load: loads that run at once do not meet. */
export const stagedTable = (table: string, loadId: string): string => `${plainName(table)}_offered_${loadId}`;

function pieceSql(files: SqlFiles, { path, table, staged }: ScriptPiece): string {
  const sql = files.generated(`bigquery/${path}.sql`);
  return table === null || staged === undefined
    ? sql
    : sql.replaceAll(offeredName(table), `staging.${staged}`);
}

/** One script of pieces in one transaction: all of them or none. */
export function writeScript(
  files: SqlFiles,
  pieces: readonly ScriptPiece[],
  end: 'commit' | 'rollback',
): Script {
  const whole: ScriptPiece[] = [{ path: 'begin', table: null }, ...pieces, { path: end, table: null }];
  const parameters: SqlParameters = {};
  for (const piece of pieces)
    for (const [name, parameter] of Object.entries(piece.parameters ?? {}))
      parameters[piece.table === null ? name : `${plainName(piece.table)}_${name}`] = parameter;
  return { sql: whole.map((piece) => pieceSql(files, piece)).join(''), parameters };
}
