import { createEvent } from '../../shared/runtime/cloud-event.ts';
import type { Publication } from '../../shared/runtime/stage-types.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';

/** Puts an event of the console on the bus. */
export async function publish(ports: EmbeddedPorts, publication: Publication): Promise<void> {
  const event = createEvent(publication, {
    source: 'console',
    time: ports.clock.now().toISOString(),
    idSeed: JSON.stringify(publication.data),
  });
  await ports.bus.publish(publication.topic, event);
}
