import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld } from '../../services/league-simulator/world.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';
import { readWarehouse } from '../support/final-state.ts';
import { leagueSource } from '../support/league-source.ts';
import { runNight, tickingClock } from '../support/night.ts';

const world = createWorld({ seed: 20_250_612 });
const date = '2025-04-02';
const slate = '2025-04-03';
const gamesPerDateMax = 3;
const now = `${slate}T14:00:00.000Z`;

const root = mkdtempSync(join(tmpdir(), 'hankstank-savant-'));
const dataDir = join(root, 'nights');
const isSavant = (endpoint: string) => endpoint.startsWith('savant_');
/** The league, with its Savant told what to answer. */
const league = (savant: (body: Buffer) => Buffer = (body) => body): DataSource =>
  leagueSource(world, {
    now: () => now,
    gamesPerDateMax,
    change: ({ endpoint }, body) => (isSavant(endpoint) ? savant(body) : body),
  });
const headerOnly = (body: Buffer) => body.subarray(0, body.indexOf('\n') + 1);
const down = () => {
  throw new HanksTankError('SOURCE_UNREACHABLE', 'nobody answers');
};
const revised = (body: Buffer) => Buffer.from(body.toString().replaceAll(/^FF,/gm, 'SI,'));

const night = (source: DataSource, hour: number) =>
  runNight({
    dataDir,
    source,
    savant: source,
    dates: [date],
    slate,
    clock: tickingClock(`2025-04-03T${hour}:00:00.000Z`),
  });
const read = (sql: string) => readWarehouse(dataDir, sql);
const pitches = () =>
  read(`select game_pk, count(*)::int as pitches, count(description)::int as of_savant,
    count(play_id)::int as of_feed, sum((pitch_type = 'SI')::int)::int as sinkers
    from mlb_historical_data.statcast_pitches group by game_pk order by game_pk`);
const games = () =>
  read(
    'select game_pk, pitches_recorded, is_complete from mlb_historical_data.games where is_complete order by game_pk',
  );

const states: Awaited<ReturnType<typeof pitches>>[] = [];

beforeAll(async () => {
  for (const [hour, savant] of [
    [14, headerOnly],
    [15, down],
    [16, undefined],
    [17, down],
    [18, headerOnly],
    [19, revised],
  ] as const) {
    await night(league(savant), hour);
    states.push(await pitches());
  }
}, 120_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('nights with Baseball Savant', () => {
  it('begin with the feed: complete games with every pitch', async () => {
    const recorded = await games();
    expect(recorded).toHaveLength(gamesPerDateMax);
    for (const [index, state] of states.entries())
      expect([
        index,
        state.map((row) => [row['game_pk'], row['pitches'], row['of_feed']].map(Number)),
      ]).toEqual([
        index,
        recorded.map((row) => [row['game_pk'], row['pitches_recorded'], row['pitches_recorded']].map(Number)),
      ]);
    for (const row of states[0] ?? []) expect(row['of_savant']).toBe(0);
  });

  it('stay as they are while Savant fails, and become Savant’s when it has them', () => {
    expect(states[1]).toEqual(states[0]);
    for (const row of states[2] ?? []) expect(row['of_savant']).toBe(row['pitches']);
  });

  it('are never overwritten by a night that has the feed alone', () => {
    expect(states[3]).toEqual(states[2]);
    expect(states[4]).toEqual(states[2]);
  });

  it('follow a revision', async () => {
    const sinkers = (state: (typeof states)[number] | undefined) =>
      (state ?? []).map((row) => Number(row['sinkers']));
    const before = sinkers(states[2]);
    expect(sinkers(states[5]).every((count, index) => count > (before[index] ?? 0))).toBe(true);
    expect(await read('select count(*)::int as games from mlb_historical_data.savant_games')).toEqual([
      { games: gamesPerDateMax },
    ]);
  });
});
