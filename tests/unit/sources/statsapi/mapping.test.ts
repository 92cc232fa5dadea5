import { describe, expect, it } from 'vitest';
import { readBoxscoreInfo } from '../../../../shared/sources/statsapi/boxscore-info.ts';
import { countAfter } from '../../../../shared/sources/statsapi/count-before-pitch.ts';
import {
  parseJsonObject,
  readCode,
  readDate,
  readFlag,
  readId,
  readInteger,
  readMeasure,
  readMoment,
  readNumber,
  readText,
} from '../../../../shared/sources/statsapi/json-access.ts';
import { inningsPlayed } from '../../../../shared/sources/statsapi/map-games.ts';
import { mapPitches } from '../../../../shared/sources/statsapi/map-pitches.ts';
import { outsOfInnings } from '../../../../shared/sources/statsapi/map-pitching-lines.ts';
import { releasePoint } from '../../../../shared/sources/statsapi/pitch-flight.ts';
import { readFeed } from '../../../../shared/sources/statsapi/read-feed.ts';
import { stageGame } from '../../../../shared/sources/statsapi/stage-rows.ts';
import { smallFeed } from '../../../support/small-feed.ts';

const fetchedAt = '2026-04-15T12:00:00.000Z';
const asked = { gamePk: 900_001, fetchedAt };
const reading = { runId: '20260415T120000Z-ab12', source: 'statsapi', fetchedAt, ingestedAt: fetchedAt };
const stage = (feed: ReturnType<typeof smallFeed>) => stageGame(readFeed(feed, asked), reading);
const table = (feed: ReturnType<typeof smallFeed>, name: string) =>
  stage(feed)[`mlb_historical_data.${name}`] ?? [];

