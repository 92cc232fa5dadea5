import { openCloudPorts } from '../../shared/composition/cloud-ports.ts';
import { addPushEndpoint, createPushCheck } from '../../shared/composition/push-endpoint.ts';
import { runServer, startService } from '../../shared/composition/run-server.ts';
import { createMemberBreakers } from '../../shared/runtime/member-breakers.ts';
import { createPushHandler } from '../../shared/runtime/push-stage.ts';
import { buildApp } from './app.ts';
import { readApiSettings } from './config.ts';
import { predictionStage } from './handler.ts';
import { createLazyWarehouse } from './lazy-warehouse.ts';
import { readStrikeoutSettings } from './strikeout-settings.ts';

const { settings: cloud, close, ...ports } = openCloudPorts(process.env);
const { log, objects, clock } = ports;

await startService(log, async () => {
  const check = createPushCheck(process.env);
  const settings = readApiSettings(process.env);
  // Imported on first use: predicting a game asks no warehouse.
  const warehouse = createLazyWarehouse(async () => {
    const { openStageWarehouse } = await import('../../shared/composition/stage-warehouse.ts');
    return openStageWarehouse(cloud, 'prediction-api');
  });
  const take = createPushHandler(
    predictionStage,
    {
      objects,
      warehouse,
      candidateShare: settings.candidateShare,
      players: readStrikeoutSettings(process.env),
      breakers: createMemberBreakers(clock),
    },
    ports,
  );
  const addRoutes = (app: Parameters<typeof addPushEndpoint>[0]) => addPushEndpoint(app, take, check);
  const app = await buildApp({ objects, warehouse, log, settings, addRoutes });
  await runServer(app, { log, close }, process.env);
});
