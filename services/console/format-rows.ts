import type { SqlRow } from '../../shared/ports/warehouse.ts';
import { formatTable } from './print-run.ts';

/** Rows of a query as a table with a count below; `digits`: numbers are rounded to so many behind the point. */
export function formatRows(rows: readonly SqlRow[], digits?: number): string[] {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return ['no rows'];
  const shown = (value: number): number => (digits === undefined ? value : Number(value.toFixed(digits)));
  const cells = rows.map((row) =>
    columns.map((column) => {
      const value = row[column];
      return typeof value === 'number' ? shown(value) : String(value ?? '');
    }),
  );
  return [...formatTable(columns, cells), `${rows.length} row${rows.length === 1 ? '' : 's'}`];
}
