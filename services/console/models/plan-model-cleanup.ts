import { z } from 'zod';
import { addDays, easternDateOf } from '../../../shared/domain/calendar.ts';
import {
  decideModelRetention,
  type ModelRetentionDecision,
  modelPredictionDays,
  modelVersionsKept,
} from '../../../shared/domain/model-retention.ts';
import { predictionSystems } from '../../../shared/models/registry.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import { listStoredVersions, type StoredVersion } from '../../../shared/runtime/models/stored-versions.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { rollbackTarget } from './move-model.ts';
import { readSystemPointers } from './read-registry.ts';

type Ports = Pick<EmbeddedPorts, 'objects' | 'warehouse' | 'clock'>;

/** An old version, and what becomes of its objects. */
export interface PlannedVersion extends ModelRetentionDecision {
  system: string;
  objects: StoredVersion['objects'];
}

const predictedRow = z.object({ model_system: z.string(), model_version: z.string() });

/** Versions that predicted a game lately or will. An arm of an experiment counts for its system: `game_outcome.candidate`. */
async function readPredicted({ warehouse, clock }: Ports): Promise<{ system: string; version: string }[]> {
  const today = easternDateOf(clock.now());
  const rows = await warehouse.query(
    { file: 'mlb_predictions/predicted_versions/query.sql' },
    {
      date_from: { type: 'DATE', value: addDays(today, -modelPredictionDays) },
      date_to: { type: 'DATE', value: addDays(today, modelPredictionDays) },
    },
  );
  return rows.map((row) => {
    const { model_system, model_version } = predictedRow.parse(row);
    return { system: model_system.split('.')[0] ?? model_system, version: model_version };
  });
}

/** Versions that the pointers of a system name, and the one that a rollback would lead to. */
async function readPointed(objects: ObjectStore, system: string): Promise<string[]> {
  const { current, candidate } = await readSystemPointers(objects, system);
  const rollback = current === null ? null : await rollbackTarget(objects, current.pointer);
  return [current?.pointer.model_version, candidate?.model_version, rollback].filter(
    (version) => version != null,
  );
}

/** What becomes of the versions beyond the newest ten of every system. Reads only; rows of the registry are for ever. */
export async function planModelCleanup(ports: Ports): Promise<PlannedVersion[]> {
  const predicted = await readPredicted(ports);
  const plan: PlannedVersion[] = [];
  for (const { id: system } of predictionSystems) {
    const stored = await listStoredVersions(ports.objects, system);
    if (stored.length <= modelVersionsKept) continue;
    const named = new Set([
      ...(await readPointed(ports.objects, system)),
      ...predicted.filter((own) => own.system === system).map(({ version }) => version),
    ]);
    const decisions = decideModelRetention(
      stored.map(({ version }) => version),
      named,
    );
    for (const decision of decisions) {
      const objects = stored.find(({ version }) => version === decision.version)?.objects ?? [];
      plan.push({ ...decision, system, objects });
    }
  }
  return plan;
}
