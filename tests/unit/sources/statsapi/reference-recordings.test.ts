import { describe, expect, it } from 'vitest';
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
import { withLineage } from '../../../../shared/domain/lineage.ts';
import { validateDataset } from '../../../../shared/domain/validation/validate-dataset.ts';
import { readList, readObject } from '../../../../shared/sources/statsapi/json-access.ts';
import { readGameLogs } from '../../../../shared/sources/statsapi/read-game-logs.ts';
import type { RowsRead } from '../../../../shared/sources/statsapi/read-list.ts';
import { readPeople, readTeams, readVenues } from '../../../../shared/sources/statsapi/read-reference.ts';
import { readRoster } from '../../../../shared/sources/statsapi/read-roster.ts';
import { readPlayerStats, readTeamStats } from '../../../../shared/sources/statsapi/read-season-stats.ts';
import { readStandings } from '../../../../shared/sources/statsapi/read-standings.ts';
import { readTransactions } from '../../../../shared/sources/statsapi/read-transactions.ts';
import { type RecordedAnswer, recordedAnswers } from '../../../support/recorded-answers.ts';

const at = '2026-08-06T06:15:00.000Z';
const lineage = { runId: '20260806T061500Z-ab12', source: 'archive', knownAt: at, ingestedAt: at };

/** Reads every recording of a folder and judges its rows, file by file. */
function readAll<Row extends object>(
  folder: string,
  contract: TableContract,
  read: (answer: RecordedAnswer) => RowsRead<Row>,
) {
  const table = qualifiedName(contract);
  const files = recordedAnswers(folder).map((answer) => {
    const { rows, findings } = read(answer);
    const verdict = validateDataset({
      tables: { [table]: rows.map((row) => withLineage(row, lineage)) },
      findings: [],
    });
    return {
      name: answer.name.slice(folder.length + 1),
      rows,
      accepted: verdict.accepted.get(table)?.length ?? 0,
      findings: [...findings, ...verdict.findings.filter(({ severity }) => severity === 'hard')],
      rules: verdict.findings.map(({ rule }) => rule),
    };
  });
  return {
    files: files.length,
    rows: files.flatMap((file) => file.rows),
    accepted: files.reduce((sum, file) => sum + file.accepted, 0),
    byFile: Object.fromEntries(files.map((file) => [file.name, file.accepted])),
    findings: files.flatMap((file) => file.findings),
    rules: [...new Set(files.flatMap((file) => file.rules))].sort(),
  };
}

const asked = { season: 2024, asOfDate: '2024-09-30' };

