import { z } from 'zod';
import { readArchiveManifest } from '../../../shared/adapters/local/archive-manifest.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { markdownTable } from './markdown.ts';
import { allDates, type PitchedGame } from './read-coverage.ts';

const lineSums = z.object({
  game_pk: z.int(),
  game_date: z.iso.date(),
  is_complete: z.boolean(),
  batting_lines: z.int().nullable(),
  plate_appearances: z.int().nullable(),
});

/**
 * Games that a folder of Stats API recordings has to their end, beside the warehouse. The manifest counts plays; a play is a plate
 * appearance unless it ends on the bases. Throws ARCHIVE_NOT_FOUND.
 */
export async function compareRecordings(
  warehouse: Warehouse,
  pitchedGames: readonly PitchedGame[],
  folder: string,
): Promise<string[]> {
  const { recordings } = await readArchiveManifest(folder);
  const final = recordings.filter(
    ({ file, coded_game_state, plays }) =>
      file.startsWith('feed_live/') && ['F', 'O'].includes(coded_game_state) && (plays ?? 0) > 0,
  );
  const gamePks = final.flatMap(({ game_pk }) => (game_pk === null ? [] : [game_pk]));
  const found = await warehouse.query(
    { file: 'mlb_historical_data/line_sums_of_games/query.sql' },
    { ...allDates, game_pks: { type: 'INT64', value: gamePks } },
  );
  const loaded = new Map(found.map((row) => lineSums.parse(row)).map((row) => [row.game_pk, row]));
  const rows = final.map(({ game_pk, official_date, plays }) => {
    const own = loaded.get(game_pk ?? 0);
    const pitches = pitchedGames.find((game) => game.game_pk === game_pk)?.pitches ?? 0;
    const complete = own === undefined ? 'not loaded' : own.is_complete ? 'complete' : 'not complete';
    return [
      String(game_pk),
      official_date,
      complete,
      plays ?? 0,
      own?.plate_appearances ?? 0,
      own?.batting_lines ?? 0,
      pitches,
    ];
  });
  const complete = [...loaded.values()].filter(({ is_complete }) => is_complete).length;
  return [
    '### Stats API: recorded games beside the manifest',
    '',
    `${complete} of ${final.length} games that are recorded to their end are complete. A play is a plate appearance unless it ends on the bases.`,
    '',
    ...markdownTable(
      ['game', 'date', 'loaded', 'plays recorded', 'plate appearances', 'batting lines', 'pitches'],
      rows,
    ),
  ];
}
