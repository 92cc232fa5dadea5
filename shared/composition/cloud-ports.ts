import { z } from 'zod';
import { type CloudSettings, readCloudSettings } from '../adapters/gcp/cloud-settings.ts';
import { openCloudObjects } from '../adapters/gcp/cloud-storage-objects.ts';
import { createPubSubBus } from '../adapters/gcp/pubsub-bus.ts';
import { randomIds, systemClock } from '../adapters/local/clock.ts';
import { readVariables } from '../domain/read-variables.ts';
import { createLogger } from '../runtime/log.ts';
import type { HarnessPorts } from '../runtime/stage-types.ts';

/** What every stage needs in the cloud, whatever else it uses. Only a stage that asks the warehouse opens one. */
export interface CloudPorts extends HarnessPorts {
  settings: CloudSettings;
  /** Publishes what waits, then lets go. */
  close(): Promise<void>;
}

const variables = z.object({ LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info') });

/** Cloud Storage, Pub/Sub, the machine's clock, a log for Cloud Logging. Throws CONFIG_INVALID. */
export function openCloudPorts(environment: Readonly<Record<string, string | undefined>>): CloudPorts {
  const settings = readCloudSettings(environment);
  const { LOG_LEVEL: level } = readVariables(variables, environment, 'The log');
  const log = createLogger({ level, projectId: settings.projectId });
  const bus = createPubSubBus({
    settings,
    onProblem: (message, error) => log.error({ err: error }, message),
  });
  return {
    settings,
    bus,
    objects: openCloudObjects(settings),
    clock: systemClock,
    ids: randomIds,
    log,
    close: () => bus.close(),
  };
}
