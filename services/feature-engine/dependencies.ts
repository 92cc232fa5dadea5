import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import type { FeatureEngineSettings } from './config.ts';
import type { WalkMemory } from './history-walk.ts';

/** What the feature engine works with. */
export interface FeatureEngineDependencies {
  warehouse: Warehouse;
  objects: ObjectStore;
  settings: FeatureEngineSettings;
  /** Keeps the walk through history between the events of a process; left out: every event opens its own. */
  memory?: WalkMemory;
}
