import { cloudEvent } from '@google-cloud/functions-framework';
import { openCloudPorts } from '../../shared/composition/cloud-ports.ts';
import { openStageWarehouse } from '../../shared/composition/stage-warehouse.ts';
import { readPushEvent } from '../../shared/runtime/push-delivery.ts';
import { createPushHandler } from '../../shared/runtime/push-stage.ts';
import { loaderStage } from './handler.ts';

const { settings, ...ports } = openCloudPorts(process.env);
const warehouse = openStageWarehouse(settings, 'loader');
const take = createPushHandler(loaderStage, { objects: ports.objects, warehouse }, ports);

cloudEvent('loader', (event: unknown) => take(() => readPushEvent(event)));
