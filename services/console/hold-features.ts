import { cloudEventSchema } from '../../schemas/events/envelope.ts';
import { dataLoaded } from '../../schemas/events/events.ts';
import { subscriptionName } from '../../shared/runtime/stage.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';
import { publish } from './publish.ts';

/** Where loaded dates wait to become features. */
const featureSubscription = subscriptionName('feature-engine', 'data.loaded');

/**
 * Keeps the features of loaded dates back. A loaded date makes every later one stale, so each of them would be rebuilt as often as a
 * date before it is loaded; {@link rebuildHeldFeatures} does it once. Call it before messages of an interrupted run are taken up.
 */
export const holdFeatures = ({ bus }: EmbeddedPorts): void => bus.hold(featureSubscription);

/**
 * Rebuilds, once, the features that every loaded date has made stale. Returns the dates whose facts changed. `only` wants the features
 * of one date: they follow from facts alone, so that those of the dates before it are left out; `judge` is told of these, because the gate of
 * a date decides whether its facts count.
 */
export async function rebuildHeldFeatures(
  ports: EmbeddedPorts,
  runId: string,
  { only, judge }: { only: string | null; judge?: (dates: readonly string[]) => Promise<void> } = {
    only: null,
  },
): Promise<string[]> {
  const changed = new Set<string>();
  await ports.bus.release(featureSubscription, async (payloads) => {
    for (const payload of payloads) {
      const event = cloudEventSchema.parse(JSON.parse(payload));
      for (const date of dataLoaded.data.parse(event.data).changed_game_dates) changed.add(date);
    }
    const all = [...changed].sort();
    // With a changed date its later ones are stale too, as far as they have features: the last change says enough.
    const dates = only === null ? all : all.filter((date) => date <= only).slice(-1);
    const last = dates.at(-1);
    if (last === undefined) return;
    if (only !== null) await judge?.(all.filter((date) => date < last));
    await publish(ports, {
      topic: 'data.loaded',
      data: { run_id: runId, game_date: last, tables: [], changed_game_dates: dates, games: [] },
    });
  });
  await ports.bus.drain();
  return [...changed].sort();
}
