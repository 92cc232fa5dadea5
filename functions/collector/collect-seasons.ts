import { seasons } from '../../schemas/tables/seasons.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { asHanksTankError } from '../../shared/domain/errors.ts';
import { withOrigin } from '../../shared/domain/lineage.ts';
import type { SeasonDates } from '../../shared/domain/season-calendar/season-dates.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { readSeasonCalendar } from '../../shared/runtime/read-season-calendar.ts';
import { parseJsonObject } from '../../shared/sources/statsapi/json-access.ts';
import { readSeasons } from '../../shared/sources/statsapi/read-seasons.ts';
import { seasonRequest } from '../../shared/sources/statsapi/requests.ts';
import type { LedgerRow } from './archive-response.ts';
import { buildDatasetBundle } from './build-bundle.ts';
import type { DatasetCollector } from './collect-datasets.ts';
import { fetchAndRead, guardSource } from './fetch-response.ts';

/**
 * The dates of a season that the calendar does not have: asked for once, with the first date of that season. A recording that has
 * no such answer is no failure: the season stays unknown, and nothing is ruled out in it.
 */
export const createSeasonsCollector = (source: DataSource, warehouse: Warehouse): DatasetCollector => ({
  dataset: 'seasons',
  collect: async ({ runId, gameDate }, tools) => {
    const season = Number(gameDate.slice(0, 4));
    if ((await readSeasonCalendar(warehouse, [gameDate])).has(season)) return null;
    const ledger: LedgerRow[] = [];
    const guarded = guardSource(source, false, tools.context, tools.settings);
    try {
      const { result, response } = await fetchAndRead(
        guarded,
        seasonRequest(season),
        tools,
        ledger,
        ({ body }, what) => readSeasons(parseJsonObject(body, what), what),
      );
      const ingestedAt = tools.context.clock.now().toISOString();
      const reading = { runId, source: response.source, fetchedAt: response.fetchedAt, ingestedAt };
      const rows = result.seasons
        .filter((dates) => dates.season === season)
        .map((dates) => withOrigin(seasonRow(dates), { ...reading, knownAt: response.fetchedAt }));
      const { findings } = result;
      return buildDatasetBundle(
        'seasons',
        { tables: { [qualifiedName(seasons)]: rows }, findings },
        ledger,
        reading,
      );
    } catch (thrown) {
      if (asHanksTankError(thrown).code === 'SOURCE_REFUSED') return null;
      throw thrown;
    }
  },
});

/** The dates of a season as a row. */
export const seasonRow = (dates: SeasonDates) => ({
  season: dates.season,
  spring_start: dates.springStart,
  spring_end: dates.springEnd,
  regular_start: dates.regularStart,
  regular_end: dates.regularEnd,
  all_star_date: dates.allStarDate,
  postseason_start: dates.postseasonStart,
  postseason_end: dates.postseasonEnd,
});