describe('reading values', () => {
  it('takes numbers as numbers or text, and nothing else', () => {
    expect([5, '5', ' 5 ', '5.5', 'x', '', null, true, Number.NaN, '-.--'].map(readNumber)).toEqual([
      5,
      5,
      5,
      5.5,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
    expect([5, '5', 5.5, 2 ** 60].map(readInteger)).toEqual([5, 5, null, null]);
    expect([0, -1, '7'].map(readId)).toEqual([null, null, 7]);
    expect(readMeasure(0.123456)).toBe(0.1235);
  });

  it('takes text, codes and flags in their drifting forms', () => {
    expect(['a', ' ', 7, null, {}].map(readText)).toEqual(['a', null, '7', null, null]);
    expect([{ code: 'L' }, 'L', {}, 4].map(readCode)).toEqual(['L', 'L', null, '4']);
    expect([true, 'true', 'Y', 'false', 'N', 'x', 1].map(readFlag)).toEqual([
      true,
      true,
      true,
      false,
      false,
      null,
      null,
    ]);
  });

  it('normalises moments and refuses dates that do not exist', () => {
    expect(readMoment('2026-04-14T23:10:00Z')).toBe('2026-04-14T23:10:00.000Z');
    expect(readMoment('2026-04-14T19:10:00-04:00')).toBe('2026-04-14T23:10:00.000Z');
    expect(['2026-13-41T23:10:00.000Z', '2026-04-14', 'soon', 5].map(readMoment)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(['2026-04-14', '2026-04-14T23:10:00Z', '2026-02-30', 'April'].map(readDate)).toEqual([
      '2026-04-14',
      '2026-04-14',
      null,
      null,
    ]);
  });

  it.each([
    ['<html>', /begins with markup/],
    ['{"a":', /cut or broken/],
    ['sorry', /begins with text/],
    ['', /begins with nothing/],
    ['{}', /empty object/],
    ['[1]', /not a JSON object/],
  ])('refuses a body of %j', (body, message) => {
    expect(() => parseJsonObject(Buffer.from(body), 'the feed')).toThrow(message);
  });

  it('reads a body that begins with a byte order mark', () => {
    expect(parseJsonObject(Buffer.from('\uFEFF{"a":1}'), 'the feed')).toEqual({ a: 1 });
  });
});

describe('a made-up feed', () => {
  it('is read without a finding but for nothing', () => {
    const document = readFeed(smallFeed(), asked);
    const tables = stageGame(document, reading);
    expect(document.findings).toEqual([]);
    expect(
      Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name.split('.')[1], rows.length])),
    ).toEqual({
      games: 1,
      linescores: 1,
      player_batting_lines: 4,
      player_pitching_lines: 2,
      team_game_totals: 2,
      statcast_pitches: 6,
      game_umpires: 1,
      game_weather: 1,
      probable_pitchers: 2,
      teams: 2,
      players: 2,
      venues: 1,
    });
  });

  it('of another game, or without its identity, is refused', () => {
    expect(() => readFeed(smallFeed({ gamePk: 5 }), asked)).toThrow(/is of game 5/);
    const feed = smallFeed();
    expect(() => readFeed({ ...feed, gameData: { ...feed.gameData, teams: {} } }, asked)).toThrow(
      /homeTeamId, awayTeamId/,
    );
  });

  it('of a scheduled game has no rows of play, and is known when it was fetched', () => {
    const tables = stage(smallFeed({ codedState: 'S', abstractState: 'Preview' }));
    expect(Object.keys(tables).map((name) => name.split('.')[1])).toEqual([
      'games',
      'probable_pitchers',
      'teams',
      'players',
      'venues',
    ]);
    expect(tables['mlb_historical_data.games']?.[0]).toMatchObject({
      is_complete: false,
      home_score: null,
      known_at: fetchedAt,
    });
  });

  it('of a suspended game with a resumption to come is not complete, and nothing is known at an end', () => {
    const feed = smallFeed();
    const datetime = { ...feed.gameData.datetime, resumeDate: '2026-05-01' };
    const row = table({ ...feed, gameData: { ...feed.gameData, datetime } }, 'games')[0];
    expect(row).toMatchObject({
      coded_state: 'F',
      is_complete: false,
      completed_at: null,
      known_at: fetchedAt,
    });
  });

  it('without plays ends at its first pitch plus its duration, and says that plays are missing', () => {
    const feed = smallFeed();
    const document = readFeed({ ...feed, liveData: { ...feed.liveData, plays: {} } }, asked);
    const tables = stageGame(document, reading);
    expect(tables['mlb_historical_data.games']?.[0]).toMatchObject({
      completed_at: '2026-04-14T23:25:00.000Z',
      pitches_recorded: 0,
    });
    expect(document.findings.map(({ code }) => code)).toContain('PLAYS_MISSING');
  });

  it('counts a missing statistic as 0 and says so', () => {
    const feed = smallFeed();
    Reflect.deleteProperty(feed.liveData.boxscore.teams.home.players.ID601.stats.batting, 'rbi');
    const document = readFeed(feed, asked);
    stageGame(document, reading);
    expect(document.findings).toEqual([
      {
        code: 'FIELD_MISSING',
        path: 'boxscore.teams.home.players.ID601.stats.batting.rbi',
        message: 'assumed 0',
      },
    ]);
  });

  it('without team totals has no totals rows: sums of our own lines would prove nothing', () => {
    const feed = smallFeed();
    Reflect.deleteProperty(feed.liveData.boxscore.teams.away, 'teamStats');
    expect(table(feed, 'team_game_totals')).toHaveLength(1);
  });

  it('gives a man who played for both teams a line for each', () => {
    const feed = smallFeed();
    Reflect.set(
      feed.liveData.boxscore.teams.home.players,
      'ID501',
      feed.liveData.boxscore.teams.away.players.ID501,
    );
    const lines = table(feed, 'player_batting_lines').filter((row) => row['player_id'] === 501);
    expect(lines.map((row) => row['is_home'])).toEqual([false, true]);
  });

  it('leaves out officials without an id, and plays without an inning or listed twice', () => {
    const feed = smallFeed();
    Reflect.set(feed.liveData.boxscore.officials, 1, { official: 'Somebody', officialType: 'First Base' });
    const [first] = feed.liveData.plays.allPlays;
    Reflect.set(feed.liveData.plays.allPlays, 2, first);
    Reflect.set(feed.liveData.plays.allPlays, 3, { about: { atBatIndex: 9 } });
    const document = readFeed(feed, asked);
    const tables = stageGame(document, reading);
    expect(tables['mlb_historical_data.game_umpires']).toHaveLength(1);
    expect(tables['mlb_historical_data.statcast_pitches']).toHaveLength(6);
    expect(document.findings).toHaveLength(3);
  });
});

