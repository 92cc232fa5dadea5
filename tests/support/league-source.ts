import { z } from 'zod';
import { answerRequest } from '../../services/league-simulator/routes.ts';
import type { World } from '../../services/league-simulator/world.ts';
import type { DataSource, SourceRequest } from '../../shared/ports/data-source.ts';

/** How a made-up league is asked without HTTP. */
export interface LeagueSourceOptions {
  /** The moment the league is at, read at every request. */
  now: () => string;
  /** Only the first games of every date are on the schedule: a small night. */
  gamesPerDateMax?: number;
  /** Changes an answer on its way; throwing is an answer too. */
  change?: (request: SourceRequest, body: Buffer) => Buffer;
}

const scheduleSchema = z.looseObject({
  dates: z.array(z.looseObject({ games: z.array(z.unknown()) })),
});

function thinOut(body: Buffer, gamesPerDateMax: number): Buffer {
  const schedule = scheduleSchema.parse(JSON.parse(body.toString()));
  const dates = schedule.dates.map((date) => ({ ...date, games: date.games.slice(0, gamesPerDateMax) }));
  return Buffer.from(JSON.stringify({ ...schedule, dates }));
}

/** The simulated league as a source, in the same process: the answers of its server, stamped with the league's time. */
export function leagueSource(
  world: World,
  { now, gamesPerDateMax = 100, change = (_, body) => body }: LeagueSourceOptions,
): DataSource {
  return {
    name: 'simulator',
    fetch: async (request) => {
      const urlPath = request.urlPath;
      const [path = '', query = ''] = urlPath.split('?', 2);
      const answer = answerRequest(
        { world, nowMs: Date.parse(now()), pitchDataDelayMs: 0 },
        path,
        Object.fromEntries(new URLSearchParams(query)),
      );
      const whole = Buffer.from(answer.body);
      const body = request.endpoint === 'schedule' ? thinOut(whole, gamesPerDateMax) : whole;
      return {
        source: 'simulator',
        endpoint: request.endpoint,
        urlPath,
        status: answer.status,
        body: change(request, body),
        fetchedAt: new Date(now()).toISOString(),
      };
    },
  };
}
