import { cloudEvent } from '@google-cloud/functions-framework';
import { openBigQueryWarehouse } from '../../shared/adapters/gcp/bigquery-warehouse.ts';
import { openCloudPorts } from '../../shared/composition/cloud-ports.ts';
import { readPushEvent } from '../../shared/runtime/push-delivery.ts';
import { createPushHandler } from '../../shared/runtime/push-stage.ts';
import { letterOfExhausted } from './exhausted-message.ts';
import { deadLetterStage } from './handler.ts';

const { settings, ...ports } = openCloudPorts(process.env);
const warehouse = openBigQueryWarehouse(settings, { stage: 'dead-letter' });
const take = createPushHandler(deadLetterStage, { objects: ports.objects, warehouse }, ports);

cloudEvent('dead-letter', (event: unknown) => take(() => letterOfExhausted(readPushEvent(event))));
