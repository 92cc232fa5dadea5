import { cloudEvent } from '@google-cloud/functions-framework';
import { openCloudPorts } from '../../shared/composition/cloud-ports.ts';
import { readPushEvent } from '../../shared/runtime/push-delivery.ts';
import { createPushHandler } from '../../shared/runtime/push-stage.ts';
import { readValidatorSettings } from './config.ts';
import { validatorStage } from './handler.ts';

const ports = openCloudPorts(process.env);
const settings = readValidatorSettings(process.env);
const take = createPushHandler(validatorStage, { objects: ports.objects, settings }, ports);

cloudEvent('validator', (event: unknown) => take(() => readPushEvent(event)));
