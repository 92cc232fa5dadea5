import { type BigQueryWarehouse, openBigQueryWarehouse } from '../adapters/gcp/bigquery-warehouse.ts';
import type { CloudSettings } from '../adapters/gcp/cloud-settings.ts';
import { currentRunId } from '../runtime/current-run.ts';

/** The warehouse of a stage: its jobs carry the stage and the run that they are done for, so that a bill can be told apart. */
export const openStageWarehouse = (settings: CloudSettings, stage: string): BigQueryWarehouse =>
  openBigQueryWarehouse(settings, { stage, readRunId: currentRunId });
