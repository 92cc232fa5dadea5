import { z } from 'zod';
import { type ModelPointer, modelPointerKey, modelPointerSchema } from '../../../schemas/models.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { modelVersionRow } from '../../../shared/runtime/models/model-version-row.ts';
import { readCandidatePointer } from '../../../shared/runtime/models/move-pointer.ts';
import { listStoredVersions } from '../../../shared/runtime/models/stored-versions.ts';
import { readPointer, type StoredPointer } from '../../../shared/runtime/read-pointer.ts';

/** A registered version as the console shows it. */
export const registeredVersion = modelVersionRow.extend({
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
    const version = modelVersionRow.parse(row);
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
