import { asHanksTankError } from '../../shared/domain/errors.ts';
import { createMemberBreakers } from '../../shared/runtime/member-breakers.ts';
import type { StageContext, StageHandler, StageResult } from '../../shared/runtime/stage-types.ts';
import type { Asking } from './announce-deployment.ts';
import type { PlayerTraining } from './player-trainings.ts';
import {
  type PlayerTrainerDependencies,
  quiet,
  type SystemReport,
  trainPlayerSystem,
} from './train-player-system.ts';

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
      reports.push(await trainPlayerSystem(training, { data, dependencies, breakers, context }));
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
