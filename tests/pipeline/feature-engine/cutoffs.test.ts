import { describe, expect, test } from 'vitest';
import {
  firstGame,
  knownGames,
  knownGamesWith,
  slate,
  slateFeatures,
  slateGames,
} from '../../support/feature-slate.ts';
import { seasonTeamIds, unplayed } from '../../support/season-rows.ts';

describe('the cutoff of a slate', () => {
  test('an explicit cutoff hides the games that ended after it', async () => {
    const early = await slateFeatures(knownGames, '2026-04-10T23:05:00Z');
    expect(early.teams.map((row) => row['cutoff_at'])).toEqual(
      seasonTeamIds.map(() => '2026-04-10T23:05:00.000Z'),
    );
    expect(early.teams.map((row) => row['games_season'])).toEqual(seasonTeamIds.map(() => 9));
    const usual = await slateFeatures(knownGames, '2026-04-11T18:00:00Z');
    expect(usual.teams.map((row) => row['games_season'])).toEqual(seasonTeamIds.map(() => 10));
  });

  test('a game that begins before noon UTC ends the knowledge of the date', async () => {
    const inTokyo = { ...unplayed(firstGame(slateGames)), startAt: `${slate}T10:10:00.000Z` };
    const rows = await slateFeatures(knownGamesWith(inTokyo));
    expect(rows.games.every((row) => row['cutoff_at'] === `${slate}T10:10:00.000Z`)).toBe(true);
  });

  test('a start time that is a placeholder ends nothing', async () => {
    const undecided = {
      ...unplayed(firstGame(slateGames)),
      startAt: `${slate}T07:33:00.000Z`,
      isStartTbd: true,
    };
    const rows = await slateFeatures(knownGamesWith(undecided));
    expect(rows.games[0]?.['cutoff_at']).toBe(`${slate}T23:05:00.000Z`);
  });

  test('without an announcement the row takes who pitched, and says so; a withdrawn name is no announcement', async () => {
    const withdrawn = [
      { at: '2026-04-10T09:00:00.000Z', homeStarterId: 4711, awayStarterId: 4712 },
      { at: '2026-04-11T09:00:00.000Z', homeStarterId: null, awayStarterId: null },
    ];
    const silent = { ...firstGame(slateGames), announcements: withdrawn };
    const before = (await slateFeatures(knownGamesWith(unplayed(silent)))).games[0];
    expect(before).toMatchObject({
      home_starter_id: null,
      away_starter_id: null,
      is_starter_announced: false,
    });
    const after = (await slateFeatures(knownGamesWith(silent))).games[0];
    expect(after).toMatchObject({
      home_starter_id: silent.home.starterId,
      away_starter_id: silent.away.starterId,
      is_starter_announced: false,
    });
  });

  test('a cancelled or postponed game has no row and sets no cutoff', async () => {
    const postponed = {
      ...unplayed(firstGame(slateGames)),
      codedState: 'D',
      startAt: `${slate}T09:00:00.000Z`,
    };
    const rows = await slateFeatures(knownGamesWith(postponed));
    expect(rows.games.map((row) => row['game_pk'])).not.toContain(postponed.gamePk);
    expect(rows.games[0]?.['cutoff_at']).toBe(`${slate}T23:05:00.000Z`);
  });
});
