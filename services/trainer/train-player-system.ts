import { type ModelCard, modelPointerKey, modelPointerSchema } from '../../schemas/models.ts';
import { asHanksTankError } from '../../shared/domain/errors.ts';
import { calendarDay } from '../../shared/domain/ratings/calendar-day.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import type { MemberBreakers } from '../../shared/runtime/member-breakers.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';
import { readPointer } from '../../shared/runtime/read-pointer.ts';
import type { Publication, StageCheck, StageContext } from '../../shared/runtime/stage-types.ts';
import { processorVersion } from '../../shared/runtime/version.ts';
import { type Asking, announceDeployment } from './announce-deployment.ts';
import type { PlayerRows, PlayerTraining } from './player-trainings.ts';
import { registerModel } from './register-model.ts';
import { newestVersion, promotePlayerModel } from './store-player-model.ts';
import { readCard, storeVersion } from './store-version.ts';

/** What the training of the systems of players needs. */
export interface PlayerTrainerDependencies {
  warehouse: Warehouse;
  objects: ObjectStore;
  settings: { newDaysMin: number };
  /** Default: closed ones, for this event alone. */
  breakers?: MemberBreakers;
}

/** What became of one system. */
export interface SystemReport {
  rowsIn: number;
  /** What stands out: a new version. */
  said: string | null;
  checks: StageCheck[];
  publish: Publication[];
}

/** The report of a system of which nothing but a check is to be told. */
export const quiet = (check: StageCheck, rowsIn = 0): SystemReport => ({
  rowsIn,
  said: null,
  checks: [check],
  publish: [],
});

/** Whether the current model of a system can be used by this code; true while there is none. */
async function isCurrentUsable(objects: ObjectStore, { id, readModel }: PlayerTraining): Promise<boolean> {
  const stored = await readPointer(objects, modelPointerKey(id), modelPointerSchema);
  if (stored === null) return true;
  try {
    readModel((await getObject(objects, stored.pointer.model)).toString());
    return true;
  } catch (thrown) {
    const error = asHanksTankError(thrown);
    if (error.class !== 'contract') throw error;
    return false;
  }
}

/** From a stored version on: promote it when it earned it, register it, say so. */
async function finish(
  card: ModelCard,
  data: Asking,
  rowsIn: number,
  { objects, warehouse }: PlayerTrainerDependencies,
  context: StageContext,
): Promise<SystemReport> {
  const isDeployed = card.decision === 'deployed';
  const newest = await newestVersion(objects, card.model_system);
  const isDone = newest?.version === card.model_version && newest.isDone;
  // A version that is done is never promoted again: it may have been rolled back on purpose.
  const run = { runId: data.run_id, now: context.clock.now().toISOString() };
  if (isDeployed && !isDone) await promotePlayerModel(objects, card, run);
  await registerModel(objects, warehouse, card, run);
  const current = await readPointer(objects, modelPointerKey(card.model_system), modelPointerSchema);
  const isOwn =
    current?.pointer.model_version === card.model_version && current.pointer.run_id === data.run_id;
  if (isDone && !isOwn)
    return quiet({
      name: card.model_system,
      passed: true,
      detail: `training rows unchanged since ${card.model_version} (${card.decision})`,
    });
  return {
    rowsIn,
    said: `${card.model_system} ${card.model_version} ${card.decision}`,
    checks: [{ name: card.model_system, passed: true, detail: `${card.decision}: ${card.reason}` }],
    publish: announceDeployment(card, data),
  };
}

/** The version that a killed run left undone, or that this very run promoted: it is finished, or said, again. Null: there is none. */
async function readUnfinished(
  newest: Awaited<ReturnType<typeof newestVersion>>,
  { id }: PlayerTraining,
  { run_id: runId }: Asking,
  objects: ObjectStore,
): Promise<ModelCard | null> {
  if (newest === null) return null;
  const current = await readPointer(objects, modelPointerKey(id), modelPointerSchema);
  const isOwn = current?.pointer.model_version === newest.version && current.pointer.run_id === runId;
  return newest.isDone && !isOwn ? null : await readCard(objects, id, newest.version);
}

