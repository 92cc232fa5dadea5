import { describe, expect, test } from 'vitest';
import { slatePointerKey } from '../../../schemas/serving.ts';
import { marketMemoryOf } from '../../../shared/models/game-outcome/history/market-memory.ts';
import { viewOfMarket } from '../../../shared/models/game-outcome/history/snapshot-market.ts';
import { earlierGames, featureWorld, firstGame, slate, slateGames } from '../../support/feature-slate.ts';
import type { FeatureWorld, LoadedFacts } from '../../support/feature-world.ts';
import { addDays, plainGame, plainSide, type SeasonGame, unplayed } from '../../support/season-rows.ts';

const cutoff = `${slate}T17:00:00.000Z`;

/** A price of a game, changed as told. */
const price = (
  game: SeasonGame,
  capturedAt: string,
  homeProbability: number | null,
  change: Record<string, string | number> = {},
): LoadedFacts => ({
  table: 'mlb_historical_data.odds_snapshots',
  knownAt: capturedAt,
  rows: [
    {
      game_pk: game.gamePk,
      game_date: game.date,
      market: 'h2h',
      bookmaker: 'draftkings',
      snapshot_kind: 'live',
      captured_at: capturedAt,
      home_probability: homeProbability,
      ...change,
    },
  ],
});

const halfAnHourBefore = (time: string): string => new Date(Date.parse(time) - 1_800_000).toISOString();

/** An opening price in the morning and a closing one half an hour before the game: the market finds the home teams of low id better than it thought. */
const pricesOf = (games: readonly SeasonGame[]): LoadedFacts[] =>
  games.flatMap((game) => [
    price(game, `${game.date}T12:00:00.000Z`, 0.52),
    price(game, halfAnHourBefore(game.startAt), 0.52 + (111 - game.home.teamId) / 100),
  ]);

/** Two games of the same clubs on a past day, and the slate. */
const [doubleheaderDay, clubs] = ['2026-04-08', [plainSide(108), plainSide(109, { runs: 2 })] as const];
const twice = [1, 2].map((gameNumber) =>
  plainGame(790_000 + gameNumber, doubleheaderDay, ...clubs, {
    gameNumber,
    startAt: `${doubleheaderDay}T${gameNumber === 1 ? '17' : '23'}:05:00.000Z`,
    endAt: `${gameNumber === 1 ? doubleheaderDay : addDays(doubleheaderDay, 1)}T${gameNumber === 1 ? '20' : '02'}:30:00.000Z`,
  }),
);
const played = [...earlierGames.filter(({ date }) => date !== doubleheaderDay), ...twice];
const known = [...played, ...slateGames.map(unplayed)];

async function world(facts: readonly LoadedFacts[]): Promise<FeatureWorld> {
  const opened = await featureWorld();
  for (const loaded of facts) await opened.loadFacts(loaded);
  await opened.loadGames(known);
  await opened.requestSlate(slate, cutoff);
  return opened;
}

/** What is told of every game and of the slate, as bytes; the opening lines of the slate are no part of it. */
async function told(facts: readonly LoadedFacts[]) {
  const { features, pointer, snapshot } = await world(facts);
  const { market, ...others } = await features();
  const { market: served } = await snapshot((await pointer(slatePointerKey(slate))).snapshot.key);
  return { market, served: JSON.stringify(served), others };
}

