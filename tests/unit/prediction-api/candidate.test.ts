import { describe, expect, it } from 'vitest';
import { candidatePointerKey } from '../../../schemas/models.ts';
import { readCandidateShare } from '../../../services/prediction-api/config.ts';
import { predictionStage } from '../../../services/prediction-api/handler.ts';
import { armOf } from '../../../shared/domain/choose-arm.ts';
import type { GameOutcomeModelFile } from '../../../shared/models/game-outcome/model-file.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import { type MemoryObjects, memoryObjects } from '../../support/memory-objects.ts';
import { memoryWarehouse } from '../../support/memory-warehouse.ts';
import { game, openApi, slateDate } from '../../support/open-api.ts';
import { snapshotOf } from '../../support/outcome-world.ts';
import { promoteModelFile, promoteSnapshot, testRunId } from '../../support/serving-store.ts';
import { stageContext } from '../../support/stage-context.ts';
import { trainedFile } from '../../support/trained-file.ts';

/** Another model: Elo with a large home advantage. */
const candidateFile: GameOutcomeModelFile = {
  ...trainedFile,
  model_version: '20260425-0000000b',
  member: 'elo',
  home_advantage_elo_points: 80,
  correction: null,
};
const [current, candidate] = [trainedFile.model_version, candidateFile.model_version];

async function storeWith(file: GameOutcomeModelFile | null = candidateFile): Promise<MemoryObjects> {
  const objects = memoryObjects();
  await promoteSnapshot(objects, snapshotOf(slateDate));
  await promoteModelFile(objects, trainedFile);
  if (file !== null) await promoteModelFile(objects, file, candidatePointerKey);
  return objects;
}

/** Predicts the slate; rows are by system, then by game. */
async function predict(objects: MemoryObjects, candidateShare: number, store: ObjectStore = objects) {
  const warehouse = memoryWarehouse(objects);
  const data = {
    run_id: testRunId,
    game_date: '2026-05-31',
    slate_date: slateDate,
    model_system: 'game_outcome',
    model_version: current,
    training_games: 1,
  };
  const result = await predictionStage.handlers['model.deployed']?.(
    data,
    { objects: store, warehouse, candidateShare },
    stageContext('prediction-api'),
  );
  const rows = warehouse.rows('mlb_predictions.game_predictions');
  const versionsOf = (system: string) =>
    rows.filter((row) => row['model_system'] === system).map((row) => row['model_version']);
  return { result, rows, versionsOf };
}

/** A share at which the first game of the slate is the candidate's and the other is not, or the other way round. */
const splittingShare = Array.from({ length: 100 }, (_, percent) => percent / 100).find(
  (share) => armOf('game_outcome', 800_001, share) !== armOf('game_outcome', 800_003, share),
);

describe('predictions beside a candidate', () => {
  it('are recorded for both models, and one of them is served', async () => {
    const share = splittingShare ?? Number.NaN;
    const { rows, result, versionsOf } = await predict(await storeWith(), share);
    expect(rows).toHaveLength(6);
    expect(versionsOf('game_outcome.current')).toEqual([current, current]);
    expect(versionsOf('game_outcome.candidate')).toEqual([candidate, candidate]);
    expect(versionsOf('game_outcome').sort()).toEqual([current, candidate].sort());
    for (const served of rows.filter((row) => row['model_system'] === 'game_outcome')) {
      const arm = armOf('game_outcome', Number(served['game_pk']), share);
      const own = rows.find(
        (row) => row['model_system'] === `game_outcome.${arm}` && row['game_pk'] === served['game_pk'],
      );
      expect(served['home_win_probability']).toBe(own?.['home_win_probability']);
      expect(served['cutoff_at']).toBe(own?.['cutoff_at']);
    }
    expect(result).toMatchObject({
      rowsOut: 6,
      reason: `2 games of ${slateDate} predicted by ${current}, ${candidate} beside it`,
      publish: [{ data: { predictions: 2, object: { rows: 6 } } }],
    });
  });

  it('are never served from it when its share is 0, and always when it is 1', async () => {
    expect((await predict(await storeWith(), 0)).versionsOf('game_outcome')).toEqual([current, current]);
    expect((await predict(await storeWith(), 1)).versionsOf('game_outcome')).toEqual([candidate, candidate]);
  });

  it.each([
    ['none was named', null],
    ['it is the current model', { ...trainedFile }],
    ['it knows the slate', { ...candidateFile, trained_through: slateDate }],
  ])('are of one model alone when %s', async (_, file) => {
    const { rows, versionsOf } = await predict(await storeWith(file), 1);
    expect(rows).toHaveLength(2);
    expect(versionsOf('game_outcome')).toEqual([current, current]);
  });

  it('leave out a candidate that cannot be used, and say so', async () => {
    const { rows, result } = await predict(await storeWith({ ...candidateFile, member: 'logistic' }), 1);
    expect(rows).toHaveLength(2);
    expect(result?.checks).toContainEqual({
      name: 'candidate_usable',
      passed: false,
      detail: `candidate ${candidate} cannot be used (MODEL_MALFORMED)`,
    });
  });

  it('leave out a damaged pointer, but not a store that is down', async () => {
    const objects = await storeWith();
    await objects.put(candidatePointerKey('game_outcome'), Buffer.from('{"half":'));
    expect((await predict(objects, 1)).rows).toHaveLength(2);
    const store: ObjectStore = {
      ...objects,
      head: (key) => {
        if (key.endsWith('candidate.json')) throw new Error('down');
        return objects.head(key);
      },
    };
    await expect(predict(objects, 1, store)).rejects.toThrow('down');
  });

  it('are the same online as in the batch', async () => {
    const share = splittingShare ?? Number.NaN;
    const objects = await storeWith();
    const { rows } = await predict(objects, share);
    const { predict: ask } = await openApi({ objects, candidateShare: share });
    const { body } = await ask(game);
    const stored = rows.find((row) => row['model_system'] === 'game_outcome' && row['game_pk'] === 800_001);
    expect(body.model_version).toBe(stored?.['model_version']);
    expect(body.home_win_probability).toBe(stored?.['home_win_probability']);
    // Two teams that do not meet are no game, and have no arm.
    const { predict: askAll } = await openApi({ objects, candidateShare: 1 });
    expect((await askAll(game)).body.model_version).toBe(candidate);
    expect((await askAll({ home_team: 'COL', away_team: 'NYY' })).body.model_version).toBe(current);
  });

  it('follow the candidate pointer, and its end', async () => {
    const objects = await storeWith(null);
    const { predict: ask } = await openApi({ objects, candidateShare: 1, refreshMs: 5 });
    const version = async () => (await ask(game)).body.model_version;
    expect(await version()).toBe(current);
    await promoteModelFile(objects, candidateFile, candidatePointerKey);
    await expect.poll(version).toBe(candidate);
    await objects.delete(candidatePointerKey('game_outcome'));
    await expect.poll(version).toBe(current);
  });
});

it('the share is 5% unless it is set, and lies between 0 and 1', () => {
  expect(readCandidateShare({})).toBe(0.05);
  expect(readCandidateShare({ CANDIDATE_SHARE: '0' })).toBe(0);
  expect(() => readCandidateShare({ CANDIDATE_SHARE: '5' })).toThrow(
    expect.objectContaining({ code: 'CONFIG_INVALID' }),
  );
});
