import { createEvent } from '../../shared/runtime/cloud-event.ts';
import type { HarnessPorts, Publication } from '../../shared/runtime/stage-types.ts';

/** What publishing needs. */
export type PublishingPorts = Pick<HarnessPorts, 'bus' | 'clock'>;

/** Puts an event of the console on the bus. */
export async function publish(ports: PublishingPorts, publication: Publication): Promise<void> {
  const event = createEvent(publication, {
    source: 'console',
    time: ports.clock.now().toISOString(),
    idSeed: JSON.stringify(publication.data),
  });
  await ports.bus.publish(publication.topic, event);
}
