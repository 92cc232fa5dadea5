import { cloudEvent } from '@google-cloud/functions-framework';
import { openCloudPorts } from '../../shared/composition/cloud-ports.ts';
import { openStageWarehouse } from '../../shared/composition/stage-warehouse.ts';
import { readPushEvent } from '../../shared/runtime/push-delivery.ts';
import { createPushHandler } from '../../shared/runtime/push-stage.ts';
import { letterOfExhausted } from './exhausted-message.ts';
import { deadLetterStage } from './handler.ts';

const { settings, ...ports } = openCloudPorts(process.env);
const warehouse = openStageWarehouse(settings, 'dead-letter');
const take = createPushHandler(deadLetterStage, { objects: ports.objects, warehouse }, ports);

cloudEvent('dead-letter', (event: unknown) => take(() => letterOfExhausted(readPushEvent(event))));
