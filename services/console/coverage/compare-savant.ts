import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { openSavantFolder } from '../../../shared/adapters/local/savant-folder.ts';
import { readSavantCsv } from '../../../shared/sources/savant/read-savant-csv.ts';
import { savantDayRequest } from '../../../shared/sources/savant/requests.ts';
import { markdownTable } from './markdown.ts';
import type { Coverage } from './read-coverage.ts';

const manifestLine = z.looseObject({
  game_date: z.iso.date(),
  pitches: z.coerce.number(),
  games: z.coerce.number(),
});

/** Pitches by type code, counted in the file itself; '' where it gives none. */
async function typesOfFile(
  savant: Awaited<ReturnType<typeof openSavantFolder>>,
  gameDate: string,
): Promise<Map<string, number>> {
  const { body } = await savant.fetch(savantDayRequest(gameDate));
  const file = readSavantCsv(body, `savant_day of ${gameDate}`);
  const place = file.placeOf('pitch_type');
  const counts = new Map<string, number>();
  for (const record of file.records) {
    const type = record[place] ?? '';
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return counts;
}

const sameCounts = (left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): boolean =>
  left.size === right.size && [...left].every(([type, count]) => right.get(type) === count);

/**
 * Savant's pitches beside a folder of whole-day files and its MANIFEST.csv: games and pitches of every day, and its pitches by type.
 * Throws ARCHIVE_NOT_FOUND, SOURCE_RESPONSE_MALFORMED.
 */
export async function compareSavant(
  { pitchedGames, pitchTypes }: Pick<Coverage, 'pitchedGames' | 'pitchTypes'>,
  folder: string,
): Promise<string[]> {
  const savant = await openSavantFolder(folder);
  const days = z
    .array(manifestLine)
    .parse(parse(readFileSync(join(folder, 'MANIFEST.csv')), { columns: true, bom: true }));
  const told = Map.groupBy(
    pitchedGames.filter(({ savant_pitches }) => savant_pitches > 0),
    ({ game_date }) => game_date,
  );
  const types = Map.groupBy(
    pitchTypes.filter(({ is_savant }) => is_savant),
    ({ game_date }) => game_date,
  );
  const compared = [];
  for (const day of days) {
    const own = told.get(day.game_date) ?? [];
    const pitches = own.reduce((sum, game) => sum + game.savant_pitches, 0);
    const ownTypes = new Map(
      (types.get(day.game_date) ?? []).map(({ pitch_type, pitches: count }) => [pitch_type ?? '', count]),
    );
    compared.push({
      ...day,
      isEqual: own.length === day.games && pitches === day.pitches,
      isSameTypes: sameCounts(ownTypes, await typesOfFile(savant, day.game_date)),
    });
  }
  const different = compared.filter(({ isEqual }) => !isEqual).map(({ game_date }) => game_date);
  const otherTypes = compared.filter(({ isSameTypes }) => !isSameTypes).map(({ game_date }) => game_date);
  const rows = [...Map.groupBy(compared, ({ game_date }) => game_date.slice(0, 4))].map(([season, own]) => [
    season,
    own.length,
    own.reduce((sum, { games }) => sum + games, 0),
    own.reduce((sum, { pitches }) => sum + pitches, 0),
    own.filter(({ isEqual }) => isEqual).length,
    own.filter(({ isSameTypes }) => isSameTypes).length,
  ]);
  return [
    '### Savant: pitches beside the manifest and the files',
    '',
    `Games and pitches of Savant equal the manifest on ${compared.length - different.length} of ${compared.length} days${listed(different)}; pitches by type equal the files on ${compared.length - otherTypes.length}${listed(otherTypes)}.`,
    '',
    ...markdownTable(
      ['season', 'days of the manifest', 'its games', 'its pitches', 'days equal', 'days with equal types'],
      rows,
    ),
  ];
}

const listedMax = 5;

const listed = (dates: readonly string[]): string => {
  if (dates.length === 0) return '';
  const more = dates.length > listedMax ? ` and ${dates.length - listedMax} more` : '';
  return ` (not on ${dates.slice(0, listedMax).join(', ')}${more})`;
};
