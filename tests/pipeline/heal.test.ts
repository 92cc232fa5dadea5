import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { heal } from '../../services/console/commands/heal.ts';
import { dataPaths } from '../../services/console/embedded-ports.ts';
import { createLeagueSimulator } from '../../services/league-simulator/league-simulator.ts';
import { createEvent } from '../../shared/runtime/cloud-event.ts';
import { contractRow } from '../support/contract-rows.ts';
import { readWarehouse } from '../support/final-state.ts';
import { backfillLeague } from '../support/league-backfill.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';

const root = mkdtempSync(join(tmpdir(), 'hankstank-heal-'));
const dataDir = join(root, 'data');
const now = '2025-04-11T14:00:00Z';
const last = '2025-04-10';
const simulator = createLeagueSimulator({ seed: 20_250_611, now, scenarios: [] });
const environment = { TRAINER_TRAINING_GAMES_MIN: '4', TRAINER_HOLDOUT_GAMES_MIN: '2' };
let http: { url: string; close(): Promise<void> };

/** Changes a closed data folder as no stage would. */
async function plant(...statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(dataPaths(dataDir).warehouse);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

const ailmentSchema = z.object({
  kind: z.string(),
  subject: z.string(),
  detail: z.string(),
  state: z.string(),
});
const reportSchema = z.object({ ailments: z.array(ailmentSchema) });

async function run(...args: string[]) {
  const terminal = recordingTerminal(environment);
  const code = await heal(
    ['--data-dir', dataDir, '--date', last, '--look-back-days', '9', ...args],
    terminal,
  );
  return { code, said: terminal.said };
}

async function ailments(...args: string[]) {
  const { code, said } = await run('--json', ...args);
  return { code, found: reportSchema.parse(JSON.parse(said[0] ?? '')).ailments };
}

const repair = () => ailments('--source', 'simulator', '--simulator-url', http.url);

beforeAll(async () => {
  http = await simulator.listen();
  await backfillLeague({ dataDir, from: '2025-04-01', to: last, now, hasStatcast: true });
}, 120_000);

afterAll(async () => {
  await http.close();
  rmSync(root, { recursive: true, force: true });
});

/** A game of a date, by its place in the list. */
async function gameOf(date: string, place = 0): Promise<number> {
  const rows = await readWarehouse(
    dataDir,
    `select game_pk::int as game_pk from mlb_historical_data.games where game_date = '${date}' order by game_pk`,
  );
  return Number(rows[place]?.['game_pk']);
}

const verdictTable = 'operational.quality_reports';

/** A verdict over a game that replaces the one that is there. */
async function plantVerdict(gamePk: number, attempt: number, hoursAgo: number): Promise<void> {
  const at = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
  await plant(
    `create temp table one as select * replace ('F' as grade, 'retry' as action, ${attempt} as attempt, 'PLAYERS_PRESENT: planted' as worst_finding, timestamptz '${at}' as ingested_at) from ${verdictTable} where game_pk = ${gamePk}`,
    `delete from ${verdictTable} where game_pk = ${gamePk}`,
    `insert into ${verdictTable} select * from one`,
  );
}

/** A row that nobody offered: the example of the contract with changes. */
async function plantRow(table: string, change: Record<string, unknown>): Promise<void> {
  const row = { ...contractRow(table, change), source: 'test' };
  const values = Object.values(row).map((value) =>
    typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value),
  );
  await plant(`insert into ${table} (${Object.keys(row).join(', ')}) values (${values.join(', ')})`);
}

/** A dead letter that asks for a date. */
async function plantLetter(id: string, errorClass: string): Promise<void> {
  const event = createEvent(
    {
      topic: 'collection.requested',
      data: {
        run_id: '20250411T140000Z-0000',
        game_date: '2025-04-09',
        reason: 'nightly',
        game_pks: null,
        attempt: 1,
      },
    },
    { source: 'test', time: now, idSeed: id },
  );
  await plantRow('operational.dead_letter_queue', {
    dead_letter_id: id,
    topic: 'collection.requested',
    game_date: '2025-04-09',
    error_class: errorClass,
    payload: JSON.stringify(event),
    ingested_at: now,
  });
}

