import { phaseOf } from '../../shared/domain/season-calendar/phases.ts';
import type { TrainingGame } from '../../shared/models/game-outcome/training-row.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { readSeasonCalendar } from '../../shared/runtime/read-season-calendar.ts';
import type { EarlierTraining } from './earlier-trainings.ts';
import type { Champion } from './read-champion.ts';

/** What the decision to train depends on. */
export interface TrainingOccasion {
  champion: Champion | null;
  games: readonly TrainingGame[];
  newest: EarlierTraining | null;
  slateDate: string;
  newDaysMin: number;
}

/**
 * Why not to train now, or null. In the postseason the model is frozen; otherwise a training waits for new days. Meanwhile nothing is refitted: ratings,
 * rates and league means move on by themselves in what the model is asked with. A current model that cannot be used any more never waits.
 */
export async function reasonToWait(
  warehouse: Warehouse,
  { champion, games, newest, slateDate, newDaysMin }: TrainingOccasion,
): Promise<string | null> {
  if (champion !== null && champion.model === null) return null;
  const calendar = await readSeasonCalendar(warehouse, [slateDate]);
  if (champion !== null && phaseOf(slateDate, calendar) === 'postseason')
    return `${slateDate} lies in the postseason: ${champion.pointer.model_version} is frozen, no training`;
  if (newest === null) return null;
  const { trainedThrough } = newest;
  const newDays = new Set(games.map((game) => game.date).filter((date) => date > trainedThrough)).size;
  return newDays < newDaysMin
    ? `${newDays} new days of games since the last training (through ${trainedThrough}); ${newDaysMin} are needed`
    : null;
}
