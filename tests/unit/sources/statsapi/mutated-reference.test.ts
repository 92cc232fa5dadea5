import { expect, test } from 'vitest';
import { players, teams, venues } from '../../../../schemas/tables/reference.ts';
import { rosters } from '../../../../schemas/tables/rosters.ts';
import {
  playerGameLogs,
  playerSeasonStats,
  teamSeasonStats,
} from '../../../../schemas/tables/season-stats.ts';
import { standings } from '../../../../schemas/tables/standings.ts';
import { qualifiedName, type TableContract } from '../../../../schemas/tables/table-contract.ts';
import { transactions } from '../../../../schemas/tables/transactions.ts';
import { createWorld } from '../../../../services/league-simulator/world.ts';
import { HanksTankError } from '../../../../shared/domain/errors.ts';
import { withLineage } from '../../../../shared/domain/lineage.ts';
import { validateDataset } from '../../../../shared/domain/validation/validate-dataset.ts';
import type { SourceRequest } from '../../../../shared/ports/data-source.ts';
import { type JsonObject, parseJsonObject } from '../../../../shared/sources/statsapi/json-access.ts';
import { readGameLogs } from '../../../../shared/sources/statsapi/read-game-logs.ts';
import { readPeople, readTeams, readVenues } from '../../../../shared/sources/statsapi/read-reference.ts';
import { readRoster } from '../../../../shared/sources/statsapi/read-roster.ts';
import { readPlayerStats, readTeamStats } from '../../../../shared/sources/statsapi/read-season-stats.ts';
import { readStandings } from '../../../../shared/sources/statsapi/read-standings.ts';
import { readTransactions } from '../../../../shared/sources/statsapi/read-transactions.ts';
import * as requests from '../../../../shared/sources/statsapi/reference-requests.ts';
import * as stats from '../../../../shared/sources/statsapi/stats-requests.ts';
import { bodyOf } from '../../../support/league-answers.ts';
import { mutateJson } from '../../../support/mutate-json.ts';
import { seededNumbers } from '../../../support/seeded-order.ts';

const date = '2025-04-02';
const season = 2025;
const league = createWorld({ seed: 3 });
const range = { season, from: '2025-01-01', to: date };
const asked = { season, asOfDate: date };
const roster = { teamId: 115, rosterType: '40Man', season, date };
const man = 9_000_000;

interface Endpoint {
  contract: TableContract;
  request: SourceRequest;
  read: (json: JsonObject) => { rows: object[] };
}

const endpoints: Readonly<Record<string, Endpoint>> = {
  teams: {
    contract: teams,
    request: requests.teamsRequest(season),
    read: (json) => readTeams(json, season, 'it'),
  },
  venues: {
    contract: venues,
    request: requests.venuesRequest([1, 19], season),
    read: (json) => readVenues(json, 'it'),
  },
  people: {
    contract: players,
    request: requests.peopleRequest([man, man + 100]),
    read: (json) => readPeople(json, 'it'),
  },
  roster: {
    contract: rosters,
    request: requests.rosterRequest(115, '40Man', season, date),
    read: (json) => readRoster(json, roster, 'it'),
  },
  transactions: {
    contract: transactions,
    request: requests.transactionsRequest(date),
    read: (json) => readTransactions(json, 'it'),
  },
  standings: {
    contract: standings,
    request: requests.standingsRequest(season, date),
    read: (json) => readStandings(json, { season, date }, 'it'),
  },
  player_stats: {
    contract: playerSeasonStats,
    request: stats.playerStatsRequest('pitching', range, 0),
    read: (json) => readPlayerStats(json, asked, 'it'),
  },
  team_stats: {
    contract: teamSeasonStats,
    request: stats.teamStatsRequest('fielding', range),
    read: (json) => readTeamStats(json, asked, 'it'),
  },
  game_log: {
    contract: playerGameLogs,
    request: stats.gameLogRequest(man, season),
    read: (json) => readGameLogs(json, 'it'),
  },
};

const at = '2025-04-03T12:00:00.000Z';
const lineage = { runId: '20250403T120000Z-ab12', source: 'simulator', knownAt: at, ingestedAt: at };

function bodyFor({ urlPath }: SourceRequest): string {
  const [path = '', query = ''] = urlPath.split('?', 2);
  return bodyOf(league, at, path, Object.fromEntries(new URLSearchParams(query)));
}

/** Rows that the validator lets through, and every one of them keeps its contract. Errors are ours or none. */
function acceptedOf({ contract, read }: Endpoint, body: string): number | string {
  const table = qualifiedName(contract);
  try {
    const { rows } = read(parseJsonObject(Buffer.from(body), 'it'));
    const { accepted } = validateDataset({
      tables: { [table]: rows.map((row) => withLineage(row, lineage)) },
      findings: [],
    });
    const kept = accepted.get(table) ?? [];
    for (const row of kept) contract.row.parse(row);
    return kept.length;
  } catch (thrown) {
    if (thrown instanceof HanksTankError) return thrown.code;
    throw thrown;
  }
}

const mutationsPerAnswer = [1, 3, 8, 20, 50, 120, 300, 800, 1_500, 3_000];

test.each(Object.entries(endpoints))(
  '%s: mutated answers never crash and never bring an invalid row',
  (_, endpoint) => {
    const body = bodyFor(endpoint.request);
    const whole = acceptedOf(endpoint, body);
    expect(typeof whole).toBe('number');
    const outcomes = mutationsPerAnswer.map((times, index) =>
      acceptedOf(endpoint, mutateJson(body, times, seededNumbers(1_000 + index))),
    );
    for (const outcome of outcomes)
      expect(typeof outcome === 'number' ? outcome <= Number(whole) : outcome).toSatisfy(
        (value) => value === true || value === 'SOURCE_RESPONSE_MALFORMED',
      );
    for (const cut of [0, 1, 40, Math.floor(body.length / 2), body.length - 1])
      expect(acceptedOf(endpoint, body.slice(0, cut))).toBe('SOURCE_RESPONSE_MALFORMED');
    expect(acceptedOf(endpoint, '<html>busy</html>')).toBe('SOURCE_RESPONSE_MALFORMED');
  },
);
