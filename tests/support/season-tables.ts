import type { SeasonReading } from '../../shared/sources/retrosheet/season-reading.ts';

/** Lines of a reading by `dataset.table`, of all parts. */
export function tablesOf({ parts }: SeasonReading): Map<string, string[]> {
  const tables = new Map<string, string[]>();
  for (const part of parts)
    for (const [table, lines] of part.tables) tables.set(table, [...(tables.get(table) ?? []), ...lines]);
  return tables;
}
