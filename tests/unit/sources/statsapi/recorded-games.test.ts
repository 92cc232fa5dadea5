import { describe, expect, it } from 'vitest';
import { tableContract } from '../../../../schemas/tables/index.ts';
import { lineageColumnNames, type TableContract } from '../../../../schemas/tables/table-contract.ts';
import { rowHash } from '../../../../shared/domain/row-hash.ts';
import { readFeed } from '../../../../shared/sources/statsapi/read-feed.ts';
import { type StagedTables, stageGame } from '../../../../shared/sources/statsapi/stage-rows.ts';
import { completeGames, recordedJson } from '../../../support/recorded-games.ts';
import { storedTables } from '../../../support/stored-tables.ts';

const fetchedAt = '2026-08-10T00:00:00.000Z';
const reading = { runId: '20260810T000000Z-ab12', source: 'archive', fetchedAt, ingestedAt: fetchedAt };
const rowsOf = (tables: StagedTables, name: string): Record<string, unknown>[] =>
  tables[`mlb_historical_data.${name}`] ?? [];
const sum = (rows: Record<string, unknown>[], column: string): number =>
  rows.reduce((total, row) => total + Number(row[column]), 0);

describe.each(completeGames)('the recorded game $gamePk', ({ gamePk, path }) => {
  const feed = recordedJson(path);
  if (feed === null) {
    it('is not here: nothing is checked', () => expect(feed).toBeNull());
    return;
  }
  const document = readFeed(feed, { gamePk, fetchedAt });
  const tables = stageGame(document, reading);
  const [game] = rowsOf(tables, 'games');
  const live = feed.liveData;

  it('yields rows that keep their table contracts, in column order, with the hash of their business columns', () => {
    for (const [name, rows] of Object.entries(storedTables(tables))) {
      const contract: TableContract | undefined = tableContract(name);
      if (contract === undefined) throw new Error(`no contract of ${name}`);
      for (const row of rows) {
        expect(contract.row.safeParse(row).error?.issues ?? []).toEqual([]);
        const present = (column: string): boolean => row[column] !== null;
        expect(Object.keys(row).filter(present)).toEqual(Object.keys(contract.row.shape).filter(present));
      }
      const [first] = rows;
      const business = Object.fromEntries(
        Object.entries(first ?? {}).filter(([column]) => !lineageColumnNames.includes(column)),
      );
      expect(first?.['row_hash']).toBe(rowHash(business));
      const keys = rows.map((row) => contract.key.map((column) => row[column]).join('|'));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('has the score, the innings, the decisions and the end of the feed', () => {
    const plays = live.plays.allPlays;
    expect(game).toMatchObject({
      game_pk: gamePk,
      game_date: feed.gameData.datetime.officialDate,
      is_complete: true,
      home_score: live.linescore.teams.home.runs,
      away_score: live.linescore.teams.away.runs,
      innings_played: live.linescore.innings.length,
      scheduled_innings: live.linescore.scheduledInnings,
      winning_pitcher_id: live.decisions?.winner?.id ?? null,
      losing_pitcher_id: live.decisions?.loser?.id ?? null,
      completed_at: plays.at(-1).about.endTime,
      known_at: plays.at(-1).about.endTime,
      home_starter_id: live.boxscore.teams.home.pitchers[0],
      away_starter_id: live.boxscore.teams.away.pitchers[0],
    });
  });

  it('has every pitch of the play-by-play, and as many as the pitchers threw', () => {
    const events = live.plays.allPlays.flatMap(
      (play: { playEvents: { isPitch: boolean }[] }) => play.playEvents,
    );
    const pitches = rowsOf(tables, 'statcast_pitches');
    expect(pitches).toHaveLength(events.filter((event: { isPitch: boolean }) => event.isPitch).length);
    expect(game?.['pitches_recorded']).toBe(pitches.length);
    expect(sum(rowsOf(tables, 'player_pitching_lines'), 'pitches')).toBe(pitches.length);
    for (const pitch of pitches) {
      expect(Number(pitch['balls'])).toBeLessThanOrEqual(3);
      expect(Number(pitch['strikes'])).toBeLessThanOrEqual(2);
      expect(Number(pitch['outs'])).toBeLessThanOrEqual(2);
      const calls = [pitch['is_ball'], pitch['is_strike'], pitch['is_in_play']].filter(
        (flag) => flag === true,
      );
      expect(calls.length).toBeLessThanOrEqual(1);
    }
  });

  it('credits each pitcher with the pitches of his line', () => {
    const thrown = new Map<unknown, number>();
    for (const { pitcher_id: id } of rowsOf(tables, 'statcast_pitches'))
      thrown.set(id, (thrown.get(id) ?? 0) + 1);
    const lines = rowsOf(tables, 'player_pitching_lines').map((row) => [row['player_id'], row['pitches']]);
    expect(Object.fromEntries(thrown)).toEqual(Object.fromEntries(lines));
  });

  it('has a line for every player of the box score with statistics, and the lines add up to the totals', () => {
    for (const side of ['home', 'away'] as const) {
      const team = live.boxscore.teams[side];
      const appeared = Object.values<{ person: { id: number }; stats: Record<string, object> }>(team.players)
        .filter(({ stats }) => Object.values(stats).some((group) => Object.keys(group).length > 0))
        .map(({ person }) => person.id);
      const batting = rowsOf(tables, 'player_batting_lines').filter(
        (row) => row['is_home'] === (side === 'home'),
      );
      const pitching = rowsOf(tables, 'player_pitching_lines').filter(
        (row) => row['is_home'] === (side === 'home'),
      );
      expect(batting.map((row) => row['player_id']).sort()).toEqual(appeared.sort());
      expect(new Set(appeared)).toEqual(new Set(team.batters));
      expect(batting.filter((row) => row['is_starter'] === true)).toHaveLength(9);
      expect(pitching.map((row) => row['player_id'])).toEqual(team.pitchers);
      const totals = rowsOf(tables, 'team_game_totals').find((row) => row['is_home'] === (side === 'home'));
      expect(totals).toMatchObject({
        runs: team.teamStats.batting.runs,
        hits: team.teamStats.batting.hits,
        pitching_strikeouts: team.teamStats.pitching.strikeOuts,
      });
      for (const column of [
        'runs',
        'hits',
        'at_bats',
        'plate_appearances',
        'home_runs',
        'walks',
        'strikeouts',
        'left_on_base',
      ]) {
        expect([column, sum(batting, column)]).toEqual([column, totals?.[column]]);
      }
      expect(sum(pitching, 'batters_faced')).toBe(totals?.['batters_faced']);
      expect(sum(pitching, 'strikeouts')).toBe(totals?.['pitching_strikeouts']);
      expect(sum(pitching, 'pitches')).toBe(totals?.['pitches_thrown']);
    }
  });

  it('has line scores that add up to the score, and as many umpires, people and teams as the feed', () => {
    const innings = rowsOf(tables, 'linescores');
    expect(sum(innings, 'home_runs')).toBe(game?.['home_score']);
    expect(sum(innings, 'away_runs')).toBe(game?.['away_score']);
    expect(rowsOf(tables, 'game_umpires')).toHaveLength(live.boxscore.officials.length);
    expect(rowsOf(tables, 'players')).toHaveLength(Object.keys(feed.gameData.players).length);
    expect(rowsOf(tables, 'teams')).toHaveLength(2);
    expect(rowsOf(tables, 'venues')).toHaveLength(1);
    expect(rowsOf(tables, 'game_weather')).toHaveLength(1);
  });

  it('finds nothing to complain about', () => {
    expect(document.findings).toEqual([]);
  });
});
