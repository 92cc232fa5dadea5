import { openCloudPorts } from '../../shared/composition/cloud-ports.ts';
import { createPushCheck } from '../../shared/composition/push-endpoint.ts';
import { buildPushService } from '../../shared/composition/push-service.ts';
import { runServer, startService } from '../../shared/composition/run-server.ts';
import { openStageWarehouse } from '../../shared/composition/stage-warehouse.ts';
import { createPushHandler } from '../../shared/runtime/push-stage.ts';
import { readFeatureEngineSettings } from './config.ts';
import { featureEngineStage } from './handler.ts';

const { settings: cloud, close, ...ports } = openCloudPorts(process.env);
const { log, objects } = ports;

await startService(log, async () => {
  const check = createPushCheck(process.env);
  const warehouse = openStageWarehouse(cloud, 'feature-engine');
  const settings = readFeatureEngineSettings(process.env);
  const take = createPushHandler(
    featureEngineStage,
    { objects, warehouse, settings, memory: { walk: null } },
    ports,
  );
  await runServer(buildPushService({ log, objects, take, check }), { log, close }, process.env);
});
