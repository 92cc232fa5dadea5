import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';

/** What the loader works with. */
export interface LoaderDependencies {
  objects: ObjectStore;
  warehouse: Warehouse;
}