/** Fits the members whose breakers are closed, stores what came of it, and finishes. */
async function fitAndStore(
  training: PlayerTraining,
  rows: PlayerRows,
  rowsIn: number,
  { data, dependencies, breakers, context }: TrainingRun,
): Promise<SystemReport> {
  const { id, members } = training;
  const leftOut = members.filter((member) => breakers.of(`${id}.${member}`).isOpen());
  const outcome = rows.train((member) => leftOut.includes(member));
  if (outcome.kind === 'too_little_data')
    return quiet({ name: id, passed: true, detail: `no model is trained: ${outcome.reason}` }, rowsIn);
  const { file, card, failures } = outcome.trained;
  for (const member of members) {
    const breaker = breakers.of(`${id}.${member}`);
    if (failures.some((failure) => failure.member === member)) breaker.recordFailure();
    else if (!leftOut.includes(member)) breaker.recordSuccess();
  }
  const whole: ModelCard = { ...card, processor_version: processorVersion };
  await storeVersion(dependencies.objects, file, whole);
  const report = await finish(whole, data, rowsIn, dependencies, context);
  const failed = (member: string, detail: string): StageCheck => ({
    name: `${id}.${member}`,
    passed: false,
    detail,
  });
  return {
    ...report,
    checks: [
      ...report.checks,
      ...failures.map(({ member, reason }) => failed(member, reason)),
      ...leftOut.map((member) => failed(member, 'left out: it failed too often')),
    ],
  };
}

/** What one training works with. */
export interface TrainingRun {
  data: Asking;
  dependencies: PlayerTrainerDependencies;
  breakers: MemberBreakers;
  context: StageContext;
}

/** Trains one system of players, once there is enough that is new. Throws whatever reading, fitting and storing throw. */
export async function trainPlayerSystem(training: PlayerTraining, run: TrainingRun): Promise<SystemReport> {
  const { data, dependencies, context } = run;
  const { objects, warehouse, settings } = dependencies;
  const { id } = training;
  const { slate_date: slateDate, cutoff_at: cutoffAt } = data.slate;
  const newest = await newestVersion(objects, id);
  const unfinished = await readUnfinished(newest, training, data, objects);
  if (unfinished !== null) return finish(unfinished, data, 0, dependencies, context);
  const mayWait = newest !== null && (await isCurrentUsable(objects, training));
  const waiting = (newDays: string): SystemReport =>
    quiet({
      name: id,
      passed: true,
      detail: `${newDays} new days since the last training (through ${newest?.trainedThrough}); ${settings.newDaysMin} are needed`,
    });
  // So few dates lie in between that the rows need not be read.
  if (mayWait) {
    const between = calendarDay(slateDate) - calendarDay(newest.trainedThrough) - 1;
    if (between < settings.newDaysMin) return waiting(`at most ${Math.max(0, between)}`);
  }
  const stored = await warehouse.query(
    { file: training.file },
    {
      date_from: { type: 'DATE', value: `${Number(slateDate.slice(0, 4)) - training.seasonsBack}-01-01` },
      trained_before: { type: 'DATE', value: slateDate },
      cutoff_at: { type: 'TIMESTAMP', value: cutoffAt },
    },
  );
  if (stored.length === 0) return quiet({ name: id, passed: true, detail: 'nothing to learn from yet' });
  const rows = training.read(stored);
  const known = await readCard(objects, id, rows.version);
  if (known !== null) return finish(known, data, stored.length, dependencies, context);
  const newDays = rows.dates.filter((date) => newest === null || date > newest.trainedThrough).length;
  if (mayWait && newDays < settings.newDaysMin) return waiting(String(newDays));
  return fitAndStore(training, rows, stored.length, run);
}
