import { type ModelCard, modelPointerKey, modelPointerSchema } from '../../schemas/models.ts';
import { asHanksTankError } from '../../shared/domain/errors.ts';
import { calendarDay } from '../../shared/domain/ratings/calendar-day.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { createMemberBreakers, type MemberBreakers } from '../../shared/runtime/member-breakers.ts';
import { getObject } from '../../shared/runtime/object-reference.ts';
import { readPointer } from '../../shared/runtime/read-pointer.ts';
import type {
  Publication,
  StageCheck,
  StageContext,
  StageHandler,
  StageResult,
} from '../../shared/runtime/stage-types.ts';
import { processorVersion } from '../../shared/runtime/version.ts';
import { type Asking, announceDeployment } from './announce-deployment.ts';
import type { PlayerTraining } from './player-trainings.ts';
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
interface SystemReport {
  rowsIn: number;
  /** What stands out: a new version. */
  said: string | null;
  checks: StageCheck[];
  publish: Publication[];
}

const quiet = (check: StageCheck, rowsIn = 0): SystemReport => ({
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

async function trainSystem(
  training: PlayerTraining,
  data: Asking,
  dependencies: PlayerTrainerDependencies,
  breakers: MemberBreakers,
  context: StageContext,
): Promise<SystemReport> {
  const { objects, warehouse, settings } = dependencies;
  const { id } = training;
  const { slate_date: slateDate, cutoff_at: cutoffAt } = data.slate;
  const newest = await newestVersion(objects, id);
  // What a killed run left is finished first, and what this very run promoted is said again.
  if (newest !== null) {
    const current = await readPointer(objects, modelPointerKey(id), modelPointerSchema);
    const isOwn = current?.pointer.model_version === newest.version && current.pointer.run_id === data.run_id;
    const card = newest.isDone && !isOwn ? null : await readCard(objects, id, newest.version);
    if (card !== null) return finish(card, data, 0, dependencies, context);
  }
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

  const leftOut = training.members.filter((member) => breakers.of(`${id}.${member}`).isOpen());
  const outcome = rows.train((member) => leftOut.includes(member));
  if (outcome.kind === 'too_little_data')
    return quiet({ name: id, passed: true, detail: `no model is trained: ${outcome.reason}` }, stored.length);
  const { file, card, failures } = outcome.trained;
  for (const member of training.members) {
    const breaker = breakers.of(`${id}.${member}`);
    if (failures.some((failure) => failure.member === member)) breaker.recordFailure();
    else if (!leftOut.includes(member)) breaker.recordSuccess();
  }
  const whole: ModelCard = { ...card, processor_version: processorVersion };
  await storeVersion(objects, file, whole);
  const report = await finish(whole, data, stored.length, dependencies, context);
  return {
    ...report,
    checks: [
      ...report.checks,
      ...failures.map(({ member, reason }) => ({ name: `${id}.${member}`, passed: false, detail: reason })),
      ...leftOut.map((member) => ({
        name: `${id}.${member}`,
        passed: false,
        detail: 'left out: it failed too often',
      })),
    ],
  };
}

/** Trains every system of players. One that fails is named and opens its own breaker; the others go on. Faults of store and warehouse pass through. */
export async function trainPlayerSystems(
  trainings: readonly PlayerTraining[],
  data: Asking,
  dependencies: PlayerTrainerDependencies,
  context: StageContext,
): Promise<SystemReport[]> {
  const breakers = dependencies.breakers ?? createMemberBreakers(context.clock);
  const reports: SystemReport[] = [];
  for (const training of trainings) {
    const breaker = breakers.of(training.id);
    if (breaker.isOpen()) {
      reports.push(quiet({ name: training.id, passed: false, detail: 'left alone: it failed too often' }));
      continue;
    }
    try {
      reports.push(await trainSystem(training, data, dependencies, breakers, context));
      breaker.recordSuccess();
    } catch (thrown) {
      const error = asHanksTankError(thrown);
      if (error.class === 'transient' || error.class === 'setup') throw error;
      breaker.recordFailure();
      context.log.error({ code: error.code, err: error, model_system: training.id }, 'not trained');
      reports.push(quiet({ name: training.id, passed: false, detail: `${error.code}: ${error.message}` }));
    }
  }
  return reports;
}

/** A handler of the trainer that trains the systems of players after its own. */
export const withPlayerSystems =
  <Dependencies extends PlayerTrainerDependencies>(
    own: StageHandler<'features.created', Dependencies>,
    trainings: readonly PlayerTraining[],
  ): StageHandler<'features.created', Dependencies> =>
  async (data, dependencies, context): Promise<StageResult> => {
    const result = await own(data, dependencies, context);
    const { slate } = data;
    if (slate === null) return result;
    const reports = await trainPlayerSystems(trainings, { ...data, slate }, dependencies, context);
    const said = reports.flatMap((report) => report.said ?? []);
    const reason = [result.reason, ...said].filter((text) => text !== undefined).join('; ');
    return {
      ...result,
      status: said.length > 0 ? 'success' : result.status,
      ...(reason === '' ? {} : { reason }),
      rowsIn: result.rowsIn + reports.reduce((sum, { rowsIn }) => sum + rowsIn, 0),
      rowsOut: result.rowsOut + said.length,
      checks: [...(result.checks ?? []), ...reports.flatMap(({ checks }) => checks)],
      publish: [...(result.publish ?? []), ...reports.flatMap(({ publish }) => publish)],
    };
  };
