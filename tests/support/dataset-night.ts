import { defaultCollectorSettings } from '../../functions/collector/config.ts';
import { readFeedHere } from '../../functions/collector/feed-to-bundle.ts';
import { collectRequestedDate } from '../../functions/collector/handler.ts';
import { statsApiDatasets } from '../../functions/collector/statsapi-datasets.ts';
import type { Bundle } from '../../schemas/bundle.ts';
import { createWorld } from '../../services/league-simulator/world.ts';
import type { DataSource, RawResponse, SourceRequest } from '../../shared/ports/data-source.ts';
import type { SqlRow } from '../../shared/ports/warehouse.ts';
import { collectorWorld, eventOf, knownGamesFile, runId } from './collector-world.ts';
import { fixedWarehouse } from './fixed-warehouse.ts';
import { leagueSource } from './league-source.ts';
import { memoryObjects } from './memory-objects.ts';
import { storedBundle } from './stored-tables.ts';

const league = createWorld({ seed: 11 });
/** The date that is collected. */
export const gameDate = '2025-04-05';
/** The source's time when it is asked. */
export const morningAfter = '2025-04-06T14:00:00.000Z';
const knownReferenceFile = 'mlb_historical_data/known_reference/query.sql';
const appearancesFile = 'mlb_historical_data/appearances_of_date/query.sql';
const seasonDatesFile = 'mlb_historical_data/season_dates/query.sql';

/** What is different about a collection. */
export interface NightOptions {
  /** Puts somebody between the collector and the league. */
  answer?: (request: SourceRequest, ask: () => Promise<RawResponse>) => Promise<RawResponse>;
  known?: readonly SqlRow[];
  lines?: readonly SqlRow[];
  /** Rosters that the warehouse has. */
  stored?: readonly SqlRow[];
  /** Clubs that transactions of the warehouse name. */
  moves?: readonly SqlRow[];
  rosterAgeDays?: number;
  reason?: 'nightly' | 'slate';
  now?: string;
}

/** Collects the first three games of a date and everything beside them. */
export async function collectWithDatasets({
  answer = (_, ask) => ask(),
  known = [],
  lines = [],
  stored = [],
  moves = [],
  rosterAgeDays = 1,
  ...more
}: NightOptions = {}) {
  const { context } = collectorWorld({});
  const objects = memoryObjects();
  const asked: SourceRequest[] = [];
  const leagueAt = leagueSource(league, { now: () => more.now ?? morningAfter, gamesPerDateMax: 3 });
  const source: DataSource = {
    name: 'simulator',
    fetch: (request) => {
      asked.push(request);
      return answer(request, () => leagueAt.fetch(request));
    },
  };
  const warehouse = fixedWarehouse({
    [knownGamesFile]: [],
    [knownReferenceFile]: known,
    [appearancesFile]: lines,
    [seasonDatesFile]: [],
    'mlb_historical_data/stored_rosters/query.sql': stored,
    'mlb_historical_data/club_moves/query.sql': moves,
  });
  const result = await collectRequestedDate(
    { run_id: runId, game_date: gameDate, reason: more.reason ?? 'nightly', game_pks: null, attempt: 1 },
    {
      objects,
      warehouse,
      sources: [source],
      savant: null,
      readFeed: readFeedHere,
      datasets: statsApiDatasets(source, warehouse),
      settings: { ...defaultCollectorSettings, retryDelaysMs: [], rosterAgeDays },
    },
    context,
  );
  const event = eventOf(result);
  const bundles = new Map<string, Bundle>();
  for (const { dataset, object } of event.bundles)
    if (dataset !== null) bundles.set(dataset, storedBundle((await objects.get(object.key)).toString()));
  const batters: { team_id: unknown; player_id: unknown }[] = [];
  for (const { game_pk, object } of event.bundles)
    if (game_pk !== null)
      for (const row of storedBundle((await objects.get(object.key)).toString()).tables[
        'mlb_historical_data.player_batting_lines'
      ] ?? [])
        batters.push({ team_id: row['team_id'], player_id: row['player_id'] });
  const rowsOf = (dataset: string, table: string): Record<string, unknown>[] =>
    bundles.get(dataset)?.tables[`mlb_historical_data.${table}`] ?? [];
  const requestsOf = (endpoint: string): SourceRequest[] =>
    asked.filter((request) => request.endpoint === endpoint);
  return { result, event, bundles, rowsOf, requestsOf, asked, batters };
}

/** Changes the answers of an endpoint on their way. */
export const changedBody =
  (endpoint: string, change: (json: Record<string, never>, request: SourceRequest) => unknown) =>
  async (request: SourceRequest, ask: () => Promise<RawResponse>): Promise<RawResponse> => {
    const response = await ask();
    if (request.endpoint !== endpoint) return response;
    const json = change(JSON.parse(response.body.toString()), request);
    return { ...response, body: Buffer.from(JSON.stringify(json)) };
  };
