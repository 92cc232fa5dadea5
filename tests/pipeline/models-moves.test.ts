import { describe, expect, it } from 'vitest';
import { modelPointerKey } from '../../schemas/models.ts';
import { models } from '../../services/console/commands/models.ts';
import { promoteVersion } from '../../services/console/models/move-model.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { readCandidatePointer } from '../../shared/runtime/models/move-pointer.ts';
import { recordMoves } from '../../shared/runtime/models/record-moves.ts';
import { addModelVersions, inDataFolder, modelFolderNow } from '../support/model-folder.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const [first, second, kept] = ['20260410-00000001', '20260417-00000002', '20260424-00000003'] as const;

async function folderOfThree(): Promise<string> {
  const dataDir = temporaryFolder();
  await inDataFolder(dataDir, (ports) =>
    addModelVersions(ports, [{ version: first }, { version: second }, { version: kept, decision: 'kept' }]),
  );
  return dataDir;
}

async function run(dataDir: string, ...args: string[]): Promise<readonly string[]> {
  const terminal = recordingTerminal({ USER: 'ann' });
  expect(await models([...args, '--data-dir', dataDir], terminal)).toBe(0);
  return terminal.said;
}

const listed = async (dataDir: string) => JSON.parse((await run(dataDir, 'list', '--json'))[0] ?? '');

const movesIn = (dataDir: string) =>
  inDataFolder(dataDir, ({ warehouse }) =>
    warehouse.query({
      text: 'select m.action, m.from_version, m.to_version, m.moved_by, m.reason from mlb_predictions.model_moves as m order by m.moved_at',
    }),
  );

const deployments = [
  {
    action: 'deployed',
    from_version: null,
    to_version: first,
    moved_by: 'trainer',
    reason: 'deployed for the test',
  },
  {
    action: 'deployed',
    from_version: first,
    to_version: second,
    moved_by: 'trainer',
    reason: 'deployed for the test',
  },
];

describe('the moves of the current model', () => {
  it('are in the table with who and why: the decision of the trainer, the command of a person', async () => {
    const dataDir = await folderOfThree();
    await run(dataDir, 'promote', kept, '--why', 'it knows the new ball');
    await run(dataDir, 'rollback');
    expect(await movesIn(dataDir)).toEqual([
      ...deployments,
      {
        action: 'promoted',
        from_version: second,
        to_version: kept,
        moved_by: 'ann',
        reason: `models promote ${kept}: it knows the new ball`,
      },
      {
        action: 'rolled_back',
        from_version: kept,
        to_version: second,
        moved_by: 'ann',
        reason: 'models rollback',
      },
    ]);
    const { versions, moves } = await listed(dataDir);
    expect(versions).toMatchObject([
      { model_version: kept, status: 'rolled_back', status_by: 'ann', times_served: 1 },
      { model_version: second, status: 'current', status_by: 'ann', times_served: 2 },
      { model_version: first, status: 'replaced', status_by: 'trainer', times_served: 1 },
    ]);
    expect(moves.map(({ action }: { action: string }) => action)).toEqual([
      'rolled_back',
      'promoted',
      'deployed',
      'deployed',
    ]);
    const said = (await run(dataDir, 'list')).join('\n');
    expect(said).toMatch(/20260410-00000001 +replaced +2026-05-01T06:15 +deployed/);
    expect(said).toMatch(/ rolled back by ann: 20260424-00000003 -> 20260417-00000002: models rollback/);
  });

  it('end the candidacy of what they promote: rolled back, it does not run beside the former model', async () => {
    const dataDir = await folderOfThree();
    const candidateOf = (folder: string) =>
      inDataFolder(folder, ({ objects }) => readCandidatePointer(objects, 'game_outcome', null));
    expect((await candidateOf(dataDir))?.model_version).toBe(kept);
    await run(dataDir, 'promote', first);
    expect((await candidateOf(dataDir))?.model_version).toBe(kept);
    await run(dataDir, 'promote', kept);
    await run(dataDir, 'rollback');
    expect(await candidateOf(dataDir)).toBeNull();
    expect((await run(dataDir, 'list')).join('\n')).not.toContain('candidate');
  });

  it('are there once, however often they are offered', async () => {
    const dataDir = await folderOfThree();
    await inDataFolder(dataDir, async ({ objects, warehouse }) => {
      let loads = 0;
      const counting: Warehouse = {
        ...warehouse,
        load: (request) => {
          loads += 1;
          return warehouse.load(request);
        },
      };
      await recordMoves(objects, counting, 'game_outcome');
      await recordMoves(objects, counting, 'game_outcome');
      expect(loads).toBe(1);
      // As after a process that was killed before it could note what it had loaded.
      await objects.delete('models/game_outcome/moves-recorded.ndjson');
      await recordMoves(objects, counting, 'game_outcome');
      await recordMoves(objects, counting, 'pitcher_strikeouts');
      expect(loads).toBe(2);
    });
    expect(await movesIn(dataDir)).toEqual(deployments);
  });

  it('that a killed command left in the pointer alone are recorded by the next one', async () => {
    const dataDir = await folderOfThree();
    await inDataFolder(dataDir, async (ports) => {
      const warehouse: Warehouse = {
        ...ports.warehouse,
        load: async () => {
          throw new HanksTankError('WAREHOUSE_UNAVAILABLE', 'killed between the two writes');
        },
      };
      const request = { system: 'game_outcome', by: 'ann', why: null };
      await expect(promoteVersion({ ...ports, warehouse }, kept, request)).rejects.toThrow(/killed/);
      const pointer = JSON.parse((await ports.objects.get(modelPointerKey('game_outcome'))).toString());
      expect(pointer.model_version).toBe(kept);
    });
    expect(await movesIn(dataDir)).toEqual([]);
    const { versions } = await listed(dataDir);
    expect(versions[0]).toMatchObject({
      model_version: kept,
      state: 'current',
      status: 'current',
      status_since: modelFolderNow,
    });
    expect(await movesIn(dataDir)).toEqual([
      ...deployments,
      {
        action: 'promoted',
        from_version: second,
        to_version: kept,
        moved_by: 'ann',
        reason: `models promote ${kept}`,
      },
    ]);
  });
});
