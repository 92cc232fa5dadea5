import { z } from 'zod';
import { type ModelPointer, modelPointerKey, modelPointerSchema } from '../../../schemas/models.ts';
import { modelRegistry } from '../../../schemas/tables/predictions.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { readCandidatePointer } from '../../../shared/runtime/models/move-pointer.ts';
import { listStoredVersions } from '../../../shared/runtime/models/stored-versions.ts';
import { readPointer, type StoredPointer } from '../../../shared/runtime/read-pointer.ts';

const versionRow = modelRegistry.row.pick({
  model_version: true,
  decision: true,
  reason: true,
  trained_through: true,
  training_games: true,
  holdout_games: true,
  engine: true,
  brier: true,
  brier_constant: true,
  brier_elo: true,
  log_loss: true,
  trained_at: true,
});

const statusRow = z.object({
  status: z.enum(['current', 'replaced', 'rolled_back', 'kept']),
  status_since: z.string(),
  status_by: z.string(),
  times_served: z.int(),
});

/** A registered version as the console shows it. */
export const registeredVersion = versionRow.extend({
  /** What became of it by the moves of the pointer, since when and by whom. */
  ...statusRow.shape,
  state: z.enum(['current', 'candidate', '']),
  /** false: its objects were cleaned up, only the row is left. */
  is_stored: z.boolean(),
});

/** See {@link registeredVersion}. */
export type RegisteredVersion = z.infer<typeof registeredVersion>;

/** The pointers of a system. */
export interface SystemPointers {
  current: StoredPointer<ModelPointer> | null;
  candidate: ModelPointer | null;
}

/** What is current and what is the candidate. Throws OBJECT_CORRUPT. */
export async function readSystemPointers(objects: ObjectStore, system: string): Promise<SystemPointers> {
  const current = await readPointer(objects, modelPointerKey(system), modelPointerSchema);
  const candidate = await readCandidatePointer(objects, system, current?.pointer.model_version ?? null);
  return { current, candidate };
}

/** Every version that was trained, newest first, with its state. */
export async function readRegistry(
  { objects, warehouse }: { objects: ObjectStore; warehouse: Warehouse },
  system: string,
): Promise<RegisteredVersion[]> {
  const { current, candidate } = await readSystemPointers(objects, system);
  const stored = new Set((await listStoredVersions(objects, system)).map(({ version }) => version));
  const rows = await warehouse.query(
    { file: 'mlb_predictions/model_versions/query.sql' },
    { model_system: { type: 'STRING', value: system } },
  );
  return rows.map((row) => {
    const version = {
      ...versionRow.parse(Object.fromEntries(Object.keys(versionRow.shape).map((name) => [name, row[name]]))),
      ...statusRow.parse(row),
    };
    const name = version.model_version;
    return {
      ...version,
      state:
        name === current?.pointer.model_version
          ? 'current'
          : name === candidate?.model_version
            ? 'candidate'
            : '',
      is_stored: stored.has(name),
    };
  });
}
