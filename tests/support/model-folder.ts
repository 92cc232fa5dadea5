import { type ModelCard, modelPointerKey, modelPointerSchema } from '../../schemas/models.ts';
import { type EmbeddedPorts, openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { trainerSettingsSchema } from '../../services/trainer/config.ts';
import { promoteModel } from '../../services/trainer/promote-model.ts';
import { readChampion } from '../../services/trainer/read-champion.ts';
import { registerModel } from '../../services/trainer/register-model.ts';
import { cardOf, storeModel } from '../../services/trainer/store-model.ts';
import {
  type TrainedGameOutcome,
  trainGameOutcome,
} from '../../shared/models/game-outcome/train-game-outcome.ts';
import { readTrainingRows } from '../../shared/models/game-outcome/training-row.ts';
import { settleCandidate } from '../../shared/runtime/models/move-pointer.ts';
import { manualClock } from './manual-clock.ts';
import { outcomeWorld } from './outcome-world.ts';

const settings = trainerSettingsSchema.parse({});

/** Trains on a small made-up league; the first call is what costs. */
function train(): TrainedGameOutcome {
  const games = readTrainingRows(outcomeWorld({ seed: 3, days: 30, starterEffect: 1 }).rows);
  const outcome = trainGameOutcome(games, settings.training);
  if (outcome.kind !== 'trained') throw new Error(outcome.reason);
  return outcome.trained;
}
let trained: TrainedGameOutcome | null = null;

/** A version to be: `20260424-00000001`, whether it was deployed, and what its card and model say otherwise. */
export interface MadeVersion {
  version: string;
  decision?: ModelCard['decision'];
  card?: Partial<ModelCard>;
  file?: Partial<TrainedGameOutcome['file']>;
}

/** Now, in a folder of models. */
export const modelFolderNow = '2026-06-01T06:15:00.000Z';

/** Puts versions into a folder as the trainer does, in this order, each judged against the one that is current then. */
export async function addModelVersions(
  ports: Pick<EmbeddedPorts, 'objects' | 'warehouse'>,
  versions: readonly MadeVersion[],
): Promise<void> {
  trained ??= train();
  for (const [index, { version, decision = 'deployed', card: change, file }] of versions.entries()) {
    const through = `${version.slice(0, 4)}-${version.slice(4, 6)}-${version.slice(6, 8)}`;
    const own = {
      ...trained,
      file: { ...trained.file, trained_through: through, ...file, model_version: version },
    };
    const champion = await readChampion(ports.objects, own.file.model_system);
    const reason = `${decision} for the test`;
    const judged = cardOf(own, {
      judgement: { decision, reason, member: own.file.member, candidateMember: null },
      championVersion: champion?.pointer.model_version ?? null,
      tunedBy: null,
      settings,
    });
    const card = { ...judged, ...change };
    await storeModel(ports.objects, own, card);
    const at = `2026-05-01T06:15:${String(index).padStart(2, '0')}.000Z`;
    const run = { runId: '20260501T061500Z-ab12', at, by: 'trainer' };
    if (decision === 'deployed') await promoteModel(ports.objects, card, champion, run);
    await settleCandidate(ports.objects, card, run);
    await registerModel(ports.objects, ports.warehouse, card, { runId: run.runId, now: at });
  }
}

/** Opens a data folder, works in it and closes it. */
export async function inDataFolder<Result>(
  dataDir: string,
  work: (ports: EmbeddedPorts) => Promise<Result>,
): Promise<Result> {
  const ports = await openEmbeddedPorts(dataDir, { logLevel: 'error', clock: manualClock(modelFolderNow) });
  try {
    return await work(ports);
  } finally {
    await ports.warehouse.close();
  }
}

/** The pointer to the current model. */
export async function readCurrent({ objects }: Pick<EmbeddedPorts, 'objects'>) {
  return modelPointerSchema.parse(
    JSON.parse((await objects.get(modelPointerKey('game_outcome'))).toString()),
  );
}
