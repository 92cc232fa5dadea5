import type { BundleFinding } from '../../../schemas/bundle.ts';
import type { peopleIds } from '../../../schemas/tables/register.ts';
import { HanksTankError } from '../../domain/errors.ts';
import type { BusinessRow } from '../../domain/lineage.ts';
import { readCount, readCsvTable } from '../retrosheet/csv-table.ts';

/** A row of `people_ids`. */
export type PersonRow = BusinessRow<typeof peopleIds>;

/** The register as rows, and who is who. */
export interface Register {
  rows: PersonRow[];
  findings: BundleFinding[];
  /** MLB's id of a Retrosheet id. */
  playerIds: ReadonlyMap<string, number>;
  /** Full name by Retrosheet id; null for somebody who is not in the register. */
  nameOf(retrosheetId: string): string | null;
}

const columns = [
  'key_mlbam',
  'key_retro',
  'key_bbref',
  'key_fangraphs',
  'name_last',
  'name_first',
  'birth_year',
  'mlb_played_first',
  'mlb_played_last',
] as const;

/**
 * Reads people.csv of the Chadwick register. People without an MLB id are left out, they have no row. Throws
 * SOURCE_RESPONSE_MALFORMED when it is no register, or gives one Retrosheet id to two people.
 */
export function readPeople(bytes: Buffer): Register {
  const table = readCsvTable(bytes, 'register people', columns);
  const places = columns.map((name) => table.columns.get(name) ?? -1);
  const rows: PersonRow[] = [];
  const playerIds = new Map<string, number>();
  const seen = new Set<number>();
  for (const cells of table.rows) {
    const text = (column: number): string | null => cells[places[column] ?? -1]?.trim() || null;
    const year = (column: number): number | null => {
      const value = readCount(text(column) ?? '');
      return value > 0 ? value : null;
    };
    const [mlb, retrosheetId] = [text(0), text(1)];
    if (mlb === null) continue;
    const playerId = readCount(mlb);
    if (playerId <= 0 || seen.has(playerId)) {
      table.findings.push({
        code: 'ROW_SKIPPED',
        path: 'register people',
        message: `'${mlb.slice(0, 20)}' is no id, or comes twice`,
      });
      continue;
    }
    seen.add(playerId);
    if (retrosheetId !== null) {
      if (playerIds.has(retrosheetId))
        throw new HanksTankError(
          'SOURCE_RESPONSE_MALFORMED',
          `the register gives ${retrosheetId.slice(0, 20)} to two people`,
        );
      playerIds.set(retrosheetId, playerId);
    }
    rows.push({
      player_id: playerId,
      retrosheet_id: retrosheetId,
      baseball_reference_id: text(2),
      fangraphs_id: text(3),
      last_name: text(4),
      first_name: text(5),
      birth_year: year(6),
      first_season: year(7),
      last_season: year(8),
    });
  }
  if (rows.length === 0)
    throw new HanksTankError('SOURCE_RESPONSE_MALFORMED', 'the register has nobody with an MLB id');
  const names = new Map(
    rows.map((row) => [row.retrosheet_id, `${row.first_name ?? ''} ${row.last_name ?? ''}`.trim()]),
  );
  return { rows, findings: table.findings, playerIds, nameOf: (id) => names.get(id) || null };
}
