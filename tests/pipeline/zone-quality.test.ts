import { describe, expect, it } from 'vitest';
import { playerBattingLines } from '../../schemas/tables/lines.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { heal } from '../../services/console/commands/heal.ts';
import { promote, quality } from '../../services/console/commands/quality.ts';
import { status } from '../../services/console/commands/status.ts';
import { attachChain } from '../../services/console/embedded-chain.ts';
import { openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { noSource } from '../../services/console/no-source.ts';
import { publish } from '../../services/console/publish.ts';
import { newRunId } from '../../services/console/run-chain.ts';
import { createWorld } from '../../services/league-simulator/world.ts';
import { putObject, toNdjson } from '../../shared/runtime/object-reference.ts';
import { readWarehouse } from '../support/final-state.ts';
import { leagueSource } from '../support/league-source.ts';
import { runNight, tickingClock } from '../support/night.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const date = '2025-03-28';

/** A data folder with one simulated night, and one more game of its own in it. */
async function nightFolder(): Promise<string> {
  const dataDir = temporaryFolder();
  const now = '2025-03-29T14:00:00.000Z';
  const world = createWorld({ seed: 11, seasonStart: '2025-03-27' });
  await runNight({
    dataDir,
    source: leagueSource(world, { now: () => now, gamesPerDateMax: 3 }),
    dates: [date, '2025-03-29'],
    slate: '2025-03-29',
    clock: tickingClock(now),
  });
  return dataDir;
}

/** Gives one batter a hit that no total knows. */
async function plantHit(dataDir: string, hits = 1, ingestedAt = '2025-03-30T00:00:00.000Z'): Promise<void> {
  const ports = await openEmbeddedPorts(dataDir, { logLevel: 'error' });
  try {
    const rows = await ports.warehouse.query({
      text: `select * from mlb_historical_data.player_batting_lines where game_date = date '${date}' order by game_pk, player_id limit 1`,
    });
    const planted = rows.map((row) =>
      playerBattingLines.row.parse({
        ...row,
        hits: Number(row['hits']) + hits,
        ingested_at: ingestedAt,
        row_hash: `planted ${hits}`,
      }),
    );
    await putObject(ports.objects, 'validated/planted.ndjson', toNdjson(planted), 1);
    await ports.warehouse.load({
      table: qualifiedName(playerBattingLines),
      objectKeys: ['validated/planted.ndjson'],
      mode: { kind: 'merge' },
    });
  } finally {
    await ports.warehouse.close();
  }
}

/** The facts of the date changed: what the loader says of it. */
async function reload(dataDir: string): Promise<void> {
  const ports = await openEmbeddedPorts(dataDir, { logLevel: 'error' });
  try {
    attachChain(ports, noSource('a test'), {});
    const data = {
      run_id: newRunId(ports),
      game_date: date,
      tables: [],
      changed_game_dates: [date],
      games: [],
    };
    await publish(ports, { topic: 'data.loaded', data });
    await ports.bus.drain();
  } finally {
    await ports.warehouse.close();
  }
}

const say = async (command: typeof quality, ...args: string[]) => {
  const terminal = recordingTerminal();
  const code = await command(args, terminal);
  return { code, text: terminal.said.join('\n') };
};

describe('the gate of a zone', () => {
  it('passes a whole night, and moves it on', async () => {
    const dataDir = await nightFolder();
    const staging = await say(quality, '--date', date, '--data-dir', dataDir);
    expect(staging.text).toMatch(/player_batting_lines +\d+ +100\.0% +100\.0% +100\.0% +100\.0% +passes/);
    expect(staging.text).toContain(`The gate of staging passes for ${date}.`);
    expect(staging.code).toBe(0);
    const curated = await say(quality, '--zone', 'curated', '--date', '2025-03-29', '--data-dir', dataDir);
    expect(curated).toMatchObject({ code: 0, text: expect.stringContaining('game_features_daily') });
    const moved = await say(promote, '--date', date, '--data-dir', dataDir, '--json');
    expect(JSON.parse(moved.text)).toMatchObject({ zone: 'staging', passed: true, promoted: true });
  });

  it('stops a partition whose sums do not add up, and no other', async () => {
    const dataDir = await nightFolder();
    await plantHit(dataDir);
    const staging = await say(quality, '--date', date, '--data-dir', dataDir);
    expect(staging.code).toBe(1);
    expect(staging.text).toMatch(/player_batting_lines.*fails: consistency/);
    expect(await say(promote, '--date', date, '--data-dir', dataDir)).toMatchObject({
      code: 1,
      text: expect.stringContaining(`${date} stays where it is.`),
    });
    expect(
      await say(promote, '--zone', 'curated', '--date', '2025-03-29', '--data-dir', dataDir),
    ).toMatchObject({ code: 0, text: expect.stringContaining('2025-03-29 was moved on.') });
  });

  it('is judged in the chain: a date that fails is left out of features until it passes or is accepted', async () => {
    const dataDir = await nightFolder();
    const gates = () =>
      readWarehouse(
        dataDir,
        'select game_date::varchar as date, failed, is_held, is_accepted from operational.partition_gates',
      );
    // A night that passes leaves no trace.
    expect(await gates()).toEqual([]);
    const known = () =>
      readWarehouse(
        dataDir,
        `select sum(games_season)::int as games from mlb_features.team_rolling_features where feature_date = date '2025-03-29'`,
      );
    const counted = await known();
    expect(counted[0]?.['games']).toBeGreaterThan(0);

    await plantHit(dataDir);
    await reload(dataDir);
    expect(await gates()).toEqual([
      {
        date,
        failed: expect.stringMatching(/^player_batting_lines: consistency \d+\.\d%$/),
        is_held: true,
        is_accepted: false,
      },
    ]);
    expect(await known()).toEqual([{ games: 0 }]);
    expect((await say(status, '--data-dir', dataDir)).text).toContain(
      `WARN ${date} is held by its gate, its facts are in no feature: player_batting_lines: consistency`,
    );
    const sick = await say(heal, '--dry-run', '--date', '2025-03-29', '--data-dir', dataDir, '--json');
    expect(JSON.parse(sick.text).ailments).toContainEqual(
      expect.objectContaining({ kind: 'held_partition', subject: date, repair: null }),
    );

    await say(promote, '--date', date, '--data-dir', dataDir);
    expect(await known()).toEqual([{ games: 0 }]);
    const accepted = await say(promote, '--date', date, '--accept', '--data-dir', dataDir);
    expect(accepted).toMatchObject({ code: 0, text: expect.stringContaining(`${date} was moved on.`) });
    expect(await known()).toEqual(counted);
    expect(await gates()).toMatchObject([{ is_held: false, is_accepted: true }]);

    // The same shortcomings hold nothing back any more; when they are gone, so is the acceptance.
    await reload(dataDir);
    expect(await known()).toEqual(counted);
    await plantHit(dataDir, -1, '2025-03-31T00:00:00.000Z');
    expect(await say(promote, '--date', date, '--data-dir', dataDir)).toMatchObject({ code: 0 });
    expect(await gates()).toMatchObject([{ failed: null, is_held: false, is_accepted: false }]);
    expect(await known()).toEqual(counted);
  }, 60_000);

  it('accepts shortcomings of the staging zone only', async () => {
    await expect(
      say(promote, '--date', date, '--zone', 'curated', '--accept', '--data-dir', temporaryFolder()),
    ).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    await expect(say(quality, '--date', date, '--accept')).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });

  it('has nothing to judge on a day without games', async () => {
    const dataDir = await nightFolder();
    const empty = await say(promote, '--date', '2025-12-24', '--data-dir', dataDir);
    expect(empty).toMatchObject({ code: 1, text: expect.stringContaining('Nothing to judge') });
  });

  it('says which option is wrong', async () => {
    await expect(say(quality, '--zone', 'moon', '--date', date)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
    await expect(say(quality)).rejects.toThrow('--date');
  });
});
