import { describe, expect, it } from 'vitest';
import {
  bundleOf,
  collectorWorld,
  eventOf,
  gameDate,
  gameRows,
  knownGame,
  twoGames,
} from '../../support/collector-world.ts';
import { smallListing, smallSchedule } from '../../support/small-feed.ts';

/** A listing of which only the game, its type and its state can be read. */
const unread = (gamePk: number, codedState: string, gameType = 'R') => ({
  gamePk,
  gameType,
  status: { codedGameState: codedState },
});
const script = (...listings: readonly object[]) => ({ ...twoGames, schedule: smallSchedule(listings) });

describe('a listing that cannot be read', () => {
  it('does not hide its game: it is asked for last, and its feed tells the rest', async () => {
    const { collect, objects, source } = collectorWorld(
      script(unread(900_001, 'F'), smallListing({ gamePk: 900_002 })),
      [],
      {
        concurrency: 1,
      },
    );
    const result = await collect();
    expect(source.asked).toEqual([`schedule ${gameDate}`, 'feed_live 900002', 'feed_live 900001']);
    expect(eventOf(result)).toMatchObject({ games_listed: 2, games_failed: [] });
    expect(gameRows(bundleOf(objects, result, 900_001))).toHaveLength(1);
  });

  it('makes a game that fails by its name when there is no feed either', async () => {
    const { collect } = collectorWorld(script(unread(900_009, ''), smallListing()));
    const result = await collect();
    const { games_failed, bundles } = eventOf(result);
    expect(games_failed).toEqual([expect.objectContaining({ game_pk: 900_009, code: 'SOURCES_EXHAUSTED' })]);
    expect(bundles.map(({ game_pk }) => game_pk)).toEqual([null, 900_001]);
    expect(result.reason).toBe('1 of 2 games could not be collected');
  });

  it('is left alone when the game has not begun, is of another type, known to its end, or listed twice', async () => {
    const { collect, source } = collectorWorld(
      script(
        smallListing(),
        unread(900_001, 'F'),
        unread(900_002, 'F'),
        unread(900_003, 'S'),
        unread(900_004, 'F', 'Y'),
      ),
      [knownGame(900_002)],
    );
    await collect();
    expect(source.asked).toEqual([`schedule ${gameDate}`, 'feed_live 900001']);
  });
});
