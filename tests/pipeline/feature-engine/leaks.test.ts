import { describe, expect, test } from 'vitest';
import {
  earlierGames,
  firstGame,
  knownGames,
  slate,
  slateFeatures,
  slateGames,
} from '../../support/feature-slate.ts';
import { makeSeason, plainGame, plainSide, type SeasonGame, unplayed } from '../../support/season-rows.ts';

describe('what is not known before the cutoff', () => {
  const blowout = (game: SeasonGame): SeasonGame => ({
    ...game,
    home: { ...game.home, runs: 25, strikeouts: 0, homeRuns: 9, starterPitches: 33, relieverPitches: 150 },
    away: { ...game.away, runs: 0, starterRuns: 20, starterOuts: 1, starterHomeRuns: 9 },
  });

  const leaks: [string, SeasonGame[]][] = [
    ['the results of the slate itself', [...earlierGames, ...slateGames.map(blowout)]],
    [
      'the result of game 1 of a doubleheader of the day',
      [
        ...earlierGames,
        blowout({ ...firstGame(slateGames), endAt: `${slate}T23:59:00.000Z` }),
        ...slateGames.slice(1).map(unplayed),
      ],
    ],
    [
      'an announcement after the cutoff',
      [
        ...earlierGames,
        ...slateGames.map((game) => ({
          ...unplayed(game),
          announcements: [
            ...game.announcements,
            { at: `${slate}T23:05:00.000Z`, homeStarterId: 9999, awayStarterId: null },
          ],
        })),
      ],
    ],
    [
      'the games of later days',
      [
        ...knownGames,
        ...makeSeason('2026-04-12', 3).map((game, index) => blowout({ ...game, gamePk: 900_000 + index })),
      ],
    ],
    [
      'a game that ends at the moment of the cutoff',
      [
        ...knownGames,
        blowout(
          plainGame(800_001, '2026-04-10', plainSide(108), plainSide(109), {
            endAt: `${slate}T23:05:00.000Z`,
          }),
        ),
      ],
    ],
    [
      'a suspended game that is completed weeks later under its first date',
      [
        ...knownGames,
        blowout(
          plainGame(800_002, '2026-04-05', plainSide(108), plainSide(109), {
            endAt: '2026-05-02T20:00:00.000Z',
          }),
        ),
      ],
    ],
  ];
  let unmoved: ReturnType<typeof slateFeatures> | undefined;
  test.each(leaks)('not one feature moves with %s', async (_, games) => {
    unmoved ??= slateFeatures(knownGames);
    expect(await slateFeatures(games)).toEqual(await unmoved);
  });

  test('the same fact a moment before the cutoff moves features', async () => {
    const game = plainGame(800_001, '2026-04-10', plainSide(108), plainSide(109), {
      endAt: `${slate}T11:59:59.999Z`,
    });
    unmoved ??= slateFeatures(knownGames);
    const before = await unmoved;
    const after = await slateFeatures([...knownGames, blowout(game)]);
    expect(after.teams).not.toEqual(before.teams);
    expect(after.pitchers).not.toEqual(before.pitchers);
    expect(after.games).not.toEqual(before.games);
  });

  test('scrambled box scores from the slate on leave it as it was', async () => {
    const later = [...slateGames, ...makeSeason('2026-04-01', 14).filter(({ date }) => date > slate)];
    const scrambled = later.map((game, index) => {
      const other = later[later.length - 1 - index] ?? game;
      return {
        ...game,
        home: { ...other.away, teamId: game.home.teamId, starterId: game.home.starterId },
        away: { ...other.home, teamId: game.away.teamId, starterId: game.away.starterId },
      };
    });
    expect(await slateFeatures([...earlierGames, ...scrambled])).toEqual(
      await slateFeatures([...earlierGames, ...later]),
    );
  });
});
