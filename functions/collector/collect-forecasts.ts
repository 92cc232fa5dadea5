import type { BundleFinding } from '../../schemas/bundle.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { weatherForecasts } from '../../schemas/tables/weather.ts';
import { withOrigin } from '../../shared/domain/lineage.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { readObject, readText } from '../../shared/sources/statsapi/json-access.ts';
import type { ScheduledGame } from '../../shared/sources/statsapi/read-schedule.ts';
import { newestListings } from '../../shared/sources/statsapi/stage-rows.ts';
import {
  exposureOf,
  type ForecastGame,
  type ForecastRow,
  forecastRow,
  hourNearest,
  indoorRow,
} from '../../shared/sources/weather/map-forecast.ts';
import { type ParkSite, parkSiteOf } from '../../shared/sources/weather/park-sites.ts';
import { readForecast } from '../../shared/sources/weather/read-forecast.ts';
import { forecastRequest } from '../../shared/sources/weather/requests.ts';
import type { LedgerRow } from './archive-response.ts';
import { buildDatasetBundle } from './build-bundle.ts';
import type { DatasetCollector } from './collect-datasets.ts';
import { eachOrFinding } from './each-or-finding.ts';
import { type FetchTools, fetchAndRead, type GuardedSource, guardSource } from './fetch-response.ts';
import { findParkSites } from './find-park-sites.ts';

interface PlacedGame extends ForecastGame {
  site: ParkSite;
}

/** What was gathered park by park. */
interface Gathered {
  rows: { row: ForecastRow; source: string }[];
  ledger: LedgerRow[];
  findings: BundleFinding[];
}

/**
 * Forecasts for the first pitch of games that have not begun: one request per park, none for a dome. A park that fails is a finding;
 * when every park fails the dataset does, with the last error. A park whose place nobody knows is a finding.
 */
export const createForecastCollector = (source: DataSource, warehouse: Warehouse): DatasetCollector => ({
  dataset: 'forecasts',
  collect: async ({ runId, gameDate, listings, datasets }, tools) => {
    const upcoming = newestListings(listings).filter(
      ({ header }) => header.gameDate === gameDate && header.status.state === 'scheduled',
    );
    if (upcoming.length === 0) return null;
    const gathered: Gathered = { rows: [], ledger: [], findings: [] };
    const sites = await findParkSites(venuesOf(upcoming), warehouse, { datasets, objects: tools.objects });
    const games = placeGames(upcoming, sites, gathered.findings);
    await gatherForecasts(games, guardSource(source, false, tools.context, tools.settings), tools, gathered);
    const now = tools.context.clock.now().toISOString();
    const rows = gathered.rows.map(({ row, source: from }) =>
      withOrigin(row, { runId, source: from, knownAt: row.captured_at, ingestedAt: now }),
    );
    return buildDatasetBundle(
      'forecasts',
      {
        tables: rows.length === 0 ? {} : { [qualifiedName(weatherForecasts)]: rows },
        findings: gathered.findings,
      },
      gathered.ledger,
      { runId, source: source.name, fetchedAt: now, ingestedAt: now },
    );
  },
});

async function gatherForecasts(
  games: readonly PlacedGame[],
  source: GuardedSource,
  tools: FetchTools,
  gathered: Gathered,
): Promise<void> {
  const outdoors = games.filter(({ exposure }) => exposure !== 'indoor');
  const parks = [...Map.groupBy(outdoors, ({ venueId }) => venueId)];
  // By the source's clock where it told one: the simulated league has a day of its own.
  let capturedAt: string | null = null;
  const asked = { parts: parks, nameOf: ([venueId]: (typeof parks)[number]) => `venue ${venueId}` };
  await eachOrFinding(asked, gathered.findings, async ([, own]) => {
    capturedAt = await gatherPark(own, source, tools, gathered);
  });
  const indoors = games.filter(({ exposure }) => exposure === 'indoor');
  const at = capturedAt ?? tools.context.clock.now().toISOString();
  gathered.rows.push(...indoors.map((game) => ({ row: indoorRow(game, at), source: source.source.name })));
}

/** The forecast of one park for its games; the second game of a doubleheader needs no second request. */
async function gatherPark(
  games: readonly PlacedGame[],
  source: GuardedSource,
  tools: FetchTools,
  { rows, ledger, findings }: Gathered,
): Promise<string | null> {
  const [first] = games;
  if (first === undefined) return null;
  const dates = games.map(({ scheduledStartAt }) => scheduledStartAt.slice(0, 10)).sort();
  const { result, response } = await fetchAndRead(
    source,
    forecastRequest({
      venueId: first.venueId,
      latitude: first.site.latitude,
      longitude: first.site.longitude,
      firstDate: dates.at(0) ?? first.gameDate,
      lastDate: dates.at(-1) ?? first.gameDate,
    }),
    tools,
    ledger,
    ({ body }, what) => readForecast(body, what),
  );
  findings.push(...result.findings);
  for (const game of games) {
    const hour = hourNearest(result.hours, game.scheduledStartAt);
    if (hour === null) {
      findings.push({
        code: 'FIELD_MISSING',
        path: `game ${game.gamePk}`,
        message: `the forecast of venue ${game.venueId} has no hour near ${game.scheduledStartAt}`,
      });
      continue;
    }
    rows.push({ row: forecastRow(game, game.site, hour, response.fetchedAt), source: response.source });
  }
  return response.fetchedAt;
}

/** Where the games are played; a park that nobody described is looked up in the shipped table. */
function placeGames(
  listings: readonly ScheduledGame[],
  sites: ReadonlyMap<number, ParkSite | null>,
  findings: BundleFinding[],
): PlacedGame[] {
  return listings.flatMap(({ header, raw }) => {
    const { venueId, gamePk, gameDate, scheduledStartAt } = header;
    const site = venueId === null ? null : (sites.get(venueId) ?? parkSiteOf(venueId));
    if (venueId === null || site === null) {
      findings.push({
        code: 'ROW_SKIPPED',
        path: `game ${gamePk}`,
        message: `nobody knows where venue ${venueId} lies`,
      });
      return [];
    }
    const announced = readText(readObject(raw['weather'])['condition']);
    const exposure = exposureOf(site.roofType, announced);
    return [{ gamePk, gameDate, venueId, scheduledStartAt, exposure, site }];
  });
}

const venuesOf = (listings: readonly ScheduledGame[]): number[] => [
  ...new Set(listings.flatMap(({ header }) => header.venueId ?? [])),
];