describe("the market's memory in the warehouse", () => {
  let unmoved: ReturnType<typeof told> | undefined;
  const undisturbed = () => {
    unmoved ??= told(pricesOf(played));
    return unmoved;
  };

  test('is a row for each game with features from the second day on, and in the snapshot of the slate', async () => {
    const { features, pointer, snapshot } = await world(pricesOf(played));
    const { market, games } = await features();
    const later = games.filter((row) => String(row['feature_date']) > '2026-04-01');
    expect(market.map((row) => row['game_pk'])).toEqual(later.map((row) => row['game_pk']));
    expect(market.every((row) => row['known_at'] === row['cutoff_at'])).toBe(true);
    expect(new Set(market.map((row) => row['closing_ratings'])).size).toBeGreaterThan(20);
    const { market: served } = await snapshot((await pointer(slatePointerKey(slate))).snapshot.key);
    if (served === null) throw new Error('the snapshot knows no market');
    const ofSlate = market.filter((row) => row['feature_date'] === slate);
    expect(ofSlate).toHaveLength(slateGames.length);
    for (const game of slateGames) {
      const sides = { home: game.home, away: game.away };
      const row = ofSlate.find((each) => each['game_pk'] === game.gamePk);
      expect(row).toMatchObject(marketMemoryOf(viewOfMarket(served), sides, 0));
    }
  });

  const past = firstGame(played.filter(({ date }) => date === '2026-04-10'));
  const [firstOfTwo, secondOfTwo] = twice;
  if (firstOfTwo === undefined || secondOfTwo === undefined) throw new Error('no doubleheader');

  test.each<[string, LoadedFacts]>([
    ['a price that was captured after the game began', price(past, '2026-04-10T23:30:00.000Z', 0.95)],
    [
      'a price of a past game that was captured after the cutoff',
      price(past, `${slate}T18:00:00.000Z`, 0.95),
    ],
    [
      'a closing line of a past game with a time after the cutoff',
      price(past, `${slate}T18:00:00.000Z`, 0.95, { bookmaker: 'sportsbookreview', snapshot_kind: 'close' }),
    ],
    ['the closing line of a game of the slate', price(firstGame(slateGames), `${slate}T16:00:00.000Z`, 0.95)],
    [
      'the same, opened and closed by a file',
      {
        ...price(firstGame(slateGames), `${slate}T23:05:00.000Z`, 0.95),
        rows: [
          ['open', `${slate}T04:00:00.000Z`, 0.3],
          ['close', `${slate}T04:30:00.000Z`, 0.4],
        ].flatMap(
          ([kind, at, p]) =>
            price(firstGame(slateGames), String(at), Number(p), {
              bookmaker: 'sportsbookreview',
              snapshot_kind: String(kind),
            }).rows,
        ),
      },
    ],
    [
      'a single price of another bookmaker',
      price(past, '2026-04-10T15:00:00.000Z', 0.95, { bookmaker: 'betmgm' }),
    ],
    ['a total', price(past, '2026-04-10T23:05:00.000Z', 0.95, { market: 'totals' })],
    ['a price that is none', price(past, '2026-04-10T23:05:00.000Z', null)],
    [
      'a price of the game on another date',
      price(past, '2026-04-10T23:05:00.000Z', 0.95, { game_date: '2026-04-09' }),
    ],
  ])('does not move by one byte with %s', async (_, leak) => {
    const { market, served } = await undisturbed();
    const after = await told([...pricesOf(played), leak]);
    expect(after.market).toEqual(market);
    expect(after.served).toBe(served);
  });

  test('moves with a later price before the game, for later dates alone', async () => {
    const { market } = await undisturbed();
    const after = await told([...pricesOf(played), price(past, '2026-04-10T23:05:00.000Z', 0.6)]);
    const moved = after.market.filter((row, index) => row['row_hash'] !== market[index]?.['row_hash']);
    expect(new Set(moved.map((row) => row['feature_date']))).toEqual(new Set([slate]));
  });

  test('of the second game of a doubleheader does not know the first one', async () => {
    const { market } = await undisturbed();
    const without = await told(pricesOf(played.filter(({ gamePk }) => gamePk !== firstOfTwo.gamePk)));
    const of = (rows: typeof market, gamePk: number) => rows.find((row) => row['game_pk'] === gamePk);
    expect(of(without.market, secondOfTwo.gamePk)).toEqual(of(market, secondOfTwo.gamePk));
    const next = firstGame(played.filter(({ date }) => date > doubleheaderDay));
    expect(of(without.market, next.gamePk)).not.toEqual(of(market, next.gamePk));
  });

  test('leaves every other feature as it is, byte for byte', async () => {
    const { others } = await undisturbed();
    const without = await told([]);
    expect(without.market).toEqual([]);
    expect(without.served).toBe('null');
    expect(others).toEqual(without.others);
  });

  test('is brought up to prices that come later, and is written once', async () => {
    const { market } = await undisturbed();
    const { loadFacts, loadGames, requestSlate, announcePrices, announceLoaded, features, objects } =
      await featureWorld();
    await loadGames(known);
    await requestSlate(slate, cutoff);
    expect((await features()).market).toEqual([]);
    for (const loaded of pricesOf(played)) await loadFacts(loaded);
    expect(await announceLoaded([])).toMatchObject({ status: 'skipped' });
    expect(await announcePrices(60)).toMatchObject({
      status: 'success',
      reason: "no facts changed but prices: the market's memory of 10 dates",
      rowsOut: market.length,
    });
    expect((await features()).market).toEqual(market);
    const written = async () =>
      (await objects.list('features/')).filter(({ key }) => key.endsWith('market_memory_features.ndjson'));
    const once = (await written()).length;
    expect(once).toBe(1);
    expect(await announcePrices(60)).toMatchObject({ status: 'success', rowsOut: 0, outputs: [] });
    await requestSlate(slate, cutoff);
    expect(await written()).toHaveLength(once);
    expect((await features()).market).toEqual(market);
  });
});
