import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gameOccurrences, games, probablePitchers } from '../../../../schemas/tables/games.ts';
import {
  gameStateOf,
  isResumptionPending,
  readGameStatus,
} from '../../../../shared/sources/statsapi/game-status.ts';
import { readUmpires } from '../../../../shared/sources/statsapi/map-game-circumstances.ts';
import { readSchedule } from '../../../../shared/sources/statsapi/read-schedule.ts';
import { newestListings, stageSchedule } from '../../../../shared/sources/statsapi/stage-rows.ts';
import { recordedJson } from '../../../support/recorded-games.ts';
import { smallListing, smallSchedule } from '../../../support/small-feed.ts';
import { storedTables } from '../../../support/stored-tables.ts';
import { testData } from '../../../support/test-data.ts';

const fetchedAt = '2026-04-15T12:00:00.000Z';
const reading = { runId: '20260415T120000Z-ab12', source: 'statsapi', fetchedAt, ingestedAt: fetchedAt };
const everything = { stagesGame: () => true, isUncollected: () => false };
const stage = (schedule: Record<string, unknown>, gameDate: string) =>
  stageSchedule(readSchedule(schedule, { gameDate }).games, reading, everything);
const table = (tables: ReturnType<typeof stage>, name: string) => tables[`mlb_historical_data.${name}`] ?? [];

describe('a status', () => {
  it('is decided by the first letter of its code', () => {
    const states = [
      'S',
      'PW',
      'I',
      'MC',
      'NF',
      'F',
      'FT',
      'OR',
      'Q',
      'R',
      'DI',
      'CR',
      'T',
      'UR',
      'W',
      'X',
      '',
    ].map(gameStateOf);
    expect(states.join(' ')).toBe(
      'scheduled scheduled live live live played played played played played postponed cancelled suspended suspended unknown unknown unknown',
    );
  });

  it('is taken from the status code when the coded state is missing, and unknown ones are reported', () => {
    const findings: Parameters<typeof readGameStatus>[1] = [];
    expect(readGameStatus({ statusCode: 'DI', abstractGameState: 'Final' }, findings, 'status').state).toBe(
      'postponed',
    );
    expect(findings).toEqual([]);
    expect(readGameStatus({}, findings, 'status').state).toBe('unknown');
    expect(findings[0]?.code).toBe('STATUS_UNKNOWN');
  });

  it('of a suspended game is pending until something was played after the resumption date', () => {
    expect(isResumptionPending(null, null, fetchedAt)).toBe(false);
    expect(isResumptionPending('2026-05-01', null, fetchedAt)).toBe(true);
    expect(isResumptionPending('2026-04-10', null, fetchedAt)).toBe(false);
    expect(isResumptionPending('2026-05-01', '2026-04-14T22:00:00.000Z', '2026-06-01T00:00:00.000Z')).toBe(
      true,
    );
    expect(isResumptionPending('2026-05-01', '2026-05-01T22:00:00.000Z', '2026-06-01T00:00:00.000Z')).toBe(
      false,
    );
  });
});

