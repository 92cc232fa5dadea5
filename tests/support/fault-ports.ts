import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { EmbeddedPorts } from '../../services/console/embedded-ports.ts';

/** A point of a run at which it can be killed, as `where: what #n`. */
export interface KillPoint {
  label: string;
  /** How long the write took in the undisturbed run; for a kill in its middle. */
  durationMs: number;
}

/** Where to kill; the delay is for points in the middle of a write. */
export interface KillOrder {
  label: string;
  delayMs: number;
}

const working = new AsyncLocalStorage<string>();

/** Runs, events and checksums differ from run to run; the same write has the same label in all of them. */
const normalised = (key: string): string =>
  key
    .replaceAll(/\d{8}T\d{6}Z-[0-9a-f]{4}/g, 'RUN')
    .replaceAll(/manifests\/_index\/[^/]+/g, 'manifests/_index/TIME')
    .replaceAll(/[0-9a-f]{32}/g, 'ID');

const killNow = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};

/**
 * Ports that name every durable write (object, load, publish, acknowledgement) and kill their own process at the ordered one.
 * A point is named by the subscription at work, the write, and which of its kind it is, because stages work side by side.
 */
export function faultPorts(
  ports: EmbeddedPorts,
  order: KillOrder | null,
): { ports: EmbeddedPorts; points: readonly KillPoint[] } {
  const points: KillPoint[] = [];
  const seen = new Map<string, number>();

  const labelOf = (what: string): string => {
    const text = `${working.getStore() ?? 'console'}: ${normalised(what)}`;
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return `${text} #${count}`;
  };

  /** After the write: the next thing has not begun. */
  async function after(what: string): Promise<void> {
    const label = labelOf(what);
    points.push({ label, durationMs: 0 });
    if (order?.label === label) await killNow();
  }

  /** In the middle of the write, as long after its beginning as the order says. */
  async function during<Result>(what: string, write: () => Promise<Result>): Promise<Result> {
    const label = labelOf(`during ${what}`);
    const startedMs = performance.now();
    const result = write();
    if (order?.label === label) {
      await Promise.race([result, delay(order.delayMs)]);
      await killNow();
    }
    const done = await result;
    points.push({ label, durationMs: performance.now() - startedMs });
    return done;
  }

  const { objects, warehouse, bus } = ports;
  return {
    points,
    ports: {
      ...ports,
      objects: {
        ...objects,
        put: async (key, bytes, options) => {
          const info = await objects.put(key, bytes, options);
          await after(`put ${key}`);
          return info;
        },
        delete: async (key) => {
          await objects.delete(key);
          await after(`delete ${key}`);
        },
      },
      warehouse: {
        ...warehouse,
        load: async (request) => {
          const counts = await during(`load ${request.table}`, () => warehouse.load(request));
          await after(`load ${request.table}`);
          return counts;
        },
        loadAll: async (requests) => {
          const counts = await during('load all', () => warehouse.loadAll(requests));
          await after('load all');
          return counts;
        },
      },
      bus: {
        ...bus,
        publish: async (topic, event) => {
          await bus.publish(topic, event);
          await after(`publish ${topic}`);
        },
        subscribe: (topic, subscription, subscriber) =>
          bus.subscribe(topic, subscription, (delivery) =>
            working.run(`${subscription} ${dateOf(delivery.payload)}`, async () => {
              await subscriber(delivery);
              await after('acknowledge');
            }),
          ),
      },
    },
  };
}

/** The date of a message and which collection it belongs to: subscriptions take dates in any order. */
function dateOf(payload: string): string {
  const date = /"game_date":"([\d-]+)"/.exec(payload)?.[1] ?? 'no date';
  const attempt = /"attempt":(\d)/.exec(payload)?.[1];
  return attempt === undefined ? date : `${date} attempt ${attempt}`;
}