describe('innings and outs', () => {
  it('do not count the innings with which a rain-shortened game is padded', () => {
    const half = { runs: 1, hits: 1 };
    const innings = [
      { num: 1, home: half, away: half },
      { num: 2, home: { hits: 0 }, away: half },
      { num: 3, home: { hits: 0 }, away: { hits: 0 } },
    ];
    expect(inningsPlayed({ innings })).toBe(2);
    expect(inningsPlayed({})).toBeNull();
    const feed = smallFeed();
    Reflect.set(feed.liveData.linescore, 'innings', innings);
    expect(
      table(feed, 'linescores').map((row) => [row['inning'], row['home_runs'], row['home_hits']]),
    ).toEqual([
      [1, 1, 1],
      [2, null, null],
    ]);
  });

  it('read innings pitched as the source writes them', () => {
    expect(['5.2', '0.1', '9.0', '3', '5.3', null].map(outsOfInnings)).toEqual([17, 1, 27, 9, null, null]);
  });
});

describe('the count before a pitch', () => {
  const pitches = (feed: ReturnType<typeof smallFeed>) => mapPitches(readFeed(feed, asked));

  it('is the count after the event before it', () => {
    const rows = pitches(smallFeed());
    expect(rows.map(({ balls, strikes, outs }) => [balls, strikes, outs])).toEqual([
      [0, 0, 0],
      [0, 1, 0],
      [0, 2, 0],
      [0, 0, 0],
      [1, 0, 0],
      [1, 1, 0],
    ]);
    expect(rows.map((row) => row.is_plate_appearance_end)).toEqual([false, false, true, false, false, true]);
    expect(rows.map((row) => row.event_type)).toEqual([null, null, 'strikeout', null, null, 'home_run']);
  });

  it('moves with an automatic ball and with a runner who is out, which are no pitches', () => {
    const feed = smallFeed();
    const play = feed.liveData.plays.allPlays[0];
    play?.playEvents.splice(
      0,
      0,
      { isPitch: false, type: 'no_pitch', count: { balls: 1, strikes: 0, outs: 0 }, details: {} },
      {
        isPitch: false,
        type: 'action',
        count: { balls: 1, strikes: 0, outs: 1 },
        details: { eventType: 'pickoff_1b' },
      },
    );
    const [first] = pitches(feed);
    expect([first?.balls, first?.strikes, first?.outs]).toEqual([1, 0, 1]);
  });

  it('follows the calls when the source gives no count; a foul does not make a third strike', () => {
    const foul = { isStrike: true, code: 'F' };
    const none = { balls: 0, strikes: 0, outs: 1 };
    expect(countAfter({}, none, { isBall: true })).toEqual({ balls: 1, strikes: 0, outs: 1 });
    expect(countAfter({}, { ...none, strikes: 2 }, foul).strikes).toBe(2);
    expect(countAfter({}, none, foul).strikes).toBe(1);
    expect(countAfter({}, { ...none, strikes: 2 }, { isStrike: true, code: 'S' }).strikes).toBe(3);
  });
});

