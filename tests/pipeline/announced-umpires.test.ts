import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { umpiresOf } from '../../services/league-simulator/game/conditions.ts';
import { createWorld } from '../../services/league-simulator/world.ts';
import { readWarehouse } from '../support/final-state.ts';
import { leagueSource } from '../support/league-source.ts';
import { runNight, tickingClock } from '../support/night.ts';

/** Five games in the afternoon and three in the evening: the cutoff is the first pitch, 17:10. */
const slate = '2025-04-02';
const world = createWorld({ seed: 20_250_611, scenarios: [] });
const games = world.calendar(2025).games.filter(({ officialDate }) => officialDate === slate);
const isEarly = ({ startMs }: (typeof games)[number]): boolean =>
  startMs < Date.parse(`${slate}T18:30:00.000Z`);
const idsOf = (of: typeof games): number[] =>
  of.map(({ gamePk }) => gamePk).sort((left, right) => left - right);

const root = mkdtempSync(join(tmpdir(), 'hankstank-umpires-'));
const dataDir = join(root, 'data');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const read = (sql: string) => readWarehouse(dataDir, sql);
const rows = () =>
  read(
    `select game_pk::int as game_pk, position, umpire_id::int as umpire_id, strftime(known_at, '%Y-%m-%dT%H:%M') as known_at
     from mlb_historical_data.game_umpires where game_date = '${slate}' order by game_pk, position`,
  );
const told = () =>
  read(
    `select game_pk::int as game_pk, umpire_id::int as umpire_id from mlb_features.context_features
     where feature_date = '${slate}' order by game_pk`,
  );

async function night(now: string) {
  const { report } = await runNight({
    dataDir,
    source: leagueSource(world, { now: () => now }),
    dates: [slate],
    slate,
    clock: tickingClock(now),
    reason: 'slate',
  });
  expect(report).toMatchObject({ status: 'success', dead_letters: 0 });
  return { rows: await rows(), told: await told() };
}

let morning: Awaited<ReturnType<typeof night>>;
let noon: Awaited<ReturnType<typeof night>>;
let evening: Awaited<ReturnType<typeof night>>;
let nextDay: Awaited<ReturnType<typeof night>>;

beforeAll(async () => {
  morning = await night(`${slate}T10:15:00.000Z`);
  noon = await night(`${slate}T14:30:00.000Z`);
  evening = await night(`${slate}T20:00:00.000Z`);
  nextDay = await night('2025-04-03T15:00:00.000Z');
}, 180_000);

/** Who is told of at home plate, and null for the games of which nobody is. */
const plateOf = (named: (game: (typeof games)[number]) => boolean) =>
  idsOf(games).map((gamePk) => {
    const game = games.find((each) => each.gamePk === gamePk);
    if (game === undefined) throw new Error('no game');
    return { game_pk: gamePk, umpire_id: named(game) ? (umpiresOf(world.seed, game)[0]?.id ?? null) : null };
  });

describe('umpires who are named before their games', () => {
  it('are nobody in the morning, and that is no finding', async () => {
    expect(games.filter(isEarly)).toHaveLength(5);
    expect(games).toHaveLength(8);
    expect(morning.rows).toEqual([]);
    expect(morning.told).toEqual(plateOf(() => false));
    const findings = await read(
      `select count(*)::int as n from operational.quality_reports where findings::varchar like '%officials%'`,
    );
    expect(findings).toEqual([{ n: 0 }]);
  });

  it('are told of as soon as the schedule has them, before the cutoff', () => {
    expect(noon.rows).toHaveLength(4 * 5);
    expect(new Set(noon.rows.map((row) => row['known_at']))).toEqual(new Set([`${slate}T14:30`]));
    expect(noon.told).toEqual(plateOf(isEarly));
  });

  it('are not told of when they were named after the cutoff', () => {
    const late = evening.rows.filter((row) => row['known_at'] === `${slate}T20:00`);
    expect(new Set(late.map((row) => row['game_pk']))).toEqual(
      new Set(
        games
          .filter((game) => !isEarly(game) && game.startMs < Date.parse('2025-04-03T00:00:00.000Z'))
          .map(({ gamePk }) => gamePk),
      ),
    );
    expect(late.length).toBeGreaterThan(0);
    expect(evening.told).toEqual(noon.told);
  });

  it('keep the moment when they were named after their games, and the rest is known at the end', () => {
    expect(nextDay.rows).toHaveLength(4 * games.length);
    const before = new Map(evening.rows.map((row) => [`${row['game_pk']} ${row['position']}`, row]));
    for (const row of nextDay.rows) {
      const named = before.get(`${row['game_pk']} ${row['position']}`);
      if (named === undefined) expect(String(row['known_at']) > `${slate}T20:00`).toBe(true);
      else expect(row).toEqual(named);
    }
    expect(nextDay.told).toEqual(noon.told);
  });
});
