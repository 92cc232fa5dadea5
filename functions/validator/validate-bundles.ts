import type { Bundle } from '../../schemas/bundle.ts';
import { asHanksTankError, type HanksTankError } from '../../shared/domain/errors.ts';
import { phaseOfGameType } from '../../shared/domain/season-calendar/phases.ts';
import { bundleRules } from '../../shared/domain/validation/bundle-rules.ts';
import type { GradeSettings } from '../../shared/domain/validation/grade.ts';
import { findingOf } from '../../shared/domain/validation/rule.ts';
import { stagedTables } from '../../shared/domain/validation/staged-tables.ts';
import { type DatasetVerdict, validateDataset } from '../../shared/domain/validation/validate-dataset.ts';
import { type GameVerdict, validateGame } from '../../shared/domain/validation/validate-game.ts';
import { type ScheduleVerdict, validateSchedule } from '../../shared/domain/validation/validate-schedule.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { TopicData } from '../../shared/runtime/stage-types.ts';
import type { ValidatorSettings } from './config.ts';
import { type LoadableTables, loadableTables } from './loadable-rows.ts';
import { type ReadBundle, readBundle } from './read-bundle.ts';

type BundleReference = TopicData<'data.collected'>['bundles'][number];

/** A verdict, and what may be loaded. */
type Judged<Verdict> = Omit<Verdict, 'accepted' | 'games'> & { rows: LoadableTables };

/** The verdict over one game. */
export type JudgedGame = Judged<GameVerdict>;

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

/** A game whose bundle cannot be read is F: nothing of it can be trusted. */
function unreadableGame(gamePk: number, message: string): JudgedGame {
  return {
    gamePk,
    gameDate: null,
    grade: 'F',
    action: 'retry',
    score: 0,
    scores: { schema: 0, completeness: 0, players: 0, ranges: 0 },
    findings: [findingOf(bundleRules.readable, message)],
    rows: new Map(),
    rowsOffered: 0,
    rowsRejected: 0,
  };
}

/** A game is graded by its type. A bundle that does not say it is held to the rules of the season. */
function gradingOf({ tables }: Bundle, { grading }: ValidatorSettings): GradeSettings {
  const type = tables[stagedTables.games.table]?.[0]?.['game_type'];
  return grading[typeof type === 'string' ? phaseOfGameType(type) : 'regular'];
}

/** The bundle, or the contract error that makes it unusable. Transient and setup errors of the store are thrown: the event comes again. */
async function readOrError(
  reference: BundleReference,
  objects: ObjectStore,
  settings: ValidatorSettings,
): Promise<ReadBundle | HanksTankError> {
  try {
    return await readBundle(reference, objects, settings.bundleBytesMax);
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    if (error.class === 'contract') return error;
    throw thrown;
  }
}

/** Keeps the text of the rows and lets go of the rows: a day of them would not fit in little memory. */
function judged<Verdict extends { accepted: GameVerdict['accepted'] }>(
  { accepted, ...verdict }: Verdict,
  { lineOf }: ReadBundle,
): Omit<Verdict, 'accepted'> & { rows: LoadableTables } {
  return { ...verdict, rows: loadableTables(accepted, lineOf) };
}

/** Reads and validates bundle after bundle; the next one is fetched meanwhile. */
export async function validateBundles(
  bundles: readonly BundleReference[],
  objects: ObjectStore,
  settings: ValidatorSettings,
): Promise<Verdicts> {
  const games = new Map<number, JudgedGame>();
  const ofGames = bundles.filter(({ game_pk }) => game_pk !== null);
  const fetch = (reference: BundleReference | undefined) =>
    reference === undefined ? null : readOrError(reference, objects, settings);
  let next = fetch(ofGames[0]);
  for (const [index, { game_pk }] of ofGames.entries()) {
    const read = await next;
    next = fetch(ofGames[index + 1]);
    if (game_pk === null || read === null) continue;
    games.set(
      game_pk,
      read instanceof Error
        ? unreadableGame(game_pk, read.message)
        : judged(validateGame(game_pk, read.bundle, gradingOf(read.bundle, settings)), read),
    );
  }
  const datasets: JudgedDataset[] = [];
  for (const reference of bundles) {
    if (reference.dataset === null) continue;
    datasets.push(judgedDataset(reference.dataset, await readOrError(reference, objects, settings)));
  }
  const reference = bundles.find(({ game_pk, dataset }) => game_pk === null && dataset === null);
  const read = reference === undefined ? null : await readOrError(reference, objects, settings);
  if (read === null || read instanceof Error)
    return { games: inOrder([...games.values()]), schedule: null, datasets, scheduleError: read };
  const { games: scheduled, ...schedule } = validateSchedule(
    read.bundle,
    new Set(games.keys()),
    settings.grading.regular,
  );
  return {
    games: inOrder([...games.values(), ...scheduled.map((verdict) => judged(verdict, read))]),
    schedule: judged(schedule, read),
    datasets,
    scheduleError: null,
  };
}

function judgedDataset(dataset: string, read: ReadBundle | HanksTankError): JudgedDataset {
  if (read instanceof Error)
    return { dataset, error: read, findings: [], rows: new Map(), rowsOffered: 0, rowsRejected: 0 };
  return { dataset, error: null, ...judged(validateDataset(read.bundle), read) };
}

const inOrder = (games: readonly JudgedGame[]): JudgedGame[] =>
  games.toSorted((left, right) => left.gamePk - right.gamePk);