describe('a schedule', () => {
  it('without dates has no games; a body that is no schedule is refused', () => {
    expect(readSchedule({ totalGames: 0, dates: [] }, { gameDate: '2026-04-14' }).games).toEqual([]);
    expect(() => readSchedule({ message: 'Object not found' }, { gameDate: '2026-04-14' })).toThrow(
      /no list of dates/,
    );
  });

  it('yields rows that keep their contracts', () => {
    const scheduled = smallListing({ codedState: 'S', abstractState: 'Preview' });
    const tables = storedTables(stage(smallSchedule([scheduled]), '2026-04-14'));
    expect(table(tables, 'games').map((row) => games.row.parse(row))).toHaveLength(1);
    expect(table(tables, 'game_occurrences').map((row) => gameOccurrences.row.parse(row))).toHaveLength(1);
    expect(table(tables, 'teams')).toHaveLength(2);
    const announced = table(tables, 'probable_pitchers').map((row) => probablePitchers.row.parse(row));
    expect(announced.map((row) => [row.is_home, row.pitcher_id, row.known_at])).toEqual([
      [false, null, fetchedAt],
      [true, 691, fetchedAt],
    ]);
  });

  it('leaves out a listing that cannot be read, and says so', () => {
    const read = readSchedule(smallSchedule([smallListing(), { gamePk: 'none' }]), {
      gameDate: '2026-04-14',
    });
    expect(read.games).toHaveLength(1);
    expect(read.findings).toEqual([
      expect.objectContaining({ code: 'ROW_SKIPPED', path: 'dates[0].games[1]' }),
    ]);
    expect(read.unread).toEqual([]);
  });

  it('keeps which game it is of a listing that can be read no further', () => {
    const { teams: _, ...withoutTeams } = smallListing({ gamePk: 900_002 });
    const read = readSchedule(smallSchedule([smallListing(), withoutTeams, { gamePk: 900_003 }]), {
      gameDate: '2026-04-14',
    });
    expect(read.games).toHaveLength(1);
    expect(read.unread).toEqual([
      { gamePk: 900_002, gameType: 'R', state: 'played' },
      { gamePk: 900_003, gameType: null, state: 'unknown' },
    ]);
    expect(read.findings.map(({ code }) => code)).toEqual(['ROW_SKIPPED', 'ROW_SKIPPED']);
  });

  it('lists a postponed game under its old date with the make-up date, which is not played though it is Final', () => {
    const postponed = smallListing({
      codedState: 'D',
      officialDate: '2026-07-07',
      rescheduleDate: '2026-07-08T00:10:00Z',
      rescheduleGameDate: '2026-07-07',
    });
    const tables = stage(smallSchedule([postponed]), '2026-04-14');
    expect(table(tables, 'game_occurrences')[0]).toMatchObject({
      listing_date: '2026-04-14',
      game_date: '2026-07-07',
      reschedule_date: '2026-07-07',
    });
    expect(table(tables, 'games')[0]).toMatchObject({
      is_complete: false,
      home_score: null,
      game_date: '2026-07-07',
    });
    expect(table(tables, 'probable_pitchers')).toEqual([]);
  });

  it('of several dates gives one games row per game, from the newest listing that is no postponement', () => {
    const old = smallListing({ codedState: 'D', officialDate: '2026-04-15' });
    const makeUp = smallListing({
      codedState: 'S',
      abstractState: 'Preview',
      officialDate: '2026-04-15',
      doubleHeader: 'S',
      gameNumber: 2,
    });
    const schedule = {
      dates: [
        { date: '2026-04-14', games: [old] },
        { date: '2026-04-15', games: [makeUp] },
      ],
    };
    const listings = readSchedule(schedule, { gameDate: '2026-04-14' }).games;
    expect(newestListings(listings).map(({ listingDate }) => listingDate)).toEqual(['2026-04-15']);
    const tables = stageSchedule(listings, reading, everything);
    expect(table(tables, 'games').map((row) => row['game_number'])).toEqual([2]);
    expect(table(tables, 'game_occurrences')).toHaveLength(2);
  });

  it('tells of the umpires who are named for games that have not begun, as of the answer', () => {
    const named = (id: number, officialType: string) => ({
      official: { id, fullName: `Umpire ${id}` },
      officialType,
    });
    const officials = [named(801, 'Home Plate'), named(802, 'First Base')];
    const umpiresOf = (change: Record<string, unknown>) =>
      table(
        stage(
          smallSchedule([smallListing({ codedState: 'S', abstractState: 'Preview', ...change })]),
          '2026-04-14',
        ),
        'game_umpires',
      );
    expect(umpiresOf({ officials })).toMatchObject([
      {
        game_pk: 900_001,
        position: 'Home Plate',
        umpire_id: 801,
        umpire_name: 'Umpire 801',
        known_at: fetchedAt,
      },
      { position: 'First Base', umpire_id: 802 },
    ]);
    for (const row of umpiresOf({ officials })) expect(row).toMatchObject({ game_date: '2026-04-14' });
    // Nobody yet, a text without an id, a position told twice, and what is no list.
    expect(umpiresOf({})).toEqual([]);
    expect(umpiresOf({ officials: [] })).toEqual([]);
    expect(umpiresOf({ officials: 'none' })).toEqual([]);
    expect(
      umpiresOf({
        officials: [
          { official: 'Somebody', officialType: 'Home Plate' },
          ...officials,
          named(803, 'First Base'),
          null,
        ],
      }).map((row) => row['umpire_id']),
    ).toEqual([801, 802]);
    // The feed of a game that has begun tells of them itself.
    for (const [codedState, abstractState] of [
      ['I', 'Live'],
      ['F', 'Final'],
      ['D', 'Final'],
    ])
      expect(umpiresOf({ officials, codedState, abstractState })).toEqual([]);
  });

  it('knows the list of officials: it is no new field', () => {
    expect(
      readSchedule(smallSchedule([smallListing({ officials: [] })]), { gameDate: '2026-04-14' }).findings,
    ).toEqual([]);
  });

  it('marks a begun game whose plays are missing as not complete', () => {
    const { games: listings } = readSchedule(smallSchedule(), { gameDate: '2026-04-14' });
    const complete = stageSchedule(listings, reading, everything);
    expect(table(complete, 'games')[0]).toMatchObject({ is_complete: true, home_score: 1, away_score: 0 });
    const missing = stageSchedule(listings, reading, { ...everything, isUncollected: () => true });
    expect(table(missing, 'games')[0]).toMatchObject({ is_complete: false });
  });
});

