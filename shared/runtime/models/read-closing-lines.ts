import { z } from 'zod';
import { anyGamePk, gameDate } from '../../../schemas/events/event-parts.ts';
import { ALL_DAYS } from '../../domain/calendar.ts';
import type { ClosedLine } from '../../domain/odds/closed-line.ts';
import { rowParser } from '../../domain/row-parser.ts';
import type { Warehouse } from '../../ports/warehouse.ts';

const probability = z.number().gt(0).lt(1);

const parseRow = rowParser(
  z.strictObject({
    game_pk: anyGamePk,
    season: z.int(),
    game_number: z.int(),
    known_on: gameDate,
    completed_at: z.iso.datetime().nullable(),
    home_team_id: z.int(),
    away_team_id: z.int(),
    home_starter_id: z.int().nullable(),
    away_starter_id: z.int().nullable(),
    open_home_probability: probability,
    close_home_probability: probability,
  }),
);

/** Every game whose line has closed, in the order in which they are learned. Errors of the warehouse pass through. */
export async function readClosingLines(warehouse: Pick<Warehouse, 'query'>): Promise<ClosedLine[]> {
  const rows = await warehouse.query(
    { file: 'mlb_features/closing_lines/query.sql' },
    { date_from: { type: 'DATE', value: ALL_DAYS.from }, date_to: { type: 'DATE', value: ALL_DAYS.to } },
  );
  return rows.map(parseRow).map((row) => ({
    gamePk: row.game_pk,
    season: row.season,
    gameNumber: row.game_number,
    knownOn: row.known_on,
    completedAt: row.completed_at,
    home: { teamId: row.home_team_id, starterId: row.home_starter_id },
    away: { teamId: row.away_team_id, starterId: row.away_starter_id },
    open: row.open_home_probability,
    close: row.close_home_probability,
  }));
}
