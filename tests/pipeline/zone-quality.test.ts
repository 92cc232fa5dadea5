import { describe, expect, it } from 'vitest';
import { playerBattingLines } from '../../schemas/tables/lines.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { promote, quality } from '../../services/console/commands/quality.ts';
import { openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { createWorld } from '../../services/league-simulator/world.ts';
import { putObject, toNdjson } from '../../shared/runtime/object-reference.ts';
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
async function plantHit(dataDir: string): Promise<void> {
  const ports = await openEmbeddedPorts(dataDir, { logLevel: 'error' });
  try {
    const rows = await ports.warehouse.query({
      text: `select * from mlb_historical_data.player_batting_lines where game_date = date '${date}' order by game_pk, player_id limit 1`,
    });
    const planted = rows.map((row) =>
      playerBattingLines.row.parse({
        ...row,
        hits: Number(row['hits']) + 1,
        ingested_at: '2025-03-30T00:00:00.000Z',
        row_hash: 'planted',
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
