import type { Bundle } from '../../schemas/bundle.ts';
import { asHanksTankError, type HanksTankError } from '../../shared/domain/errors.ts';
import { bundleRules } from '../../shared/domain/validation/bundle-rules.ts';
import { findingOf } from '../../shared/domain/validation/rule.ts';
import { type GameVerdict, validateGame } from '../../shared/domain/validation/validate-game.ts';
import { type ScheduleVerdict, validateSchedule } from '../../shared/domain/validation/validate-schedule.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { TopicData } from '../../shared/runtime/stage-types.ts';
import type { ValidatorSettings } from './config.ts';
import { readBundle } from './read-bundle.ts';

type BundleReference = TopicData<'data.collected'>['bundles'][number];

/** Verdicts over everything that was collected. */
export interface Verdicts {
  /** Ordered by game_pk; games with a bundle of their own and games known by the schedule alone. */
  games: readonly GameVerdict[];
  /** null without a schedule bundle, or when it could not be read. */
  schedule: ScheduleVerdict | null;
  /** Why the bundle of the schedule could not be read. */
  scheduleError: HanksTankError | null;
}

/** A game whose bundle cannot be read is F: nothing of it can be trusted. */
function unreadableGame(gamePk: number, message: string): GameVerdict {
  return {
    gamePk,
    gameDate: null,
    grade: 'F',
    score: 0,
    scores: { schema: 0, completeness: 0, players: 0, ranges: 0 },
    findings: [findingOf(bundleRules.readable, message)],
    accepted: new Map(),
    rowsOffered: 0,
    rowsRejected: 0,
  };
}

/** The bundle, or the contract error that makes it unusable. Transient and setup errors of the store are thrown: the event comes again. */
async function readOrError(
  reference: BundleReference,
  objects: ObjectStore,
  settings: ValidatorSettings,
): Promise<Bundle | HanksTankError> {
  try {
    return await readBundle(reference, objects, settings.bundleBytesMax);
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    if (error.class === 'contract') return error;
    throw thrown;
  }
}

/** Reads and validates one bundle after the other, so that only one is unpacked at a time. */
export async function validateBundles(
  bundles: readonly BundleReference[],
  objects: ObjectStore,
  settings: ValidatorSettings,
): Promise<Verdicts> {
  const games = new Map<number, GameVerdict>();
  for (const reference of bundles) {
    if (reference.game_pk === null) continue;
    const bundle = await readOrError(reference, objects, settings);
    games.set(
      reference.game_pk,
      bundle instanceof Error
        ? unreadableGame(reference.game_pk, bundle.message)
        : validateGame(reference.game_pk, bundle, settings.grading),
    );
  }
  const reference = bundles.find(({ game_pk }) => game_pk === null);
  const bundle = reference === undefined ? null : await readOrError(reference, objects, settings);
  const schedule =
    bundle === null || bundle instanceof Error
      ? null
      : validateSchedule(bundle, new Set(games.keys()), settings.grading);
  return {
    games: [...games.values(), ...(schedule?.games ?? [])].toSorted((a, b) => a.gamePk - b.gamePk),
    schedule,
    scheduleError: bundle instanceof Error ? bundle : null,
  };
}
