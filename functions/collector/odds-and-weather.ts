import { z } from 'zod';
import { devigMethods } from '../../shared/domain/odds/remove-margin.ts';
import { readVariables } from '../../shared/domain/read-variables.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { DataSource, SourceRequest } from '../../shared/ports/data-source.ts';
import type { HttpClient } from '../../shared/ports/http.ts';
import type { Secrets } from '../../shared/ports/secrets.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { createOddsApiSource } from '../../shared/sources/odds/odds-api-source.ts';
import { oddsApi } from '../../shared/sources/odds/read-odds-api.ts';
import type { RawZoneSource } from '../../shared/sources/raw-zone-source.ts';
import { createStatsApiSource } from '../../shared/sources/statsapi/http-source.ts';
import type { DatasetCollector } from './collect-datasets.ts';
import { createForecastCollector } from './collect-forecasts.ts';
import { createOddsCollector } from './collect-odds.ts';
import { createStrikeoutLinesCollector } from './collect-strikeout-lines.ts';
import { lackOfKey, oddsSecret } from './odds-key.ts';

/** The public services. Open-Meteo: free for non-commercial use, data CC BY 4.0 (open-meteo.com/en/terms). */
const oddsApiUrl = 'https://api.the-odds-api.com';
const openMeteoUrl = 'https://api.open-meteo.com';

/** Open-Meteo allows 600 calls a minute; a night needs at most one per park. */
const forecastRequestsPerSecond = 5;

const variables = z.object({
  ODDS_API_URL: z.url().optional(),
  OPEN_METEO_URL: z.url().optional(),
  ODDS_DEVIG_METHOD: z.enum(devigMethods).default('multiplicative'),
  ODDS_STRIKEOUT_LINES: z.stringbool().default(false),
});

type Settings = z.infer<typeof variables>;

function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  return readVariables(variables, environment, 'Odds and weather');
}

/** What odds and forecasts are asked with. */
export interface OddsAndWeatherPorts {
  clock: Clock;
  warehouse: Warehouse;
  http: HttpClient;
  secrets: Secrets;
}

/**
 * Odds and forecasts for games to come. The real services are asked only where the games are real: a recording and the simulated league
 * have none, unless an address is given. Throws CONFIG_INVALID.
 */
export function oddsAndWeather(
  { clock, warehouse, http, secrets }: OddsAndWeatherPorts,
  games: DataSource,
  environment: Readonly<Record<string, string | undefined>>,
): DatasetCollector[] {
  const settings = readSettings(environment);
  const isLive = games.name === 'statsapi';
  const nameOf = (service: string): string => (isLive ? service : games.name);
  const oddsUrl = settings.ODDS_API_URL ?? (isLive ? oddsApiUrl : undefined);
  const weatherUrl = settings.OPEN_METEO_URL ?? (isLive ? openMeteoUrl : undefined);
  const odds = (baseUrl: string): DatasetCollector[] => {
    const parts = {
      source: createOddsApiSource({
        name: nameOf('odds_api'),
        baseUrl,
        http,
        clock,
        readKey: () => secrets.get(oddsSecret),
      }),
      provider: oddsApi,
      method: settings.ODDS_DEVIG_METHOD,
      skipReason: () => lackOfKey(secrets),
    };
    const prices = createOddsCollector(parts);
    return settings.ODDS_STRIKEOUT_LINES ? [prices, createStrikeoutLinesCollector(parts)] : [prices];
  };
  const forecasts = (baseUrl: string): DatasetCollector =>
    createForecastCollector(
      createStatsApiSource({
        name: nameOf('open_meteo'),
        baseUrl,
        http,
        clock,
        requestsPerSecond: isLive ? forecastRequestsPerSecond : Number.POSITIVE_INFINITY,
      }),
      warehouse,
    );
  return [
    ...(oddsUrl === undefined ? [] : odds(oddsUrl)),
    ...(weatherUrl === undefined ? [] : [forecasts(weatherUrl)]),
  ];
}

/**
 * The same from the answers of before, for a rebuild: no key is needed, and what was not asked for then is not asked for now. Throws
 * CONFIG_INVALID.
 */
export function archivedOddsAndWeather(
  source: RawZoneSource,
  warehouse: Warehouse,
  environment: Readonly<Record<string, string | undefined>>,
): DatasetCollector[] {
  const { ODDS_DEVIG_METHOD: method } = readSettings(environment);
  const parts = {
    source: { ...source, quota: () => null },
    provider: oddsApi,
    method,
    skipReason: async (request: SourceRequest) => (source.knows(request) ? null : 'not archived: skipped'),
  };
  return [
    createOddsCollector(parts),
    createStrikeoutLinesCollector(parts),
    ...(source.hasEndpoint('forecast') ? [createForecastCollector(source, warehouse)] : []),
  ];
}
