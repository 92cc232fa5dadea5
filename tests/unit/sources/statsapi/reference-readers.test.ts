import { describe, expect, it, test } from 'vitest';
import { mapPerson } from '../../../../shared/sources/statsapi/map-reference.ts';
import { readGameLogs } from '../../../../shared/sources/statsapi/read-game-logs.ts';
import { readPeople, readTeams, readVenues } from '../../../../shared/sources/statsapi/read-reference.ts';
import { readRoster } from '../../../../shared/sources/statsapi/read-roster.ts';
import { readPlayerStats, readTeamStats } from '../../../../shared/sources/statsapi/read-season-stats.ts';
import { readStandings } from '../../../../shared/sources/statsapi/read-standings.ts';
import { readTransactions } from '../../../../shared/sources/statsapi/read-transactions.ts';
import {
  peopleRequest,
  rosterRequest,
  venuesRequest,
} from '../../../../shared/sources/statsapi/reference-requests.ts';

const asked = { season: 2026, asOfDate: '2026-08-05' };
const roster = { teamId: 115, rosterType: 'active', season: 2026, date: '2026-08-05' };

describe('an answer without its list', () => {
  test.each([
    ['teams', () => readTeams({}, 2026, 'it')],
    ['venues', () => readVenues({ venues: null }, 'it')],
    ['people', () => readPeople({ people: {} }, 'it')],
    ['people', () => readGameLogs({}, 'it')],
    ['roster', () => readRoster({ message: 'no' }, roster, 'it')],
    ['transactions', () => readTransactions({}, 'it')],
    ['records', () => readStandings({}, { season: 2026, date: '2026-08-05' }, 'it')],
    ['stats', () => readPlayerStats({}, asked, 'it')],
    ['stats', () => readTeamStats({ stats: 'none' }, asked, 'it')],
  ])('of %s is malformed, not empty', (member, read) => {
    expect(read).toThrow(
      expect.objectContaining({ code: 'SOURCE_RESPONSE_MALFORMED', message: `it has no list of ${member}` }),
    );
  });

  it('an empty list is nothing, and no error', () => {
    expect(readTransactions({ transactions: [] }, 'it')).toEqual({ rows: [], findings: [] });
    expect(readTeamStats({ stats: [] }, asked, 'it')).toEqual({ rows: [], findings: [] });
  });
});

describe('a person', () => {
  test.each([
    [`6' 4"`, 76],
    [`5' 6`, 66],
    [`5' 11"`, 71],
    ['tall', null],
    [null, null],
    [76, null],
  ])('with height %s', (height, inches) => {
    expect(mapPerson({ id: 1, fullName: 'A B', height })?.height_inches).toBe(inches);
  });

  it('without an id or twice is left out with a finding', () => {
    const { rows, findings } = readPeople(
      { people: [{ id: 1, fullName: 'A' }, { fullName: 'B' }, { id: 1, fullName: 'C' }, null] },
      'it',
    );
    expect(rows.map(({ full_name }) => full_name)).toEqual(['A']);
    expect(findings).toEqual([
      { code: 'ROW_SKIPPED', path: 'people[1]', message: 'it does not say what it is about' },
      { code: 'ROW_SKIPPED', path: 'people[2]', message: 'a second one of 1' },
      { code: 'ROW_SKIPPED', path: 'people[3]', message: 'it does not say what it is about' },
    ]);
  });
});

describe('a roster', () => {
  const answer = { teamId: 115, rosterType: 'Active', roster: [{ person: { id: 7 }, jerseyNumber: '00' }] };

  it('has a row a man; what is not said is null', () => {
    expect(readRoster(answer, roster, 'it').rows).toEqual([
      {
        team_id: 115,
        season: 2026,
        roster_type: 'active',
        as_of_date: '2026-08-05',
        player_id: 7,
        full_name: null,
        jersey_number: '00',
        position: null,
        status_code: null,
        status: null,
      },
    ]);
  });

  test.each([{ teamId: 116 }, { rosterType: 'fullSeason' }])(
    'of something else is malformed: %j',
    (change) => {
      expect(() => readRoster({ ...answer, ...change }, roster, 'it')).toThrow(
        expect.objectContaining({ code: 'SOURCE_RESPONSE_MALFORMED' }),
      );
    },
  );
});

describe('statistics', () => {
  const split = (id: number, hits: number, more: object = {}) => ({
    season: '2026',
    stat: { hits, gamesPlayed: 1, avg: '.300' },
    player: { id },
    team: { id: 115 },
    ...more,
  });
  const block = (splits: object[], more: object = {}) => ({
    stats: [
      { type: { displayName: 'season' }, group: { displayName: 'hitting' }, splits, totalSplits: 9, ...more },
    ],
  });

  it('a man with two clubs has one row: the split over both', () => {
    const { rows, splits, totalSplits } = readPlayerStats(
      block([split(1, 5), split(1, 12, { numTeams: 2, team: undefined }), split(1, 7)]),
      asked,
      'it',
    );
    expect(rows).toMatchObject([{ player_id: 1, hits: 12, team_id: null, team_count: 2, game_type: 'R' }]);
    expect({ splits, totalSplits }).toEqual({ splits: 3, totalSplits: 9 });
  });

  it('or their sum, when the source has none', () => {
    const { rows } = readPlayerStats(block([split(1, 5), split(1, 7), split(2, 3)]), asked, 'it');
    expect(rows).toMatchObject([
      { player_id: 1, hits: 12, games: 2, team_id: null, team_count: 2, walks: null },
      { player_id: 2, hits: 3, team_id: 115, team_count: 1 },
    ]);
  });

  it('other types and groups are left alone; a split without a player is a finding', () => {
    expect(
      readPlayerStats(block([split(1, 5)], { type: { displayName: 'career' } }), asked, 'it').rows,
    ).toEqual([]);
    expect(
      readTeamStats(block([split(1, 5)], { group: { displayName: 'catching' } }), asked, 'it').rows,
    ).toEqual([]);
    expect(readPlayerStats(block([{ stat: {} }]), asked, 'it').findings).toHaveLength(1);
    expect(readTeamStats(block([{ stat: {} }]), asked, 'it').findings).toHaveLength(1);
  });
});

describe('requests', () => {
  it('are about one object each, by a name that fits into a key', () => {
    const subject = /^[A-Za-z0-9.-]+$/;
    for (const request of [
      rosterRequest(115, '40Man', 2026, '2026-08-05'),
      peopleRequest([3]),
      peopleRequest([3, 4, 5]),
      venuesRequest([1, 2], 2026),
    ]) {
      expect(request.subject).toMatch(subject);
      expect(request.gamePk).toBeNull();
    }
    expect(peopleRequest([3, 4, 5])).toMatchObject({
      subject: '3-and-2-more',
      urlPath: '/api/v1/people?personIds=3,4,5',
    });
  });
});
