type Cell = string | number;

/** A table of Markdown; columns that hold numbers alone are set to the right. */
export function markdownTable(header: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const isNumeric = header.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'),
  );
  const line = (cells: readonly Cell[]): string => `| ${cells.map(formatCell).join(' | ')} |`;
  return [
    line(header),
    `|${isNumeric.map((numeric) => (numeric ? '---:' : '---')).join('|')}|`,
    ...rows.map(line),
  ];
}

const formatCell = (cell: Cell): string =>
  typeof cell === 'number' ? String(cell).replace(/\B(?=(?:\d{3})+$)/g, ',') : cell.replaceAll('|', '\\|');

/** A share in per cent with one decimal. */
export const percentOf = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)}%`;
