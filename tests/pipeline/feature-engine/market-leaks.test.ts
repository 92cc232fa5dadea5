import { describe, expect, test } from 'vitest';
import { slatePointerKey } from '../../../schemas/serving.ts';
import { readOpeningLines } from '../../../shared/runtime/models/read-opening-lines.ts';
import {
  earlierGames,
  featureWorld,
  firstGame,
  knownGames,
  slate,
  slateGames,
} from '../../support/feature-slate.ts';
import type { LoadedFacts } from '../../support/feature-world.ts';
import { addDays } from '../../support/season-rows.ts';

const first = firstGame(slateGames);
const cutoff = `${slate}T23:05:00.000Z`;

/** A price of the first game of the slate, changed as told. */
function price(
  capturedAt: string,
  homeProbability: number | null,
  change: Record<string, string | number> = {},
): LoadedFacts {
  return {
    table: 'mlb_historical_data.odds_snapshots',
    knownAt: capturedAt,
    rows: [
      {
        game_pk: first.gamePk,
        game_date: slate,
        market: 'h2h',
        bookmaker: 'draftkings',
        snapshot_kind: 'live',
        captured_at: capturedAt,
        home_probability: homeProbability,
        ...change,
      },
    ],
  };
}

/** Two bookmakers, one of which moved. */
const known: LoadedFacts[] = [
  price(`${slate}T12:00:00.000Z`, 0.55),
  price(`${slate}T16:00:00.000Z`, 0.62),
  price(`${slate}T13:00:00.000Z`, 0.57, { bookmaker: 'fanduel' }),
];

/** The snapshot of the slate as bytes, and the lines that a training would read of its date. */
async function told(facts: readonly LoadedFacts[]) {
  const { loadRows, loadFacts, requestSlate, pointer, snapshot, warehouse, objects } = await featureWorld();
  await loadRows(knownGames);
  for (const loaded of facts) await loadFacts(loaded);
  await requestSlate(slate, cutoff);
  const { key } = (await pointer(slatePointerKey(slate))).snapshot;
  const { games } = await snapshot(key);
  return {
    bytes: (await objects.get(key)).toString(),
    lines: new Map(games.map((game) => [game.game_pk, game.open_home_probability])),
    trained: await readOpeningLines(warehouse, { from: slate, to: slate }),
  };
}

describe('the opening line of a slate', () => {
  let unmoved: ReturnType<typeof told> | undefined;

  test('is the mean of the first prices that were known before the cutoff, and null where there is none', async () => {
    const { lines, trained } = await told(known);
    expect(lines.get(first.gamePk)).toBe(0.56);
    expect([...lines.values()].filter((line) => line !== null)).toEqual([0.56]);
    expect(lines.size).toBe(slateGames.length);
    // What is learned from later is what was served.
    expect([...trained]).toEqual([[first.gamePk, 0.56]]);
  });

  test.each<[string, LoadedFacts]>([
    ['a later price of the same bookmaker', price(`${slate}T18:00:00.000Z`, 0.9)],
    ['the first price of another bookmaker at the cutoff', price(cutoff, 0.9, { bookmaker: 'betmgm' })],
    [
      'the first price of another bookmaker after it',
      price(`${slate}T23:50:00.000Z`, 0.9, { bookmaker: 'betmgm' }),
    ],
    [
      'a closing line, whatever its time',
      price(`${slate}T04:00:00.000Z`, 0.9, { bookmaker: 'sportsbookreview', snapshot_kind: 'close' }),
    ],
    [
      'a price of the same game on another date',
      price(`${slate}T11:00:00.000Z`, 0.9, { bookmaker: 'betmgm', game_date: addDays(slate, 1) }),
    ],
    ['a total', price(`${slate}T11:00:00.000Z`, 0.9, { bookmaker: 'betmgm', market: 'totals' })],
    ['a price that is none', price(`${slate}T11:00:00.000Z`, null, { bookmaker: 'betmgm' })],
  ])('not one byte moves with %s', async (_, leak) => {
    unmoved ??= told(known);
    const before = await unmoved;
    const after = await told([...known, leak]);
    expect(after.bytes).toBe(before.bytes);
    expect(after.trained).toEqual(before.trained);
  });

  test('an earlier price of a bookmaker moves it', async () => {
    const { lines } = await told([...known, price(`${slate}T11:00:00.000Z`, 0.51)]);
    expect(lines.get(first.gamePk)).toBe(0.54);
  });

  test('the features know nothing of it: they are the same with and without prices', async () => {
    const rows = async (facts: readonly LoadedFacts[]) => {
      const { loadRows, loadFacts, requestSlate, features } = await featureWorld();
      await loadRows(knownGames);
      for (const loaded of facts) await loadFacts(loaded);
      await requestSlate(slate, cutoff);
      return features();
    };
    expect(await rows(known)).toEqual(await rows([]));
  });

  test('of a past game is told as of its own cutoff, also when the price was loaded only afterwards', async () => {
    const past = firstGame(earlierGames);
    const { loadGames, loadFacts, warehouse } = await featureWorld();
    await loadGames(earlierGames);
    const ofPast = { game_pk: past.gamePk, game_date: past.date };
    await loadFacts(price(`${past.date}T04:00:00.000Z`, 0.58, { ...ofPast, snapshot_kind: 'open' }));
    await loadFacts(price(`${addDays(past.date, 1)}T04:00:00.000Z`, 0.9, { ...ofPast, bookmaker: 'betmgm' }));
    const lines = await readOpeningLines(warehouse, { from: '2026-04-01', to: slate });
    expect([...lines]).toEqual([[past.gamePk, 0.58]]);
  });
});