describe('heal', () => {
  it('finds nothing in a folder where nothing is wrong', { timeout: 60_000 }, async () => {
    expect(await run('--dry-run')).toEqual({ code: 0, said: ['Nothing to heal.'] });
  });

  it('finds every planted fault, changes nothing with --dry-run, and repairs what can be repaired', {
    timeout: 300_000,
  }, async () => {
    const given = await gameOf('2025-04-04');
    const stuck = await gameOf('2025-04-05', 1);
    const before = await readWarehouse(
      dataDir,
      "select * from mlb_features.game_features_daily where feature_date = '2025-04-06' order by game_pk",
    );
    await plant(
      ...[
        'games',
        'team_game_totals',
        'player_batting_lines',
        'player_pitching_lines',
        'statcast_pitches',
        'linescores',
      ].map((table) => `delete from mlb_historical_data.${table} where game_date = '2025-04-02'`),
      "delete from operational.run_manifests where game_date = '2025-04-02'",
      "update mlb_historical_data.games set is_complete = false, coded_state = 'I', row_hash = 'planted', ingested_at = timestamptz '2025-04-03 02:00:00Z' where game_date = '2025-04-03'",
      "delete from mlb_features.game_features_daily where feature_date = '2025-04-06'",
      // As a release before form of late had left them.
      "update mlb_features.player_features_daily set recent_hits = null where feature_date = '2025-04-07'",
      "delete from mlb_features.reliever_features_daily where feature_date = '2025-04-08'",
    );
    await plantVerdict(given, 4, 0);
    await plantVerdict(stuck, 2, 3);
    await plantLetter('collector/transient', 'transient');
    await plantLetter('collector/contract', 'contract');
    await plantRow('mlb_predictions.model_registry', {
      model_system: 'game_outcome',
      model_version: '20250320-00000000',
      trained_through: '2025-03-20',
    });

    const dry = await ailments('--dry-run');
    expect(dry.code).toBe(0);
    expect(dry.found.map(({ kind, subject, state }) => `${kind} ${subject}: ${state}`)).toEqual([
      'missing_data 2025-04-02: found',
      'missing_data 2025-04-03: found',
      `grade_f game ${given}: found`,
      `stuck_retry game ${stuck}: found`,
      'dead_letter collector/contract: needs a person',
      'dead_letter collector/transient: found',
      'missing_features 2025-04-06: found',
      'missing_features 2025-04-07: found',
      'missing_features 2025-04-08: found',
      'old_model game_outcome: found',
    ]);
    expect((await ailments('--dry-run')).found).toEqual(dry.found);

    const { code, found } = await repair();
    expect(code).toBe(1);
    expect(found.filter(({ state }) => state !== 'repaired')).toEqual([
      expect.objectContaining({ subject: 'collector/contract' }),
    ]);
    const after = await readWarehouse(
      dataDir,
      "select * from mlb_features.game_features_daily where feature_date = '2025-04-06' order by game_pk",
    );
    expect(after.map((row) => row['game_pk'])).toEqual(
      expect.arrayContaining(before.map((row) => row['game_pk'])),
    );
    expect(
      await readWarehouse(
        dataDir,
        'select count(*)::integer as outdated from mlb_features.player_features_daily where recent_hits is null',
      ),
    ).toEqual([{ outdated: 0 }]);
    expect(
      await readWarehouse(
        dataDir,
        "select max(trained_through)::varchar as through from mlb_predictions.model_registry where source != 'test'",
      ),
    ).toEqual([{ through: expect.stringMatching(/^2025-04-(0\d|10)$/) }]);
  });

  it('has nothing left to do a second time, but for the letter that needs a person', {
    timeout: 120_000,
  }, async () => {
    const { code, found } = await repair();
    expect(code).toBe(1);
    expect(found.map(({ subject }) => subject)).toEqual(['collector/contract']);
    const { said } = await run('--dry-run');
    expect(said[1]).toMatch(/needs a person.*collector\/contract/);
  });

  it('refuses what it does not know', async () => {
    await expect(run('everything')).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    await expect(run('--source', 'archive')).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});
