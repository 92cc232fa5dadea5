import { describe, expect, it } from 'vitest';
import { createWorld } from '../../../services/league-simulator/world.ts';
import { readOddsApi } from '../../../shared/sources/odds/read-odds-api.ts';
import { readFeed } from '../../../shared/sources/statsapi/read-feed.ts';
import { readSchedule } from '../../../shared/sources/statsapi/read-schedule.ts';
import { countUnknownFields, unknownFieldsOf } from '../../../shared/sources/statsapi/watch-statsapi.ts';
import { unknownFieldsFinding, watchFields } from '../../../shared/sources/unknown-fields.ts';
import { readForecast } from '../../../shared/sources/weather/read-forecast.ts';
import { inJune, objectOf } from '../../support/league-answers.ts';
import { recordedAnswers } from '../../support/recorded-answers.ts';

describe('a watch over fields', () => {
  const watch = watchFields({ '': 'list', 'list.*': 'id deep', 'list.*.deep': 'known' });

  it('looks at the first and the last record of a kind, and names what is new once', () => {
    const record = (extra: object) => ({ id: 1, deep: { known: 1, ...extra } });
    expect(watch({ list: [record({}), record({})] })).toEqual([]);
    expect(
      watch({ list: [record({ a: 1 }), record({ between: 1 }), record({ a: 2, b: 3 })], top: 1 }),
    ).toEqual(['top', 'list.*.deep.a', 'list.*.deep.b']);
  });

  it('finds nothing in what has another form', () => {
    for (const json of [null, 7, 'x', [], { list: null }, { list: [null, 3, []] }, { list: { a: 1 } }])
      expect(watch(json)).toEqual([]);
  });

  it('tells a few names of many, cut', () => {
    const names = watch(
      Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`${n}${'x'.repeat(90)}`, 1])),
    );
    const [finding] = unknownFieldsFinding('answer', names);
    expect(finding).toMatchObject({ code: 'FIELD_UNKNOWN', path: 'answer' });
    expect(finding?.message).toMatch(/^12 fields nobody has described: 0x{59}, .* …$/);
  });
});

describe('answers of the Stats API', () => {
  it.each([
    'feed_live',
    'boxscore',
    'play_by_play',
    'linescore',
    'schedule',
    'people',
    'roster',
    'standings',
    'transactions',
    'teams',
    'venues',
    'seasons',
  ])('that were recorded of %s have no field that is new', (endpoint) => {
    for (const { name, json } of recordedAnswers(endpoint))
      expect(unknownFieldsOf(endpoint, json), name).toEqual([]);
  });

  it('that were recorded of statistics have none either', () => {
    for (const folder of ['league_stats', 'team_stats', 'person_stats'])
      for (const { name, json } of recordedAnswers(folder))
        expect(unknownFieldsOf('player_stats', json), name).toEqual([]);
  });

  it('of an endpoint that nobody watches have none', () =>
    expect(unknownFieldsOf('jobs', { x: 1 })).toEqual([]));

  const world = createWorld({ seed: 1 });
  const [game] = world.calendar(2025).games;
  const gamePk = game?.gamePk ?? 0;
  const feed = () => structuredClone(objectOf(world, inJune, `/api/v1.1/game/${gamePk}/feed/live`, {}));

  it('of the simulated league have none; a new one in every feed is one finding of each', () => {
    const read = (json: object) => readFeed({ ...json }, { gamePk, fetchedAt: '2025-06-01T00:00:00.000Z' });
    expect(read(feed()).findings).toEqual([]);
    const { gameData, ...rest } = feed();
    expect(
      read({ ...rest, gameData: { ...Object(gameData), crowdNoise: 7 }, mood: 'good' }).findings,
    ).toEqual([
      {
        code: 'FIELD_UNKNOWN',
        path: 'feed_live',
        message: '2 fields nobody has described: mood, gameData.crowdNoise',
      },
    ]);
  });

  it('of the schedule say so too', () => {
    const { findings } = readSchedule({ dates: [], news: [] }, { gameDate: '2025-06-01' });
    expect(findings).toMatchObject([{ code: 'FIELD_UNKNOWN', path: 'schedule' }]);
  });

  it('are counted over a dataset: one finding for an endpoint', () => {
    const count = countUnknownFields();
    for (const extra of [{}, { mood: 1 }, { mood: 2, luck: 3 }])
      count.add('roster', { roster: [{ jerseyNumber: '7', ...extra }] });
    count.add('teams', { teams: [{ mood: 1 }] });
    expect(count.findings()).toEqual([
      {
        code: 'FIELD_UNKNOWN',
        path: 'roster (2 answers)',
        message: '2 fields nobody has described: roster.*.mood, roster.*.luck',
      },
      {
        code: 'FIELD_UNKNOWN',
        path: 'teams (1 answer)',
        message: '1 field nobody has described: teams.*.mood',
      },
    ]);
  });
});

describe('answers of the other sources', () => {
  it('of The Odds API', () => {
    const body = Buffer.from(
      JSON.stringify([{ id: '1', weather: 'fine', bookmakers: [{ key: 'a', vig: 1 }] }]),
    );
    expect(readOddsApi(body, 'odds').findings[0]).toEqual({
      code: 'FIELD_UNKNOWN',
      path: 'odds',
      message: '2 fields nobody has described: *.weather, *.bookmakers.*.vig',
    });
  });

  it('of Open-Meteo', () => {
    const body = Buffer.from(JSON.stringify({ hourly: { time: ['2026-08-05T19:00'] }, daily: {} }));
    expect(readForecast(body, 'forecast').findings[0]).toEqual({
      code: 'FIELD_UNKNOWN',
      path: 'forecast',
      message: '1 field nobody has described: daily',
    });
  });
});
