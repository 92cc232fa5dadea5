import { candidatePointerKey, modelPointerKey } from '../../schemas/models.ts';
import { servingPointerKey, slatePointerKey } from '../../schemas/serving.ts';
import { asHanksTankError, HanksTankError } from '../../shared/domain/errors.ts';
import { systemOfVariant, type Variant, variants } from '../../shared/models/game-outcome/system-id.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Logger } from '../../shared/runtime/log.ts';
import { type Candidate, noCandidate, readCandidate } from './candidate.ts';
import { noModel, readServedModel, type ServedModel } from './read-model.ts';
import { readSlate, type Slate } from './read-slate.ts';

/** What requests are answered from: in memory, replaced as a whole when a pointer moves. */
export interface ServingState {
  /** The newest slate. Throws MODEL_NOT_READY while there is none. */
  currentSlate(): Slate;
  /** The slate of a date, read on first use. Throws SLATE_NOT_FOUND naming the dates that exist. */
  slateOf(date: string): Promise<Slate>;
  model(variant: Variant): ServedModel;
  /** What runs beside the model of a variant. */
  candidate(variant: Variant): Candidate;
  /** Dates with a slate, oldest first. */
  slateDates(): Promise<string[]>;
  /** Looks at the pointers and loads what changed. Never throws: what was loaded stays when something cannot be read. */
  refresh(): Promise<void>;
}

const slatesPrefix = 'serving/slates/';
/** Dates named in an error message. */
const DATES_NAMED = 10;

/** Keeps the newest slate, the current model and the candidate of each variant and a few other slates in memory. */
export function createServingState(
  objects: ObjectStore,
  log: Logger,
  settings: { slatesMax: number },
): ServingState {
  let current: Slate | null = null;
  const served = new Map(variants.map((variant) => [variant, noModel(variant)]));
  const candidates = new Map<Variant, Candidate>();
  const generations = new Map<string, number>();
  const slates = new Map<string, Promise<Slate | null>>();
  let refreshing: Promise<void> | null = null;

  /** Runs `load` when the object at a key changed since the last successful load. */
  async function whenChanged(key: string, load: () => Promise<void>): Promise<void> {
    try {
      const generation = (await objects.head(key))?.generation ?? 0;
      if (generation === (generations.get(key) ?? 0)) return;
      await load();
      generations.set(key, generation);
    } catch (thrown) {
      const error = asHanksTankError(thrown);
      log.error({ code: error.code, err: error }, `what ${key} points to was not loaded: ${error.message}`);
    }
  }

  async function refresh(): Promise<void> {
    await whenChanged(servingPointerKey, async () => {
      current = await readSlate(objects, servingPointerKey);
      log.info({ slate_date: current?.pointer.slate_date }, 'serving another slate');
    });
    for (const variant of variants) {
      await whenChanged(modelPointerKey(systemOfVariant(variant)), async () => {
        const model = await readServedModel(objects, variant);
        served.set(variant, model);
        log[model.problem === null ? 'info' : 'error'](
          { variant, model_version: model.pointer?.model_version },
          model.problem ?? 'serving another model',
        );
      });
      await whenChanged(candidatePointerKey(systemOfVariant(variant)), async () => {
        const candidate = await readCandidate(objects, variant);
        candidates.set(variant, candidate);
        log[candidate.problem === null ? 'info' : 'error'](
          { variant, model_version: candidate.model?.version },
          candidate.problem ?? 'another candidate',
        );
      });
    }
    for (const date of slates.keys()) {
      await whenChanged(slatePointerKey(date), async () => {
        slates.delete(date);
      });
    }
  }

  async function slateDates(): Promise<string[]> {
    const keys = await objects.list(slatesPrefix);
    return keys.map(({ key }) => key.slice(slatesPrefix.length, -'.json'.length));
  }

  async function loadSlate(date: string): Promise<Slate | null> {
    const key = slatePointerKey(date);
    generations.set(key, (await objects.head(key))?.generation ?? 0);
    return readSlate(objects, key);
  }

  return {
    currentSlate: () => {
      if (current !== null) return current;
      throw new HanksTankError('MODEL_NOT_READY', 'No serving snapshot was promoted yet.');
    },
    slateOf: async (date) => {
      if (current?.pointer.slate_date === date) return current;
      let slate = slates.get(date);
      if (slate === undefined) {
        slate = loadSlate(date);
        slates.set(date, slate);
        const [oldest] = slates.keys();
        if (slates.size > settings.slatesMax && oldest !== undefined) slates.delete(oldest);
      }
      const found = await slate.catch((error: unknown) => {
        slates.delete(date);
        throw error;
      });
      if (found !== null) return found;
      slates.delete(date);
      const dates = await slateDates();
      const named = dates.slice(-DATES_NAMED).join(', ') || 'none';
      throw new HanksTankError(
        'SLATE_NOT_FOUND',
        `No snapshot exists for ${date}. Dates that exist${dates.length > DATES_NAMED ? ` (newest ${DATES_NAMED} of ${dates.length})` : ''}: ${named}.`,
      );
    },
    model: (variant) => served.get(variant) ?? noModel(variant),
    candidate: (variant) => candidates.get(variant) ?? noCandidate,
    slateDates,
    refresh: () => {
      refreshing ??= refresh().finally(() => {
        refreshing = null;
      });
      return refreshing;
    },
  };
}
