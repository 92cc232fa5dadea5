import { describe, expect, it } from 'vitest';
import { answerRequest } from '../../../services/league-simulator/routes.ts';
import { teams } from '../../../services/league-simulator/teams.ts';
import { createWorld } from '../../../services/league-simulator/world.ts';
import { readGameLogs } from '../../../shared/sources/statsapi/read-game-logs.ts';
import { readPeople } from '../../../shared/sources/statsapi/read-reference.ts';
import { readRoster } from '../../../shared/sources/statsapi/read-roster.ts';
import { readPlayerStats, readTeamStats } from '../../../shared/sources/statsapi/read-season-stats.ts';
import { readStandings } from '../../../shared/sources/statsapi/read-standings.ts';
import { readTransactions } from '../../../shared/sources/statsapi/read-transactions.ts';
import { objectOf } from '../../support/league-answers.ts';

const world = createWorld({ seed: 5 });
const date = '2025-04-06';
const now = '2025-04-07T14:00:00Z';
const asked = { season: 2025, asOfDate: date };
const range = { stats: 'byDateRange', season: '2025', startDate: '2025-01-01', endDate: date, limit: '5000' };
const ask = (path: string, query: Record<string, string>, at = now) => objectOf(world, at, path, query);
const playersOf = (group: string, more: Record<string, string> = {}, at = now) =>
  readPlayerStats(ask('/api/v1/stats', { ...range, group, ...more }, at), asked, 'stats');
const sum = (rows: readonly { hits: number | null }[]): number =>
  rows.reduce((total, { hits }) => total + (hits ?? 0), 0);

describe('the statistics of the league', () => {
  it('of players are those of clubs and those of the box scores', () => {
    const clubs = readTeamStats(
      ask('/api/v1/teams/stats', { ...range, group: 'hitting' }),
      asked,
      'stats',
    ).rows;
    const games = world.calendar(2025).games.filter(({ officialDate }) => officialDate <= date);
    expect(clubs).toHaveLength(30);
    expect(clubs.reduce((total, { games: played }) => total + (played ?? 0), 0)).toBe(games.length * 2);
    expect(clubs.reduce((total, { runs }) => total + (runs ?? 0), 0)).toBe(
      games.reduce((total, { gamePk }) => {
        const { home, away } = world.simulateGame(gamePk).score;
        return total + home + away;
      }, 0),
    );
    expect(sum(playersOf('hitting').rows)).toBe(sum(clubs));
    expect(sum(playersOf('pitching').rows)).toBe(sum(clubs));
    expect(playersOf('fielding').rows).toEqual([]);
  });

  it('are those of the range of dates, whichever was asked for before', () => {
    const whole = playersOf('hitting').rows;
    const first = playersOf('hitting', { endDate: '2025-03-30' }).rows;
    const rest = playersOf('hitting', { startDate: '2025-03-31' }).rows;
    expect(sum(first) + sum(rest)).toBe(sum(whole));
    expect(playersOf('hitting').rows).toEqual(whole);
    for (let day = 1; day <= 9; day += 1) playersOf('hitting', { startDate: `2025-04-0${day}` });
    expect(playersOf('hitting').rows).toEqual(whole);
  });

  it('hold only games that are over', () => {
    const morning = playersOf('hitting', {}, '2025-04-06T12:00:00Z').rows;
    const dayBefore = playersOf('hitting', { endDate: '2025-04-05' }).rows;
    expect(sum(morning)).toBe(sum(dayBefore));
    expect(sum(playersOf('hitting', { stats: 'season' }).rows)).toBe(sum(playersOf('hitting').rows));
  });

  it('come fifty at a time, unless they are told how many', () => {
    const { limit: _, ...unlimited } = range;
    const page = readPlayerStats(ask('/api/v1/stats', { ...unlimited, group: 'hitting' }), asked, 'stats');
    expect(page.splits).toBe(50);
    expect(page.totalSplits).toBe(playersOf('hitting').splits);
    const last = playersOf('hitting', { limit: '50', offset: String((page.totalSplits ?? 0) - 7) });
    expect(last.splits).toBe(7);
  });

  it('of a man are the sum of his game log', () => {
    for (const [group, query] of [
      ['hitting', '9000000'],
      ['pitching', '9001300'],
    ] as const) {
      const best = playersOf(group).rows[0];
      const personIds = String(best?.player_id ?? query);
      const hydrate = 'stats(group=[hitting,pitching],type=[gameLog],season=2025)';
      const log = readGameLogs(ask('/api/v1/people', { personIds, hydrate }), 'people').rows;
      const shown = log.filter(({ game_date }) => game_date <= date);
      expect(shown).toHaveLength(best?.games ?? -1);
      expect(sum(shown)).toBe(best?.hits);
    }
  });
});