describe('the recorded schedules', () => {
  const season = recordedJson('schedule/2025-02-22_2025-09-28.team');
  const final = recordedJson('schedule/2026-04-20.hydrated');
  if (season === null || final === null) {
    it('are not here: nothing is checked', () => expect(season).toBeNull());
    return;
  }

  it('give the postponed game of 18 June 2025 two occurrences and one row', () => {
    const tables = stage(season, '2025-06-18');
    const occurrences = table(tables, 'game_occurrences').filter((row) => row['game_pk'] === 777464);
    expect(
      occurrences.map((row) => [row['listing_date'], row['coded_state'], row['rescheduled_from_date']]),
    ).toEqual([
      ['2025-06-18', 'D', null],
      ['2025-06-19', 'F', '2025-06-18'],
    ]);
    const rows = table(tables, 'games').filter((row) => row['game_pk'] === 777464);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      game_date: '2025-06-19',
      double_header: 'S',
      game_number: 2,
      is_complete: true,
    });
    for (const row of table(storedTables(tables), 'games'))
      expect(games.row.safeParse(row).success).toBe(true);
  });

  it('were never asked for officials; recorded feeds name the crew of a game before it, and nobody long before', () => {
    const files = readdirSync(testData('statsapi/feed_live') ?? '');
    const crewsOf = (state: string) =>
      files
        .filter((file) => file.includes(`.${state}.`))
        .map((file) => recordedJson(`feed_live/${file.replace('.json.gz', '')}`).liveData.boxscore.officials)
        .map((officials) => readUmpires(officials))
        .map(
          ({ umpires, unread }) =>
            `${umpires.filter(({ position }) => position === 'Home Plate').length} of ${umpires.length}, ${unread.length}`,
        );
    expect(new Set(crewsOf('pre-game'))).toEqual(new Set(['1 of 4, 0']));
    expect(crewsOf('pre-game')).toHaveLength(16);
    expect(crewsOf('scheduled')).toEqual(Array.from({ length: 4 }, () => '0 of 0, 0'));
    expect(JSON.stringify([season, final])).not.toContain('"officials"');
  });

  it('give score, innings and decisions of finished games', () => {
    const listing = final.dates[0].games[0];
    const row = table(stage(final, '2026-04-20'), 'games').find((game) => game['game_pk'] === listing.gamePk);
    expect(row).toMatchObject({
      home_score: listing.teams.home.score,
      away_score: listing.teams.away.score,
      innings_played: listing.linescore.innings.length,
      winning_pitcher_id: listing.decisions.winner.id,
    });
  });
});
