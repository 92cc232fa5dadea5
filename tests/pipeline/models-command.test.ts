import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { candidatePointerKey, modelObjectKeys, modelPointerKey } from '../../schemas/models.ts';
import { cleanup } from '../../services/console/commands/cleanup.ts';
import { models } from '../../services/console/commands/models.ts';
import { planModelCleanup } from '../../services/console/models/plan-model-cleanup.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';
import { addModelVersions, inDataFolder, type MadeVersion, readCurrent } from '../support/model-folder.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const [first, second, kept] = ['20260410-00000001', '20260417-00000002', '20260424-00000003'] as const;

/** Two models that were deployed one after the other, and a challenger that was kept. */
async function folderOf(
  versions: readonly MadeVersion[] = [
    { version: first },
    { version: second },
    { version: kept, decision: 'kept' },
  ],
): Promise<string> {
  const dataDir = temporaryFolder();
  await inDataFolder(dataDir, (ports) => addModelVersions(ports, versions));
  return dataDir;
}

async function run(dataDir: string, ...args: string[]): Promise<readonly string[]> {
  const terminal = recordingTerminal({ USER: 'ann' });
  expect(await models([...args, '--data-dir', dataDir], terminal)).toBe(0);
  return terminal.said;
}

const runJson = async (dataDir: string, ...args: string[]) =>
  JSON.parse((await run(dataDir, ...args, '--json'))[0] ?? '');

const currentOf = (dataDir: string) => inDataFolder(dataDir, readCurrent);

