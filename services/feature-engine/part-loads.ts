import type { ObjectReference } from '../../schemas/events/event-parts.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { type FeatureObjects, featureTables, loadFeatures } from './write-features.ts';

/**
 * Dates that are loaded in one transaction: a night's all at once, decades in parts, so that memory is that of a part. A rebuild that
 * ends between two parts comes again as a whole, and loads the same rows.
 */
const datesPerLoadMax = 124;

/** Loads written dates part by part, one after the other, while the caller goes on with the next dates. */
export class PartLoads {
  /** What the parts were loaded from, those included that wait for their load. */
  readonly outputs: ObjectReference[] = [];
  readonly #warehouse: Warehouse;
  #dates: string[] = [];
  #written = nothingWritten();
  #loading: Promise<void> = Promise.resolve();

  constructor(warehouse: Warehouse) {
    this.#warehouse = warehouse;
  }

  /** Takes a date in and begins with the part that it fills. Throws what the load before threw. */
  async add(date: string, objects: FeatureObjects): Promise<void> {
    this.#dates.push(date);
    for (const [table, references] of objects) this.#written.get(table)?.push(...references);
    if (this.#dates.length >= datesPerLoadMax) await this.#begin();
  }

  /** Waits until everything is loaded. Throws what a load threw. */
  async finish(): Promise<void> {
    if (this.#dates.length > 0) await this.#begin();
    await this.#loading;
  }

  /** Waits until nothing is being loaded, whatever came of it: who gives up leaves nothing running. */
  async settle(): Promise<void> {
    await this.#loading.catch(() => undefined);
  }

  async #begin(): Promise<void> {
    await this.#loading;
    const [dates, written] = [this.#dates, this.#written];
    this.#dates = [];
    this.#written = nothingWritten();
    this.outputs.push(...[...written.values()].flat());
    this.#loading = loadFeatures(dates, written, this.#warehouse);
    this.#loading.catch(() => undefined); // Told by whoever waits for it.
  }
}

const nothingWritten = (): FeatureObjects => new Map(featureTables.map((table) => [table, []]));
