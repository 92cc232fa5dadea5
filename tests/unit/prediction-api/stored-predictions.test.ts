import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildApp } from '../../../services/prediction-api/app.ts';
import { defaultApiSettings } from '../../../services/prediction-api/config.ts';
import { predictionStage } from '../../../services/prediction-api/handler.ts';
import { registryRowOf } from '../../../services/trainer/register-model.ts';
import { openDuckDbWarehouse } from '../../../shared/adapters/local/duckdb-warehouse.ts';
import { createFileObjectStore } from '../../../shared/adapters/local/file-object-store.ts';
import { withLineage } from '../../../shared/domain/lineage.ts';
import { toNdjson } from '../../../shared/runtime/object-reference.ts';
import { snapshotOf } from '../../support/outcome-world.ts';
import { promoteModelFile, promoteSnapshot, testRunId } from '../../support/serving-store.ts';
import { memoryLog } from '../../support/silent-log.ts';
import { stageContext } from '../../support/stage-context.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { trainedFile } from '../../support/trained-file.ts';

it('what the batch half stores in the warehouse, the online half tells, and both agree to the last digit', async () => {
  const { objects, warehouse } = await temporaryWarehouse();
  await promoteSnapshot(objects, snapshotOf('2026-06-01'));
  await promoteModelFile(objects, trainedFile);
  const result = await predictionStage.handlers['model.deployed']?.(
    {
      run_id: testRunId,
      game_date: '2026-05-31',
      model_system: 'game_outcome',
      model_version: trainedFile.model_version,
      slate_date: '2026-06-01',
      training_games: trainedFile.training_games,
    },
    { objects, warehouse, candidateShare: 0 },
    stageContext('prediction-api'),
  );
  expect(result).toMatchObject({ status: 'success', rowsOut: 2 });

  const settings = defaultApiSettings;
  const app = await buildApp({ objects, warehouse, log: memoryLog().log, settings });
  const stored = (await app.inject({ method: 'GET', url: '/predictions?date=2026-06-01' })).json();
  const asked = await app.inject({
    method: 'POST',
    url: '/predict/game',
    payload: { home_team: 'NYY', away_team: 'BOS' },
  });
  const online = asked.json();
  expect(stored.predictions).toHaveLength(2);
  expect(stored.predictions[0]).toMatchObject({
    game_pk: online.game.game_pk,
    home_win_probability: online.home_win_probability,
    predicted_score: online.predicted_score,
    cutoff_at: online.cutoff_at,
    model_version: online.model_version,
  });
  const [largest] = online.contributions;
  expect(stored.predictions[0].contributions[0]).toEqual({
    feature: largest.feature,
    value: largest.value,
    contribution: largest.contribution,
  });

  await storeRegistryRow(objects, warehouse);
  const models = (await app.inject({ method: 'GET', url: '/models' })).json();
  expect(models.versions).toMatchObject([
    {
      model_version: trainedFile.model_version,
      status: 'replaced',
      times_served: 0,
      brier: null,
      trained_at: '2026-06-01T06:15:00.000Z',
    },
  ]);
  await app.close();
  await warehouse.close();
});

async function temporaryWarehouse() {
  const folder = temporaryFolder();
  const objectsRoot = join(folder, 'objects');
  const warehouse = await openDuckDbWarehouse({ file: join(folder, 'warehouse.duckdb'), objectsRoot });
  await warehouse.ensureSchema();
  return { objects: createFileObjectStore(objectsRoot), warehouse };
}

async function storeRegistryRow(
  objects: Awaited<ReturnType<typeof temporaryWarehouse>>['objects'],
  warehouse: Awaited<ReturnType<typeof temporaryWarehouse>>['warehouse'],
): Promise<void> {
  const now = '2026-06-01T06:15:00.000Z';
  const row = registryRowOf(
    {
      schema_version: 2,
      model_system: 'game_outcome',
      model_version: trainedFile.model_version,
      chosen_member: 'logistic',
      candidate_member: null,
      decision: 'deployed',
      reason: 'first model',
      features: trainedFile.features,
      feature_hash: trainedFile.feature_hash,
      trained_from: '2026-03-26',
      trained_through: trainedFile.trained_through,
      holdout_from: '2026-04-21',
      training_games: trainedFile.training_games,
      holdout_games: 60,
      games_with_facts: 0,
      judged_from: '2026-04-15',
      training_rows_sha256: 'a'.repeat(64),
      parameters: {},
      seed: 1,
      calibration: null,
      importance: [],
      metrics: [],
      runs_metrics: [],
      input_reference: null,
      processor_version: '0.1.0',
    },
    now,
  );
  const lineage = { runId: testRunId, source: 'trainer', knownAt: now, ingestedAt: now };
  await objects.put('test/registry.ndjson', Buffer.from(toNdjson([withLineage(row, lineage)])));
  await warehouse.load({
    table: 'mlb_predictions.model_registry',
    objectKeys: ['test/registry.ndjson'],
    mode: { kind: 'merge' },
  });
}
