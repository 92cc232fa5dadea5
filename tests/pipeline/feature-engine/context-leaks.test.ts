import { describe, expect, test } from 'vitest';
import type { SqlRow } from '../../../shared/ports/warehouse.ts';
import { forecastFacts, parkFacts, umpireFacts } from '../../support/context-facts.ts';
import {
  earlierGames,
  featureWorld,
  firstGame,
  knownGames,
  slate,
  slateFeatures,
  slateGames,
} from '../../support/feature-slate.ts';
import type { LoadedFacts } from '../../support/feature-world.ts';
import { addDays, plainGame, plainSide, type SeasonGame, unplayed } from '../../support/season-rows.ts';

const first = firstGame(slateGames);
const ofFirst: [number, string] = [first.gamePk, slate];
const cutoff = `${slate}T23:05:00.000Z`;
const yesterday = addDays(slate, -1);
const sides = (homeId: number, awayId: number) =>
  [plainSide(homeId, { runs: 21, strikeouts: 25, relieverPitches: 90 }), plainSide(awayId)] as const;

/** A game of both clubs of the slate's first game, at the other end of the country. */
const elsewhere = (gamePk: number, date: string, change: Partial<SeasonGame>): SeasonGame =>
  plainGame(gamePk, date, ...sides(first.home.teamId, first.away.teamId), { venueId: 109, ...change });

/** The games of the slate's first clubs in the last days, at home, so that a trip would show. */
const known: LoadedFacts[] = [
  parkFacts,
  forecastFacts(ofFirst, `${slate}T12:00:00.000Z`, 55),
  umpireFacts(ofFirst, `${slate}T14:00:00.000Z`, 7),
  ...earlierGames
    .slice(0, 3)
    .map((game) => umpireFacts([game.gamePk, game.date], `${addDays(game.date, 1)}T02:10:00.000Z`, 7)),
];

const surroundings = async (games: readonly SeasonGame[], facts: readonly LoadedFacts[]) => {
  const { contexts, relievers } = await slateFeatures(games, cutoff, facts);
  return { contexts, relievers };
};

const leaks: [string, readonly SeasonGame[], readonly LoadedFacts[]][] = [
  [
    'a game of yesterday that ends at the cutoff',
    [...knownGames, elsewhere(900_002, yesterday, { endAt: cutoff })],
    [umpireFacts([900_002, yesterday], cutoff, 7)],
  ],
  [
    'a suspended game that is completed later, elsewhere, under its first date',
    [...knownGames, elsewhere(900_003, addDays(slate, -3), { endAt: '2026-05-02T20:00:00.000Z' })],
    [umpireFacts([900_003, addDays(slate, -3)], '2026-05-02T20:00:00.000Z', 7)],
  ],
  [
    'a game of yesterday that was never played',
    [...knownGames, unplayed(elsewhere(900_004, yesterday, {}))],
    [],
  ],
  [
    'a game elsewhere that is put on the schedule for a later day',
    [...knownGames, unplayed(elsewhere(900_005, addDays(slate, 1), {}))],
    [],
  ],
  [
    'the games of a later day',
    [...knownGames, elsewhere(900_006, addDays(slate, 1), {})],
    [umpireFacts([900_006, addDays(slate, 1)], '2026-04-13T02:10:00.000Z', 7)],
  ],
  ['a forecast that was given at the cutoff', knownGames, [forecastFacts(ofFirst, cutoff, 99)]],
  [
    'an umpire who was named at the cutoff',
    knownGames,
    [umpireFacts([slateGames[1]?.gamePk ?? 0, slate], cutoff, 7)],
  ],
  [
    'the weather of a day later for the same game',
    knownGames,
    [forecastFacts([first.gamePk, addDays(slate, 1)], `${slate}T13:00:00.000Z`, 99)],
  ],
];

describe('surroundings that are not known before the cutoff', () => {
  let unmoved: ReturnType<typeof surroundings> | undefined;

  test.each(leaks)('not one column moves with %s', async (_, games, facts) => {
    unmoved ??= surroundings(knownGames, known);
    expect(await surroundings(games, [...known, ...facts])).toEqual(await unmoved);
  });

  test('not one column moves with game 1 of a doubleheader: game 2 is told of as of the first pitch of the day', async () => {
    const gameOne = elsewhere(900_001, slate, {
      startAt: `${slate}T17:05:00.000Z`,
      endAt: `${slate}T20:05:00.000Z`,
    });
    const umpire = umpireFacts([900_001, slate], `${slate}T20:05:00.000Z`, 7);
    const { contexts, relievers } = await surroundings([...knownGames, gameOne], [...known, umpire]);
    const before = await surroundings([...knownGames, unplayed(gameOne)], known);
    // Who pitched in the end is told of in game 1's own row, for training, as in every feature table.
    const others = (rows: readonly SqlRow[]) => rows.filter((row) => row['game_pk'] !== 900_001);
    expect(others(contexts)).toEqual(others(before.contexts));
    expect(others(contexts)).toHaveLength(3);
    expect(relievers).toEqual(before.relievers);
  });

  const moving: [string, readonly SeasonGame[], readonly LoadedFacts[], readonly string[]][] = [
    [
      'the same game a moment before the cutoff',
      [...knownGames, elsewhere(900_002, yesterday, { endAt: `${slate}T23:04:59.999Z`, gameNumber: 2 })],
      [umpireFacts([900_002, yesterday], `${slate}T23:04:59.999Z`, 7)],
      [
        'home_games_left_season',
        'home_runs_left_365d',
        'home_strikeouts_left_365d',
        'home_opponents_rating_30d',
        'home_opponents_rating_season',
        'home_relievers_pitches_1d',
        'home_relievers_pitches_7d',
        'home_travel_miles',
        'home_zones_crossed',
        'umpire_games_365d',
        'umpire_runs',
        'umpire_strikeouts',
      ],
    ],
    [
      'the forecast a moment before the cutoff',
      knownGames,
      [forecastFacts(ofFirst, `${slate}T23:04:59.999Z`, 99)],
      ['forecast_temperature', 'forecast_wind_out'],
    ],
  ];
  test.each(moving)('columns move with %s', async (_, games, facts, columns) => {
    unmoved ??= surroundings(knownGames, known);
    const isFirst = (row: SqlRow) => row['game_pk'] === first.gamePk;
    const before = (await unmoved).contexts.find(isFirst) ?? {};
    const after = (await surroundings(games, [...known, ...facts])).contexts.find(isFirst) ?? {};
    expect(columns.filter((column) => after[column] === before[column])).toEqual([]);
  });

  test('the same facts build the same bytes, whenever they are built again', async () => {
    const { loadRows, loadFacts, announceLoaded, objects, features } = await featureWorld();
    await loadRows([...earlierGames, ...slateGames]);
    for (const facts of known) await loadFacts(facts);
    const bytes = async (): Promise<string[]> => {
      const { outputs = [] } = await announceLoaded([slate]);
      const keys = outputs
        .map(({ key }) => key)
        .filter((key) => /context_features|reliever_features/.test(key));
      expect(keys).toHaveLength(2);
      const texts = await Promise.all(keys.map(async (key) => (await objects.get(key)).toString()));
      return texts.map((text) => text.replaceAll(/"(run_id|ingested_at)":"[^"]*"/g, '"$1":""'));
    };
    const once = await bytes();
    const rows = await features();
    expect(once.every((text) => text.includes('\n'))).toBe(true);
    expect(await bytes()).toEqual(once);
    expect(await features()).toEqual(rows);
  });
});