describe('models list and show', () => {
  it('lists every version with its decision, its scores beside the baselines, and what is served', async () => {
    const dataDir = await folderOf();
    const { versions } = await runJson(dataDir, 'list');
    expect(versions).toMatchObject([
      { model_version: kept, state: 'candidate', decision: 'kept', is_stored: true },
      { model_version: second, state: 'current', decision: 'deployed' },
      { model_version: first, state: '', decision: 'deployed', brier_constant: expect.any(Number) },
    ]);
    const said = await run(dataDir, 'list');
    expect(said.join('\n')).toMatch(/20260424-00000003 +candidate +2026-05-01T06:15 +kept +2026-04-24/);
    expect(said[0]).toMatch(/Brier +constant +Elo/);
    expect(await run(temporaryFolder(), 'list')).toEqual(['No model was trained yet: Elo alone is served.']);
  });

  it('shows a card with its scores, parameters, features and moves', async () => {
    const dataDir = await folderOf();
    const text = (await run(dataDir, 'show', second)).join('\n');
    expect(text).toContain(`game_outcome ${second} (current)`);
    expect(text).toMatch(/constant +\d+ +0\.\d{4}/);
    expect(text).toContain(`champion_version = ${first}`);
    expect(text).toContain('  elo_difference');
    expect(text).toContain(`deployed by trainer: ${first} -> ${second}`);
    expect((await runJson(dataDir, 'show', kept)).state).toBe('candidate');
    expect((await run(dataDir, 'show', kept)).join('\n')).toContain('(candidate)');
    await expect(run(dataDir, 'show', '20260101-00000000')).rejects.toMatchObject({
      code: 'MODEL_VERSION_NOT_FOUND',
    });
  });

  it('can be read through head', async () => {
    const dataDir = await folderOf([{ version: first }]);
    const show = `"${process.execPath}" services/console/main.ts models show ${first} --data-dir "${dataDir}"`;
    const { stdout, stderr } = await promisify(execFile)('sh', ['-c', `${show} | head -n 1`]);
    expect(stdout).toContain(`game_outcome ${first} (current)`);
    expect(stderr).not.toMatch(/EPIPE|Error/);
  });

  it('refuses what it does not know', async () => {
    const dataDir = temporaryFolder();
    for (const args of [[], ['show'], ['list', 'x'], ['burn'], ['list', '--system', 'nothing']])
      await expect(run(dataDir, ...args)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});

describe('models promote and rollback', () => {
  it('promotes by hand and remembers who, when and why', async () => {
    const dataDir = await folderOf();
    await run(dataDir, 'promote', kept, '--why', 'it knows the new ball');
    const pointer = await currentOf(dataDir);
    expect(pointer.model_version).toBe(kept);
    expect(pointer.changes.map(({ from_version, to_version }) => [from_version, to_version])).toEqual([
      [null, first],
      [first, second],
      [second, kept],
    ]);
    expect(pointer.changes.at(-1)).toMatchObject({
      action: 'promoted',
      changed_by: 'ann',
      reason: `models promote ${kept}: it knows the new ball`,
      changed_at: expect.stringMatching(/Z$/),
    });
    // What is served is no candidate any more.
    expect((await runJson(dataDir, 'list')).versions[0]).toMatchObject({ state: 'current' });
    await expect(run(dataDir, 'promote', kept)).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('already'),
    });
  });

  it('goes back one version at a time, and not past the first', async () => {
    const dataDir = await folderOf();
    await run(dataDir, 'promote', kept);
    expect(await runJson(dataDir, 'rollback', '--why', 'worse')).toMatchObject({ from: kept, to: second });
    expect((await run(dataDir, 'rollback')).join(' ')).toContain(`${first} is the current model now`);
    expect((await currentOf(dataDir)).changes.map(({ action }) => action)).toEqual([
      'deployed',
      'deployed',
      'promoted',
      'rolled_back',
      'rolled_back',
    ]);
    await expect(run(dataDir, 'rollback')).rejects.toMatchObject({
      code: 'MODEL_VERSION_NOT_FOUND',
      message: expect.stringContaining('was the first model'),
    });
    await expect(run(temporaryFolder(), 'rollback')).rejects.toMatchObject({
      message: expect.stringContaining('no current model'),
    });
  });

  it('knows the former version of a pointer from before it had a memory', async () => {
    const dataDir = await folderOf();
    await inDataFolder(dataDir, async (ports) => {
      const { changes: _, ...old } = await readCurrent(ports);
      await ports.objects.put(modelPointerKey('game_outcome'), Buffer.from(JSON.stringify(old)));
    });
    expect(await runJson(dataDir, 'rollback')).toMatchObject({ from: second, to: first });
  });

  it('leaves the pointer alone when the version cannot be served', async () => {
    const dataDir = await folderOf();
    await inDataFolder(dataDir, async ({ objects }) => {
      await objects.put(modelObjectKeys('game_outcome', kept).model, Buffer.from('{"cut":'));
      await objects.delete(modelObjectKeys('game_outcome', first).model);
    });
    await expect(run(dataDir, 'promote', kept)).rejects.toMatchObject({ code: 'MODEL_MALFORMED' });
    await expect(run(dataDir, 'rollback')).rejects.toMatchObject({ code: 'OBJECT_NOT_FOUND' });
    expect((await currentOf(dataDir)).model_version).toBe(second);
  });
});

describe('models diff', () => {
  it('says what differs: features, metrics, parameters, coefficients', async () => {
    const dataDir = await folderOf([
      { version: first },
      {
        version: second,
        card: { features: ['elo_difference', 'moon'], seed: 5, holdout_games: 3 },
        file: { home_advantage_elo_points: 24, correction: null },
      },
    ]);
    const difference = await runJson(dataDir, 'diff', first, second);
    expect(difference).toMatchObject({ before: first, after: second, same_holdout: false });
    expect(difference.features_added).toEqual(['moon']);
    expect(difference.features_removed).toContain('park_run_factor');
    expect(difference.parameters).toContainEqual({ name: 'seed', before: '20260415', after: '5' });
    expect(difference.parameters).toContainEqual({ name: 'champion_version', before: 'null', after: first });
    expect(difference.metrics.map(({ name }: { name: string }) => name)).toEqual(['holdout_games']);
    expect(difference.coefficients).toContainEqual({
      name: 'correction: intercept',
      before: expect.any(Number),
      after: null,
    });
    const text = (await run(dataDir, 'diff', first, second)).join('\n');
    expect(text).toContain('+moon');
    expect(text).toContain('cannot be subtracted');
    expect((await run(dataDir, 'diff', first, first)).join('\n')).toMatch(
      /features: equal\nmetrics: equal\nparameters: equal\ncoefficients \(per standard deviation\): equal/,
    );
  });
});

describe('cleanup of models', () => {
  const versions: MadeVersion[] = Array.from({ length: 14 }, (_, index) => ({
    version: `202604${String(index + 1).padStart(2, '0')}-0000000a`,
    decision: index < 2 ? 'deployed' : 'kept',
  }));
  const versionAt = (index: number): string => versions[index]?.version ?? '';

  it('keeps the newest ten, what is served, where a rollback leads, and what predicted lately', async () => {
    const dataDir = await folderOf(versions);
    const plan = await inDataFolder(dataDir, async (ports) => {
      const predictions = [
        {
          game_pk: 1,
          game_date: '2026-05-20',
          model_system: 'game_outcome.candidate',
          model_version: versionAt(2),
        },
        {
          game_pk: 2,
          game_date: '2026-04-20',
          model_system: 'game_outcome.candidate',
          model_version: versionAt(3),
        },
      ].map((row) => contractRow('mlb_predictions.game_predictions', row));
      await ports.objects.put('p.ndjson', asNdjson(predictions));
      await ports.warehouse.load({
        table: 'mlb_predictions.game_predictions',
        objectKeys: ['p.ndjson'],
        mode: { kind: 'merge' },
      });
      return planModelCleanup(ports);
    });
    expect(plan.map(({ version, outcome }) => [version, outcome])).toEqual([
      [versionAt(3), 'delete'],
      // Predicted a game of the last thirty days.
      [versionAt(2), 'referenced'],
      // Current, and where its rollback leads.
      [versionAt(1), 'referenced'],
      [versionAt(0), 'referenced'],
    ]);
  });

  it('deletes objects and never rows; what is left can be served', async () => {
    const dataDir = await folderOf(versions);
    const dry = recordingTerminal();
    await cleanup(['--dry-run', '--data-dir', dataDir], dry);
    expect(dry.said.join('\n')).toMatch(/game_outcome 20260403-0000000a +delete +3/);
    expect(dry.said.at(-1)).toMatch(/^Would delete 6 objects/);
    const done = recordingTerminal();
    await cleanup(['--data-dir', dataDir, '--json'], done);
    const deleted = JSON.parse(done.said[0] ?? '').objects.filter(
      ({ outcome }: { outcome: string }) => outcome === 'delete',
    );
    expect(deleted).toHaveLength(6);
    expect(deleted[0]).toMatchObject({ zone: 'served', key: expect.stringContaining(versionAt(3)) });
    const lies = (index: number): boolean =>
      existsSync(join(dataDir, 'objects', modelObjectKeys('game_outcome', versionAt(index)).model));
    expect([lies(0), lies(1), lies(2), lies(3), lies(4)]).toEqual([true, true, false, false, true]);
    expect(existsSync(join(dataDir, 'objects', candidatePointerKey('game_outcome')))).toBe(true);
    const { versions: rows } = await runJson(dataDir, 'list');
    expect(rows).toHaveLength(14);
    expect(rows.filter(({ is_stored }: { is_stored: boolean }) => !is_stored)).toHaveLength(2);
    await expect(run(dataDir, 'promote', versionAt(3))).rejects.toMatchObject({
      code: 'MODEL_VERSION_NOT_FOUND',
    });
    expect(await runJson(dataDir, 'rollback')).toMatchObject({ to: versionAt(0) });
  });
});
