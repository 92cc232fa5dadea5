import type { BundleFinding } from '../../../schemas/bundle.ts';
import type { ballparks } from '../../../schemas/tables/register.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { readCsvTable, readDay } from './csv-table.ts';

/** A row of `ballparks`. */
export type BallparkRow = BusinessRow<typeof ballparks>;

const names = {
  id: 'ID',
  country: 'Country',
  state: 'State',
  city: 'City',
  name: 'Park Name',
  first: 'First',
  last: 'Last',
};

/** Reads ballparks.csv. Throws SOURCE_RESPONSE_MALFORMED. */
export function readBallparks(bytes: Buffer): { rows: BallparkRow[]; findings: BundleFinding[] } {
  const table = readCsvTable(bytes, 'ballparks', Object.values(names));
  const at = (name: keyof typeof names): number => table.columns.get(names[name]) ?? -1;
  const [id, country, state, city, name, first, last] = [
    at('id'),
    at('country'),
    at('state'),
    at('city'),
    at('name'),
    at('first'),
    at('last'),
  ];
  const rows = [...table.rows].flatMap((cells): BallparkRow[] => {
    const text = (index: number): string | null => cells[index]?.trim() || null;
    const parkId = text(id);
    if (parkId === null || !/^[A-Z]{3}\d{2}$/.test(parkId)) {
      table.findings.push({
        code: 'ROW_SKIPPED',
        path: 'ballparks',
        message: `'${(parkId ?? '').slice(0, 10)}' is no park id`,
      });
      return [];
    }
    return [
      {
        park_id: parkId,
        name: text(name),
        city: text(city),
        state: text(state),
        country: text(country),
        first_game_date: readDay(cells[first]),
        last_game_date: readDay(cells[last]),
      },
    ];
  });
  return { rows, findings: table.findings };
}