describe('every recording of the reference endpoints reads into valid rows', () => {
  if (recordedAnswers('teams').length === 0) {
    it('is not recorded here, as the console says', () => expect(recordedAnswers('teams')).toEqual([]));
    return;
  }
  it('teams: two whole seasons of 30 clubs, single clubs, and clubs of the minor leagues', () => {
    const { files, accepted, byFile, findings } = readAll('teams', teams, ({ json, name }) =>
      readTeams(json, 2024, name),
    );
    expect({ files, accepted, findings }).toEqual({ files: 8, accepted: 73, findings: [] });
    expect(byFile).toMatchObject({ all: 30, 'all.2': 30, 111: 1, '4124-2101-3130-136-133': 5 });
  });

  it('venues: recorded without their details, which is said of each', () => {
    const { files, accepted, findings } = readAll('venues', venues, ({ json, name }) =>
      readVenues(json, name),
    );
    expect({ files, accepted }).toEqual({ files: 2, accepted: 8 });
    expect(findings.map((finding) => 'code' in finding && finding.code)).toEqual(
      Array<string>(8).fill('FIELD_MISSING'),
    );
  });

  it('people: stature and debut, whichever way a height is written', () => {
    const { files, accepted, findings, rows } = readAll('people', players, ({ json, name }) =>
      readPeople(json, name),
    );
    expect({ files, accepted, findings }).toEqual({ files: 40, accepted: 80, findings: [] });
    const known = (
      column: 'height_inches' | 'weight_pounds' | 'debut_date' | 'birth_date' | 'bats' | 'throws',
    ) => rows.filter((row) => row[column] !== null).length;
    expect([known('height_inches'), known('weight_pounds'), known('birth_date')]).toEqual([80, 80, 80]);
    expect([known('bats'), known('throws'), known('debut_date')]).toEqual([80, 80, 78]);
    expect(rows.find((row) => row.player_id === 514888)).toMatchObject({ height_inches: 66 });
    expect(rows.find((row) => row.player_id === 660271)).toMatchObject({
      height_inches: 76,
      weight_pounds: 210,
      debut_date: '2018-03-29',
      primary_position: 'TWP',
    });
  });

  it('game logs: a line a game, and all of them together are the season', () => {
    const { accepted, findings, rows, byFile } = readAll('people', playerGameLogs, ({ json, name }) =>
      readGameLogs(json, name),
    );
    expect({ accepted, findings }).toEqual({ accepted: 1393, findings: [] });
    expect(byFile).toMatchObject({ '502671.hitting': 146, '660271.hitting': 158, '684007.pitching': 21 });
    const seasons = recordedAnswers('people').flatMap(({ json, name }) =>
      readList(json['people']).flatMap((person) =>
        readObject(person)['stats'] === undefined
          ? []
          : readPlayerStats(readObject(person), { season: 2026, asOfDate: '2026-08-07' }, name).rows,
      ),
    );
    const compared = seasons.filter(({ player_id, season, stat_group }) =>
      rows.some(
        (row) => row.player_id === player_id && row.season === season && row.stat_group === stat_group,
      ),
    );
    expect(compared).toHaveLength(27);
    for (const total of compared) {
      const log = rows.filter(
        ({ player_id, season, stat_group }) =>
          player_id === total.player_id && season === total.season && stat_group === total.stat_group,
      );
      for (const column of ['at_bats', 'hits', 'home_runs', 'strikeouts', 'walks'] as const)
        expect(
          log.reduce((sum, row) => sum + (row[column] ?? 0), 0),
          `${column} of ${total.player_id}`,
        ).toBe(total[column]);
    }
  });

  it('rosters: of the kind they say they are; in spring an active roster has 39 men', () => {
    const { byFile, findings, rules } = readAll('roster', rosters, ({ json, name }) =>
      readRoster(
        json,
        {
          teamId: Number(json['teamId']),
          rosterType: String(json['rosterType']),
          season: 2019,
          date: '2019-03-10',
        },
        name,
      ),
    );
    expect(byFile).toEqual({
      '115.active': 39,
      '133.coach.coaches': 13,
      '134.fullSeason': 57,
      '144.fullSeason': 58,
      '147.fullSeason': 54,
    });
    expect(findings).toEqual([]);
    expect(rules).toEqual(['ROSTER_ROSTER_TYPE_UNKNOWN']);
  });

  it('standings: wins are losses and runs are runs over 30 clubs; spring training is left alone', () => {
    const { byFile, findings, rules, rows } = readAll('standings', standings, ({ json, name }) =>
      readStandings(json, { season: 2024, date: '2024-09-30' }, name),
    );
    expect(byFile).toEqual({
      '2018.regularSeason': 6,
      '2019.regularSeason': 30,
      '2022.regularSeason': 6,
      '2024.regularSeason': 30,
    });
    expect(findings).toEqual([]);
    expect(rules).toEqual(['STANDINGS_TEAM_COUNT']);
    expect(rows.find(({ team_id, season }) => team_id === 110 && season === 2024)).toMatchObject({
      wins: 91,
      losses: 71,
      games_back: 3,
      wild_card_games_back: -5,
      home_wins: 44,
      last_ten_wins: 7,
      streak: 'W3',
    });
    const of2019 = rows.filter(({ season }) => season === 2019);
    expect(of2019.every(({ games_played }) => games_played === 0)).toBe(true);
  });

  it('transactions', () => {
    const { accepted, findings, rules } = readAll('transactions', transactions, ({ json, name }) =>
      readTransactions(json, name),
    );
    expect({ accepted, findings, rules }).toEqual({ accepted: 244, findings: [], rules: [] });
  });

  it('statistics of all players: a page of fifty, and how many there are', () => {
    const { byFile, findings } = readAll('league_stats', playerSeasonStats, ({ json, name }) =>
      readPlayerStats(json, asked, name),
    );
    expect(byFile).toEqual({
      'byDateRange.hitting': 50,
      'byDateRange.hitting.2': 50,
      'season.hitting': 100,
      'season.hitting.2': 50,
    });
    expect(findings).toEqual([]);
    const totals = recordedAnswers('league_stats').map(({ json, name }) => {
      const { splits, totalSplits } = readPlayerStats(json, asked, name);
      return [splits, totalSplits];
    });
    expect(totals).toEqual([
      [50, 146],
      [50, 158],
      [50, 132],
      [100, 136],
    ]);
  });

  it('statistics of a person: seasons only, one row for a man with two clubs', () => {
    const { files, byFile, accepted, findings, rows } = readAll(
      'person_stats',
      playerSeasonStats,
      ({ json, name }) => readPlayerStats(json, asked, name),
    );
    expect({ files, accepted, findings }).toEqual({ files: 40, accepted: 2, findings: [] });
    expect(byFile).toMatchObject({ '665742.career.hitting': 1, '660271.career.pitching': 1 });
    expect(rows.find(({ player_id }) => player_id === 665742)).toMatchObject({
      season: 2022,
      team_id: null,
      team_count: 2,
      games: 153,
      hits: 127,
    });
  });

  it('statistics of clubs: 30 of 2024, single ones with hitting, pitching and fielding', () => {
    const { files, byFile, findings, rows } = readAll('team_stats', teamSeasonStats, ({ json, name }) =>
      readTeamStats(json, asked, name),
    );
    expect(files).toBe(20);
    expect(findings).toEqual([]);
    expect(byFile).toMatchObject({ 'season.hitting': 30, '133.season.hitting.2': 3 });
    expect(rows).toHaveLength(51);
    expect(rows.find((row) => row.team_id === 133 && row.stat_group === 'fielding')).toMatchObject({
      put_outs: 3935,
      errors: 85,
      double_plays: 124,
    });
  });
});
