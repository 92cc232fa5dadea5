import { cloudEvent } from '@google-cloud/functions-framework';
import { openBigQueryWarehouse } from '../../shared/adapters/gcp/bigquery-warehouse.ts';
import { openCloudPorts } from '../../shared/composition/cloud-ports.ts';
import { readPushEvent } from '../../shared/runtime/push-delivery.ts';
import { createPushHandler } from '../../shared/runtime/push-stage.ts';
import { loaderStage } from './handler.ts';

const { settings, ...ports } = openCloudPorts(process.env);
const warehouse = openBigQueryWarehouse(settings, { stage: 'loader' });
const take = createPushHandler(loaderStage, { objects: ports.objects, warehouse }, ports);

cloudEvent('loader', (event: unknown) => take(() => readPushEvent(event)));