describe('standings', () => {
  const standings = (at = now, leagueId = '103,104') =>
    readStandings(
      ask('/api/v1/standings', { leagueId, season: '2025', date }, at),
      { season: 2025, date },
      'standings',
    ).rows;

  it('have the records of the schedule', () => {
    const rows = standings();
    expect(rows).toHaveLength(30);
    for (const { team_id, wins, losses, games_played, home_wins, away_wins } of rows) {
      const index = teams.findIndex(({ id }) => id === team_id);
      expect(world.recordAfter(2025, index, games_played)).toEqual({ wins, losses });
      expect((home_wins ?? 0) + (away_wins ?? 0)).toBe(wins);
    }
    const leaders = rows.filter(({ is_division_leader }) => is_division_leader);
    expect(leaders.map(({ games_back, division_rank }) => [games_back, division_rank])).toEqual(
      Array(6).fill([0, 1]),
    );
    expect(standings(now, '103')).toHaveLength(15);
  });

  it('are even before the first game', () => {
    const rows = standings('2025-03-20T12:00:00Z');
    expect(
      rows.every(
        ({ wins, losses, games_back, streak }) => wins + losses === 0 && games_back === 0 && streak === null,
      ),
    ).toBe(true);
  });
});

describe('rosters, people and moves', () => {
  const rosterOf = (rosterType: string) =>
    readRoster(
      ask('/api/v1/teams/115/roster', { rosterType, season: '2025', date }),
      { teamId: 115, rosterType, season: 2025, date },
      'roster',
    ).rows;

  it('26 play, 40 are under contract, and everybody is somebody', () => {
    const [active, fortyMan] = [rosterOf('active'), rosterOf('40Man')];
    expect([active.length, fortyMan.length]).toEqual([26, 40]);
    const ids = fortyMan.map(({ player_id }) => player_id);
    expect(new Set(ids).size).toBe(40);
    expect(active.every(({ player_id }) => ids.includes(player_id))).toBe(true);
    const people = readPeople(ask('/api/v1/people', { personIds: ids.join(',') }), 'people').rows;
    expect(people.map(({ player_id }) => player_id)).toEqual(ids);
  });

  it('moves have ids of their own, about one a day', () => {
    const { rows, findings } = readTransactions(
      ask('/api/v1/transactions', { startDate: '2025-04-01', endDate: '2025-04-30' }),
      'transactions',
    );
    expect(findings).toEqual([]);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.length).toBeLessThan(80);
  });

  it('answers what MLB answers to nonsense', () => {
    const statusOf = (path: string, query: object) =>
      answerRequest({ world, nowMs: Date.parse(now), pitchDataDelayMs: 0 }, path, query).status;
    expect(statusOf('/api/v1/teams/9/roster', {})).toBe(404);
    expect(statusOf('/api/v1/teams/115/roster', { rosterType: 'allTime' })).toBe(400);
    expect(statusOf('/api/v1/transactions', {})).toBe(400);
    expect(statusOf('/api/v1/standings', {})).toBe(400);
    expect(statusOf('/api/v1/stats', { stats: 'season' })).toBe(400);
    expect(statusOf('/api/v1/people', {})).toBe(400);
    expect(statusOf('/api/v1/rosters', {})).toBe(404);
  });
});
