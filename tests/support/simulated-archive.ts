import { z } from 'zod';
import { answerRequest } from '../../services/league-simulator/routes.ts';
import { createWorld } from '../../services/league-simulator/world.ts';
import { archiveFolder } from './archive-folder.ts';

const scheduleSchema = z.object({
  dates: z.array(z.object({ games: z.array(z.object({ gamePk: z.int() })) })),
});

/** Writes an archive of the feeds of so many games of each date of the simulated league of 2024, long after they were played. */
export function simulatedArchive(gamesByDate: ReadonlyMap<string, number>, folder: string): string {
  const league = {
    world: createWorld({ seed: 1, seasonStart: '2024-03-28' }),
    nowMs: Date.parse('2024-12-01'),
    pitchDataDelayMs: 0,
  };
  const entries = [...gamesByDate].flatMap(([date, gamesMax]) => {
    const schedule = answerRequest(league, '/api/v1/schedule', { sportId: '1', date }).body;
    const games = scheduleSchema.parse(JSON.parse(schedule)).dates.flatMap((day) => day.games);
    return games.slice(0, gamesMax).map(({ gamePk }) => {
      const path = `/api/v1.1/game/${gamePk}/feed/live`;
      return {
        file: `feed_live/${gamePk}.json.gz`,
        path,
        gamePk,
        state: 'F',
        plays: 60,
        retrievedAt: '2024-12-01T00:00:00Z',
        date,
        json: answerRequest(league, path, {}).body,
      };
    });
  });
  return archiveFolder(entries, folder);
}
