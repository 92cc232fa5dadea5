import pLimit from 'p-limit';
import { asHanksTankError } from '../domain/errors.ts';
import { deliveryFor, type PushedMessage } from './push-delivery.ts';
import { handleDelivery, type Stage } from './stage.ts';
import type { HarnessPorts } from './stage-types.ts';

/** Takes one pushed message. Resolving acknowledges it; throwing asks Pub/Sub to deliver it again. */
export type PushHandler = (read: () => PushedMessage) => Promise<void>;

/**
 * A stage behind a push endpoint. `read` reads the request: what it throws is logged and refused like any other failure. Messages are
 * worked off one at a time, as on the embedded bus: a stage keeps what it knows of history in memory, and two loads at once would
 * only make each other's transactions fail.
 */
export function createPushHandler<Dependencies>(
  stage: Stage<Dependencies>,
  dependencies: Dependencies,
  ports: HarnessPorts,
): PushHandler {
  const oneAtATime = pLimit(1);
  return (read) =>
    oneAtATime(async () => {
      const delivery = readDelivery(stage, ports, read);
      await handleDelivery(stage, dependencies, ports, delivery);
    });
}

function readDelivery(
  { name }: Pick<Stage<never>, 'name'>,
  { log }: HarnessPorts,
  read: () => PushedMessage,
): ReturnType<typeof deliveryFor> {
  try {
    return deliveryFor(name, read());
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    log.error({ stage: name, code: error.code }, error.message);
    throw error;
  }
}
