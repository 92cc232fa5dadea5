import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanup } from '../../services/console/commands/cleanup.ts';
import { createFileObjectStore } from '../../shared/adapters/local/file-object-store.ts';
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
  return dataDir;
}

const remaining = (dataDir: string): string[] =>
  Object.entries(old).flatMap(([name, key]) => (existsSync(join(dataDir, 'objects', key)) ? [name] : []));

describe('cleanup', () => {
  it('only lists with --dry-run', async () => {
    const dataDir = await agedFolder();
    const terminal = recordingTerminal();
    expect(await cleanup(['--dry-run', '--data-dir', dataDir], terminal)).toBe(0);
    expect(terminal.said.at(-1)).toMatch(/^Would delete 3 objects/);
    expect(terminal.said.join('\n')).toMatch(/raw\/ +90 +cold +1/);
    expect(remaining(dataDir)).toEqual(Object.keys(old));
  });

  it('deletes what is old, and nothing that a live model or a rebuild needs', async () => {
    const dataDir = await agedFolder();
    expect(await cleanup(['--data-dir', dataDir], recordingTerminal())).toBe(0);
    expect(remaining(dataDir)).toEqual(['raw', 'modelManifest', 'features']);
    const again = recordingTerminal();
    await cleanup(['--data-dir', dataDir, '--json'], again);
    expect(JSON.parse(again.said[0] ?? '')).toEqual({
      dry_run: false,
      objects: [
        expect.objectContaining({ key: old.modelManifest, outcome: 'referenced' }),
        expect.objectContaining({ key: old.raw, zone: 'raw', outcome: 'cold' }),
      ],
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
    await expect(
      cleanup(['--data-dir', dataDir], recordingTerminal({ RETENTION_RAW_DAYS: 'long' })),
    ).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    await expect(cleanup(['--everything'], recordingTerminal())).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
  });
});
