import type { SeasonReading } from '../../shared/sources/retrosheet/read-season.ts';

/** Lines of a reading by `dataset.table`, of both halves. */
export function tablesOf({ halves }: SeasonReading): Map<string, string[]> {
  const tables = new Map<string, string[]>();
  for (const half of halves)
    for (const [table, lines] of half.tables) tables.set(table, [...(tables.get(table) ?? []), ...lines]);
  return tables;
}