describe('the participants of a pitch', () => {
  const change = (eventType: string, id: number, replaced?: number) => ({
    isPitch: false,
    isSubstitution: true,
    type: 'action',
    count: { balls: 0, strikes: 1, outs: 0 },
    details: { eventType },
    player: { id },
    ...(replaced === undefined ? {} : { replacedPlayer: { id: replaced } }),
  });

  it('are those at the time: a change in the middle of a plate appearance counts from there on', () => {
    const feed = smallFeed();
    const play = feed.liveData.plays.allPlays[1];
    play?.playEvents.splice(
      1,
      0,
      change('pitching_substitution', 591, 592),
      change('offensive_substitution', 601, 501),
    );
    const rows = mapPitches(readFeed(feed, asked)).slice(3);
    expect(rows.map((row) => [row.pitcher_id, row.batter_id])).toEqual([
      [592, 501],
      [591, 601],
      [591, 601],
    ]);
    expect(rows.map((row) => [row.pitcher_hand, row.batter_side])).toEqual([
      [null, 'L'],
      ['R', 'L'],
      ['R', 'L'],
    ]);
  });

  it('name the pitcher of the plate appearance before when the change does not say whom it replaces', () => {
    const feed = smallFeed();
    const [first, second] = feed.liveData.plays.allPlays;
    if (first === undefined || second === undefined) throw new Error('the made-up game has two plays');
    const again = structuredClone(first);
    again.about.atBatIndex = 2;
    again.about.inning = 2;
    again.matchup.pitcher.id = 692;
    again.playEvents.splice(1, 0, change('pitching_substitution', 692));
    feed.liveData.plays.allPlays.push(again);
    expect(
      mapPitches(readFeed(feed, asked))
        .slice(6)
        .map((row) => row.pitcher_id),
    ).toEqual([691, 692, 692]);
  });

  it('stand a switch hitter on the side away from the pitcher', () => {
    const feed = smallFeed();
    Reflect.set(feed.gameData.players, 'ID700', { id: 700, fullName: 'Switch 700', batSide: { code: 'S' } });
    const play = feed.liveData.plays.allPlays[0];
    play?.playEvents.splice(1, 0, change('offensive_substitution', 501, 700));
    expect(
      mapPitches(readFeed(feed, asked))
        .slice(0, 2)
        .map((row) => [row.batter_id, row.batter_side]),
    ).toEqual([
      [700, 'L'],
      [501, 'L'],
    ]);
  });
});

describe('the release point', () => {
  const coordinates = { x0: -1, y0: 50, z0: 6, vX0: 4, vY0: -138, vZ0: -5, aX: -8, aY: 28, aZ: -15 };

  it('is found by following the flight back from 50 feet to the hand', () => {
    const { x, z } = releasePoint(coordinates, 6.5);
    expect(x).toBeCloseTo(-1 - (4 * 4) / 138, 2);
    expect(z).toBeCloseTo(6 + (5 * 4) / 138, 1);
  });

  it('is the position at 50 feet when the flight cannot be followed', () => {
    expect(releasePoint(coordinates, null)).toEqual({ x: -1, z: 6 });
    expect(releasePoint({ ...coordinates, aY: 0 }, 6.5)).toEqual({ x: -1, z: 6 });
    expect(releasePoint({ ...coordinates, vY0: 1 }, 6.5)).toEqual({ x: -1, z: 6 });
    expect(releasePoint({ ...coordinates, vY0: -1, aY: -28 }, 6.5)).toEqual({ x: -1, z: 6 });
    expect(releasePoint({ ...coordinates, vX0: null }, 6.5).x).toBe(-1);
    expect(releasePoint({}, 6.5)).toEqual({ x: null, z: null });
  });
});

describe('the notes below a box score', () => {
  it('give weather, wind, duration and attendance', () => {
    const info = [
      { label: 'Weather', value: '78 degrees, Roof Closed.' },
      { label: 'Wind', value: '0 mph, None.' },
      { label: 'T', value: '2:39 (1:02 delay).' },
      { label: 'Att', value: '24,441.' },
      { label: 'July 12, 2024' },
    ];
    expect(readBoxscoreInfo(info)).toEqual({
      weather: { condition: 'Roof Closed', temp: '78', wind: '0 mph, None' },
      gameInfo: { attendance: 24_441, gameDurationMinutes: 159 },
    });
    expect(readBoxscoreInfo(undefined)).toEqual({ weather: {}, gameInfo: {} });
  });
});
