import { z } from 'zod';
import { checkSeason, type SeasonCheck } from '../../shared/domain/season-watch/season-invariants.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';

/** Seasons before the newest one that it is compared with: baseball changes. */
const earlierSeasons = 5;

const monthRow = z
  .object({
    season: z.int(),
    month: z.int(),
    games: z.int(),
    runs: z.int(),
    home_wins: z.int(),
    games_with_pitches: z.int(),
    pitches: z.int(),
  })
  .transform(({ home_wins, games_with_pitches, ...row }) => ({
    ...row,
    homeWins: home_wins,
    gamesWithPitches: games_with_pitches,
  }));

/** Compares the newest season of the warehouse, to date, with the same months of the seasons before it. */
export async function readSeasonChecks(warehouse: Warehouse, date: string): Promise<SeasonCheck[]> {
  const thisSeason = Number(date.slice(0, 4));
  const rows = await warehouse.query(
    { file: 'operational/season_months/query.sql' },
    {
      season_from: { type: 'INT64', value: thisSeason - earlierSeasons },
      date_to: { type: 'DATE', value: date },
    },
  );
  return checkSeason(
    rows.map((row) => monthRow.parse(row)),
    thisSeason,
  );
}
