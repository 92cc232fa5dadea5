import { describe, expect, it } from 'vitest';
import { HanksTankError } from '../../../../shared/domain/errors.ts';
import { readFeed } from '../../../../shared/sources/statsapi/read-feed.ts';
import { readGameEndpoints } from '../../../../shared/sources/statsapi/read-game-endpoints.ts';
import { readSchedule } from '../../../../shared/sources/statsapi/read-schedule.ts';
import { stageGame } from '../../../../shared/sources/statsapi/stage-rows.ts';
import { recordedJson } from '../../../support/recorded-games.ts';

const fetchedAt = '2026-08-10T00:00:00.000Z';
const reading = { runId: '20260810T000000Z-ab12', source: 'archive', fetchedAt, ingestedAt: fetchedAt };

describe('game 747175 from its box score and plays, beside its live feed', () => {
  const feed = recordedJson('feed_live/747175');
  if (feed === null) {
    it('is not here: nothing is checked', () => expect(feed).toBeNull());
    return;
  }
  const { gameData } = feed;
  const listing = {
    gamePk: 747175,
    gameType: gameData.game.type,
    season: gameData.game.season,
    gameDate: gameData.datetime.dateTime,
    officialDate: gameData.datetime.officialDate,
    status: gameData.status,
    teams: { home: { team: { id: gameData.teams.home.id } }, away: { team: { id: gameData.teams.away.id } } },
    venue: { id: gameData.venue.id },
    decisions: feed.liveData.decisions,
    doubleHeader: 'N',
    gameNumber: 1,
    dayNight: gameData.datetime.dayNight,
  };
  const schedule = { dates: [{ date: '2024-07-12', games: [listing] }] };
  const [scheduled] = readSchedule(schedule, { gameDate: '2024-07-12' }).games;
  if (scheduled === undefined) throw new Error('the listing was not read');
  const endpoints = {
    listing: scheduled,
    boxscore: recordedJson('boxscore/747175'),
    playByPlay: recordedJson('play_by_play/747175'),
    linescore: recordedJson('linescore/747175'),
  };
  const fromFeed = stageGame(readFeed(feed, { gamePk: 747175, fetchedAt }), reading);
  const document = readGameEndpoints(endpoints, fetchedAt);
  const fromEndpoints = stageGame(document, reading);
  const table = (tables: typeof fromFeed, name: string) => tables[`mlb_historical_data.${name}`] ?? [];

  it.each([
    'player_batting_lines',
    'player_pitching_lines',
    'team_game_totals',
    'statcast_pitches',
    'linescores',
    'game_umpires',
    'teams',
  ])('has the same %s', (name) => {
    expect(table(fromEndpoints, name).length).toBeGreaterThan(0);
    expect(table(fromEndpoints, name)).toEqual(table(fromFeed, name));
  });

  it('has the same game, except the first pitch, which is that of the first play', () => {
    const [game] = table(fromFeed, 'games');
    const [same] = table(fromEndpoints, 'games');
    const { first_pitch_at: exact, row_hash: _, ...rest } = game ?? {};
    expect(same).toMatchObject(rest);
    expect(Math.abs(Date.parse(String(same?.['first_pitch_at'])) - Date.parse(String(exact)))).toBeLessThan(
      120_000,
    );
  });

  it('has the same weather, read from the notes below the box score', () => {
    const { raw: _, row_hash: __, ...rest } = table(fromFeed, 'game_weather')[0] ?? {};
    expect(table(fromEndpoints, 'game_weather')[0]).toMatchObject(rest);
  });

  it('has no people and no venue, and says so', () => {
    for (const name of ['players', 'venues']) expect(table(fromEndpoints, name)).toEqual([]);
    expect(document.findings.map(({ code }) => code)).toEqual(['FALLBACK_USED']);
  });

  it('takes the line score of the schedule when there is no other', () => {
    const raw = { ...scheduled.raw, linescore: endpoints.linescore };
    const again = readGameEndpoints(
      { ...endpoints, listing: { ...scheduled, raw }, linescore: null },
      fetchedAt,
    );
    expect(table(stageGame(again, reading), 'linescores')).toEqual(table(fromFeed, 'linescores'));
  });

  it('is refused with a box score of other teams or without plays', () => {
    const swapped = {
      ...endpoints.boxscore,
      teams: { home: endpoints.boxscore.teams.away, away: endpoints.boxscore.teams.home },
    };
    expect(() => readGameEndpoints({ ...endpoints, boxscore: swapped }, fetchedAt)).toThrow(HanksTankError);
    expect(() => readGameEndpoints({ ...endpoints, playByPlay: { allPlays: [] } }, fetchedAt)).toThrow(
      /no plays/,
    );
  });
});
