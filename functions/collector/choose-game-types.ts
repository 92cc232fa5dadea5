import { gameTypesOn } from '../../shared/domain/season-calendar/phases.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { readSeasonCalendar } from '../../shared/runtime/read-season-calendar.ts';
import { allGameTypes, type CollectorSettings } from './config.ts';

/** Types of games to collect on a date: as configured, otherwise by the phase of the season; all where the calendar rules nothing out. */
export async function chooseGameTypes(
  gameDate: string,
  { gameTypes }: Pick<CollectorSettings, 'gameTypes'>,
  warehouse: Warehouse,
): Promise<readonly string[]> {
  if (gameTypes !== null) return gameTypes;
  return gameTypesOn(gameDate, await readSeasonCalendar(warehouse, [gameDate])) ?? allGameTypes;
}
