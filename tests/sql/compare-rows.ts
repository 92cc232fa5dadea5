import type { CellRow, CellValue, TypedName } from '../oracle/column-types.ts';

/** Floats agree to 12 digits; engines add in different orders. */
const rounded = (value: number): number => Number(value.toPrecision(12));

/** JSON texts agree when they mean the same: key order and spaces are the engine's. */
function sortedJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sortedJson(item)]),
  );
}

function comparable(value: CellValue, type: string): CellValue {
  if (typeof value === 'number' && type === 'FLOAT64') return rounded(value);
  if (typeof value === 'string' && /^[[{]/.test(value)) {
    try {
      return JSON.stringify(sortedJson(JSON.parse(value)));
    } catch {
      return value;
    }
  }
  return value;
}

/** Rows in a form that equal results share: cells in column order, sorted when the query has no order. */
export function comparableRows(
  rows: readonly CellRow[],
  columns: readonly TypedName[],
  ordered: boolean,
): CellValue[][] {
  const cells = rows.map((row) => columns.map(({ name, type }) => comparable(row[name] ?? null, type)));
  if (ordered) return cells;
  return cells.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
