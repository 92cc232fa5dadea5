import type { DataSource } from '../../shared/ports/data-source.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import type { DatasetCollector } from './collect-datasets.ts';
import { createReferenceCollector } from './collect-reference.ts';
import { createRostersCollector } from './collect-rosters.ts';
import { createSeasonStatsCollector } from './collect-season-stats.ts';
import { createStandingsCollector } from './collect-standings.ts';
import { createTransactionsCollector } from './collect-transactions.ts';

/** Everything the Stats API has for a date beside its games. */
export const statsApiDatasets = (source: DataSource, warehouse: Warehouse): DatasetCollector[] => [
  createReferenceCollector(source, warehouse),
  // Before the rosters: a club that made no move keeps its own.
  createTransactionsCollector(source),
  createRostersCollector(source, warehouse),
  createStandingsCollector(source),
  createSeasonStatsCollector(source),
];
