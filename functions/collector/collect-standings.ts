import { standings } from '../../schemas/tables/standings.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';
import { readStandings } from '../../shared/sources/statsapi/read-standings.ts';
import { standingsRequest } from '../../shared/sources/statsapi/reference-requests.ts';
import type { DatasetCollector } from './collect-datasets.ts';
import { openDatasetRows, publicBy } from './dataset-rows.ts';
import { seasonPlayedOut } from './season-played-out.ts';

/** The standings at the end of a date, when its games are over: one request. */
export const createStandingsCollector = (source: DataSource): DatasetCollector => ({
  dataset: 'standings',
  collect: async (request, tools) => {
    const { gameDate } = request;
    const season = seasonPlayedOut(request);
    if (season === null) return null;
    const rows = openDatasetRows('standings', source, request, tools);
    const table = await rows.ask(standingsRequest(season, gameDate), (json, what) =>
      readStandings(json, { season, date: gameDate }, what),
    );
    if (table !== null) rows.add(standings, table, (_, fetchedAt) => publicBy(gameDate, fetchedAt));
    return rows.bundle();
  },
});
