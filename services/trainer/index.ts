import { openCloudPorts } from '../../shared/composition/cloud-ports.ts';
import { openTreeEngine } from '../../shared/composition/open-tree-engine.ts';
import { createPushCheck } from '../../shared/composition/push-endpoint.ts';
import { buildPushService } from '../../shared/composition/push-service.ts';
import { runServer, startService } from '../../shared/composition/run-server.ts';
import { openStageWarehouse } from '../../shared/composition/stage-warehouse.ts';
import { createMemberBreakers } from '../../shared/runtime/member-breakers.ts';
import { createPushHandler } from '../../shared/runtime/push-stage.ts';
import { readTrainerSettings } from './config.ts';
import { trainerStage } from './handler.ts';

const { settings: cloud, close, ...ports } = openCloudPorts(process.env);
const { log, objects, clock } = ports;

await startService(log, async () => {
  const check = createPushCheck(process.env);
  const warehouse = openStageWarehouse(cloud, 'trainer');
  const settings = readTrainerSettings(process.env);
  const take = createPushHandler(
    trainerStage,
    {
      objects,
      warehouse,
      settings,
      openTreeEngine: () => openTreeEngine(settings.engine, process.env['XGBOOST_LIBRARY']),
      breakers: createMemberBreakers(clock),
    },
    ports,
  );
  await runServer(buildPushService({ log, objects, take, check }), { log, close }, process.env);
});
