import { z } from 'zod';
import { surrogateGamePk } from '../../../shared/domain/surrogate-ids.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';

const gameRow = z.object({
  game_pk: z.int(),
  game_date: z.iso.date(),
  home_team_id: z.int(),
  away_team_id: z.int(),
  game_number: z.int(),
});

/** MLB's ids of the games of a season that the warehouse has from the Stats API, by their stand-ins: an import of history leaves them out. */
export async function readTakenGames(warehouse: Warehouse, season: number): Promise<Map<number, number>> {
  const rows = await warehouse.query(
    { file: 'mlb_historical_data/games_of_season/query.sql' },
    { season: { type: 'INT64', value: season } },
  );
  return new Map(
    rows
      .map((row) => gameRow.parse(row))
      .map(({ game_pk, game_date, home_team_id, away_team_id, game_number }) => [
        surrogateGamePk({
          gameDate: game_date,
          teamIds: [home_team_id, away_team_id],
          gameNumber: game_number,
        }),
        game_pk,
      ]),
  );
}

const personRow = z.object({ player_id: z.int() });

/** People of whom a season tells nothing new: other sources know more than its list of names, and of earlier seasons the first one stays. */
export async function readKnownPlayers(warehouse: Warehouse, season: number): Promise<Set<number>> {
  const rows = await warehouse.query(
    { file: 'mlb_historical_data/people_told_of/query.sql' },
    { known_before: { type: 'TIMESTAMP', value: `${season}-01-01T00:00:00.000Z` } },
  );
  return new Set(rows.map((row) => personRow.parse(row).player_id));
}
