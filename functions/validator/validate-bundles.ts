import pLimit from 'p-limit';
import { asHanksTankError, type HanksTankError } from '../../shared/domain/errors.ts';
import { type DatasetVerdict, validateDataset } from '../../shared/domain/validation/validate-dataset.ts';
import { type ScheduleVerdict, validateSchedule } from '../../shared/domain/validation/validate-schedule.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { ValidatorSettings } from './config.ts';
import { type GameJudge, type Judged, type JudgedGame, judged, unreadableGame } from './judge-game.ts';
import { type BundleReference, fetchBundle, nameOf, parseBundle, type ReadBundle } from './read-bundle.ts';

/** The verdict over a dataset, or why its bundle could not be read. */
export type JudgedDataset = Judged<DatasetVerdict> & { dataset: string; error: HanksTankError | null };

/** Verdicts over everything that was collected. */
export interface Verdicts {
  /** Ordered by game_pk; games with a bundle of their own and games known by the schedule alone. */
  games: readonly JudgedGame[];
  /** null without a schedule bundle, or when it could not be read. */
  schedule: Judged<ScheduleVerdict> | null;
  datasets: readonly JudgedDataset[];
  /** Why the bundle of the schedule could not be read. */
  scheduleError: HanksTankError | null;
}

/** How bundles are judged. */
export interface JudgeTools {
  objects: ObjectStore;
  settings: ValidatorSettings;
  judgeGame: GameJudge;
}

/** Bundles in memory at a time: one is judged on each thread while the next ones are fetched. */
const bundlesAtOnce = 6;

/** The value, or the contract error that makes a bundle unusable. Transient and setup errors of the store are thrown: the event comes again. */
async function valueOrError<Value>(work: Promise<Value>): Promise<Value | HanksTankError> {
  try {
    return await work;
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    if (error.class === 'contract') return error;
    throw thrown;
  }
}

const readOrError = (
  reference: BundleReference,
  { objects, settings }: JudgeTools,
): Promise<ReadBundle | HanksTankError> =>
  valueOrError(
    fetchBundle(reference, objects, settings.bundleBytesMax).then((bytes) =>
      parseBundle(nameOf(reference), bytes),
    ),
  );

async function judgeReferenced(
  gamePk: number,
  reference: BundleReference,
  { objects, settings, judgeGame }: JudgeTools,
): Promise<JudgedGame> {
  const body = await valueOrError(fetchBundle(reference, objects, settings.bundleBytesMax));
  if (body instanceof Error) return unreadableGame(gamePk, body.message);
  return judgeGame({ gamePk, name: nameOf(reference), body, grading: settings.grading });
}

async function judgeDataset(
  dataset: string,
  reference: BundleReference,
  tools: JudgeTools,
): Promise<JudgedDataset> {
  const read = await readOrError(reference, tools);
  if (read instanceof Error)
    return { dataset, error: read, findings: [], rows: new Map(), rowsOffered: 0, rowsRejected: 0 };
  return { dataset, error: null, ...judged(validateDataset(read.bundle), read) };
}

/** Reads and validates everything that was collected. */
export async function validateBundles(
  bundles: readonly BundleReference[],
  tools: JudgeTools,
): Promise<Verdicts> {
  const ofGames = await pLimit(bundlesAtOnce).map(bundles, async (reference) =>
    reference.game_pk === null ? [] : [await judgeReferenced(reference.game_pk, reference, tools)],
  );
  const games = ofGames.flat();
  const datasets: JudgedDataset[] = [];
  for (const reference of bundles)
    if (reference.dataset !== null) datasets.push(await judgeDataset(reference.dataset, reference, tools));
  const reference = bundles.find(({ game_pk, dataset }) => game_pk === null && dataset === null);
  const read = reference === undefined ? null : await readOrError(reference, tools);
  if (read === null || read instanceof Error)
    return { games: inOrder(games), schedule: null, datasets, scheduleError: read };
  const { games: scheduled, ...schedule } = validateSchedule(
    read.bundle,
    new Set(games.map(({ gamePk }) => gamePk)),
    tools.settings.grading.regular,
  );
  return {
    games: inOrder([...games, ...scheduled.map((verdict) => judged(verdict, read))]),
    schedule: judged(schedule, read),
    datasets,
    scheduleError: null,
  };
}

const inOrder = (games: readonly JudgedGame[]): JudgedGame[] =>
  games.toSorted((left, right) => left.gamePk - right.gamePk);
