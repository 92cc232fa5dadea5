import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import type { FeatureEngineSettings } from './config.ts';

/** What the feature engine works with. */
export interface FeatureEngineDependencies {
  warehouse: Warehouse;
  objects: ObjectStore;
  settings: FeatureEngineSettings;
}
