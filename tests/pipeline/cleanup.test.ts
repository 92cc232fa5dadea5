import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanup } from '../../services/console/commands/cleanup.ts';
import { openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { createFileObjectStore } from '../../shared/adapters/local/file-object-store.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';
import { readWarehouse } from '../support/final-state.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const run = 'run=20200501T061500Z-ab12';
const old = {
  staged: `staging/game_date=2020-05-01/${run}/attempt=1/schedule.json`,
  validated: `validated/game_date=2020-05-01/${run}/attempt=1/mlb_historical_data.games.ndjson`,
  raw: 'raw/statsapi/schedule/game_date=2020-05-01/2020-05-01-abc.json.gz',
  modelManifest: `manifests/trainer/game_date=2020-05-01/${run}/event.json`,
  otherManifest: `manifests/loader/game_date=2020-05-01/${run}/event.json`,
  features: `features/feature_date=2020-05-01/${run}/event=1/game_features_daily.ndjson`,
};

const long = {
  ingested_at: '2020-05-02T06:15:00.000Z',
  game_date: '2020-05-01',
  run_id: '20200501T061500Z-ab12',
};
const lately = { ...long, ingested_at: new Date(Date.now() - 24 * 60 * 60 * 1_000).toISOString() };
const openRun = '20200501T061500Z-0f0f';
const runOf = (name: string, change: Record<string, unknown>) => ({ ...long, row_hash: name, ...change });

/** Old rows of every zone, and a few that must stay. */
const rowsByTable: Record<string, Record<string, unknown>[]> = {
  'operational.run_manifests': [
    runOf('run that is old', { manifest_id: old.otherManifest }),
    runOf('run whose object is gone', { manifest_id: 'manifests/gone.json' }),
    runOf('run that a live model names', { manifest_id: old.modelManifest }),
    runOf('run of an open letter', { manifest_id: 'manifests/open.json', run_id: openRun }),
    { ...lately, row_hash: 'run that is new, of an old season', manifest_id: 'manifests/new.json' },
  ],
  'operational.quality_reports': [
    runOf('report that is old', { game_pk: 1, report_key: 'quality/1.json' }),
    runOf('report of the game of an open letter', { game_pk: 7, report_key: 'quality/7.json' }),
    { ...lately, row_hash: 'report that is new, of an old season', game_pk: 3, report_key: 'quality/3.json' },
  ],
  'operational.dead_letter_queue': [
    runOf('letter that is open', { dead_letter_id: 'a', status: 'open', run_id: openRun }),
    runOf('letter of a game loaded later', {
      dead_letter_id: 'b',
      status: 'open',
      game_pk: 7,
      run_id: '20200501T061500Z-2222',
    }),
    runOf('letter that was replayed', {
      dead_letter_id: 'c',
      status: 'replayed',
      run_id: '20200501T061500Z-1111',
    }),
    runOf('letter that was discarded', {
      dead_letter_id: 'd',
      status: 'discarded',
      run_id: '20200501T061500Z-1111',
    }),
  ],
  'mlb_historical_data.games': [runOf('game', { game_pk: 7, pitches_recorded: 200 })],
  'mlb_features.game_features_daily': [
    { ingested_at: long.ingested_at, row_hash: 'features', feature_date: '2020-05-01' },
  ],
  'mlb_predictions.game_predictions': [runOf('prediction', {})],
  'raw_data.raw_objects': [runOf('ledger', {})],
};
const allRows = Object.values(rowsByTable)
  .flatMap((rows) => rows.map(({ row_hash }) => row_hash))
  .sort();

/** A folder with a live model that speaks, through its card, of the manifest it came from. */
async function agedFolder(): Promise<string> {
  const dataDir = temporaryFolder();
  const objects = createFileObjectStore(join(dataDir, 'objects'));
  for (const key of Object.values(old)) await objects.put(key, Buffer.from('{}'));
  await objects.put(
    'models/game_outcome/versions/1/card.json',
    Buffer.from(JSON.stringify({ from: old.modelManifest })),
  );
  await objects.put(
    'models/game_outcome/current.json',
    Buffer.from(JSON.stringify({ card: { key: 'models/game_outcome/versions/1/card.json' } })),
  );
  const ports = await openEmbeddedPorts(dataDir, { logLevel: 'error' });
  for (const [table, named] of Object.entries(rowsByTable)) {
    const key = `test/${table}.ndjson`;
    await ports.objects.put(key, asNdjson(Object.values(named).map((row) => contractRow(table, row))));
    await ports.warehouse.load({ table, objectKeys: [key], mode: { kind: 'merge' } });
  }
  await ports.warehouse.close();
  return dataDir;
}

/** What is left of the rows, by what they are. The hash of a row is its name. */
async function rowsLeft(dataDir: string): Promise<unknown[]> {
  const parts = Object.keys(rowsByTable).map((table) => `select row_hash as name from ${table}`);
  return (await readWarehouse(dataDir, `${parts.join(' union all ')} order by name`)).map(({ name }) => name);
}

const remaining = (dataDir: string): string[] =>
  Object.entries(old).flatMap(([name, key]) => (existsSync(join(dataDir, 'objects', key)) ? [name] : []));

describe('cleanup', () => {
  it('only lists with --dry-run', async () => {
    const dataDir = await agedFolder();
    const terminal = recordingTerminal();
    expect(await cleanup(['--dry-run', '--data-dir', dataDir], terminal)).toBe(0);
    expect(terminal.said.at(-1)).toMatch(/^Would delete 3 objects, .* and 5 rows\./);
    expect(terminal.said.join('\n')).toMatch(/raw\/ +90 +cold +1/);
    expect(terminal.said.join('\n')).toMatch(
      /operational\.run_manifests +400 +2\n.*quality_reports +400 +1\n.*dead_letter_queue +400 +2/,
    );
    expect(remaining(dataDir)).toEqual(Object.keys(old));
    expect(await rowsLeft(dataDir)).toEqual(allRows);
  });

  it('deletes what is old, and nothing that a live model or a rebuild needs', async () => {
    const dataDir = await agedFolder();
    expect(await cleanup(['--data-dir', dataDir], recordingTerminal())).toBe(0);
    expect(remaining(dataDir)).toEqual(['raw', 'modelManifest', 'features']);
    expect(await rowsLeft(dataDir)).toEqual([
      'features',
      'game',
      'ledger',
      'letter of a game loaded later',
      'letter that is open',
      'prediction',
      'report of the game of an open letter',
      'report that is new, of an old season',
      'run of an open letter',
      'run that a live model names',
      'run that is new, of an old season',
    ]);
    const again = recordingTerminal();
    await cleanup(['--data-dir', dataDir, '--json'], again);
    expect(JSON.parse(again.said[0] ?? '')).toEqual({
      dry_run: false,
      objects: [
        expect.objectContaining({ key: old.modelManifest, outcome: 'referenced' }),
        expect.objectContaining({ key: old.raw, zone: 'raw', outcome: 'cold' }),
      ],
      tables: ['run_manifests', 'quality_reports', 'dead_letter_queue', 'model_metrics'].map((name) => ({
        table: `operational.${name}`,
        days: 400,
        rows: 0,
      })),
    });
  });

  it('keeps longer when it is told to, and refuses nonsense', async () => {
    const dataDir = await agedFolder();
    const terminal = recordingTerminal({
      RETENTION_RAW_DAYS: '99999',
      RETENTION_STAGING_DAYS: '99999',
      RETENTION_OPERATIONAL_DAYS: '99999',
    });
    await cleanup(['--data-dir', dataDir], terminal);
    expect(terminal.said).toEqual(['Nothing is older than its zone keeps.']);
    expect(await rowsLeft(dataDir)).toEqual(allRows);
    await expect(
      cleanup(['--data-dir', dataDir], recordingTerminal({ RETENTION_RAW_DAYS: 'long' })),
    ).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    await expect(cleanup(['--everything'], recordingTerminal())).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
  });
});
