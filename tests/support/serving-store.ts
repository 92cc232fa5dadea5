import { modelPointerKey } from '../../schemas/models.ts';
import { type ServingSnapshot, servingPointerKey, slatePointerKey } from '../../schemas/serving.ts';
import {
  type GameOutcomeModelFile,
  writeGameOutcomeModel,
} from '../../shared/models/game-outcome/model-file.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { putObject } from '../../shared/runtime/object-reference.ts';

/** A run to write under. */
export const testRunId = '20260601T061500Z-ab12';

/** Promotes a snapshot as the feature engine does: object, slate pointer, current pointer. */
export async function promoteSnapshot(
  objects: ObjectStore,
  snapshot: ServingSnapshot,
  options: { isCurrent?: boolean } = {},
): Promise<void> {
  const key = `serving/slate_date=${snapshot.slate_date}/run=${testRunId}/snapshot.json`;
  const pointer = {
    schema_version: 1,
    slate_date: snapshot.slate_date,
    cutoff_at: snapshot.cutoff_at,
    run_id: testRunId,
    snapshot: await putObject(objects, key, JSON.stringify(snapshot), 1),
  };
  const bytes = Buffer.from(JSON.stringify(pointer));
  await objects.put(slatePointerKey(snapshot.slate_date), bytes);
  if (options.isCurrent ?? true) await objects.put(servingPointerKey, bytes);
}

/** Promotes a model file as the trainer does; as the candidate when that is the pointer. */
export async function promoteModelFile(
  objects: ObjectStore,
  file: GameOutcomeModelFile,
  pointerKeyOf: (modelSystem: string) => string = modelPointerKey,
): Promise<void> {
  const folder = `models/${file.model_system}/${file.model_version}`;
  const pointer = {
    schema_version: 1,
    model_system: file.model_system,
    model_version: file.model_version,
    trained_through: file.trained_through,
    run_id: testRunId,
    model: await putObject(objects, `${folder}/model.json`, writeGameOutcomeModel(file), 1),
    card: await putObject(objects, `${folder}/card.json`, '{}', 1),
  };
  await objects.put(pointerKeyOf(file.model_system), Buffer.from(JSON.stringify(pointer)));
}
