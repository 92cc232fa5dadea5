import { type ModelPointer, modelObjectKeys } from '../../../schemas/models.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import { predictionSystems } from '../../../shared/models/registry.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import { endCandidacy, moveCurrentPointer } from '../../../shared/runtime/models/move-pointer.ts';
import { recordMoves } from '../../../shared/runtime/models/record-moves.ts';
import { readModelCard } from '../../../shared/runtime/models/stored-versions.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { newRunId } from '../run-chain.ts';
import { readSystemPointers } from './read-registry.ts';

type Ports = Pick<EmbeddedPorts, 'objects' | 'warehouse' | 'clock' | 'ids'>;

/** Who asks for a move, and why, if he says so. */
export interface MoveRequest {
  system: string;
  by: string;
  why: string | null;
}

/** A move that was made. */
export interface MoveOutcome {
  from: string | null;
  to: string;
}

/** Throws when the model of a version cannot be served by this code: such a pointer would put Elo in its place. */
async function assertServable(
  { objects }: Pick<Ports, 'objects'>,
  system: string,
  version: string,
): Promise<void> {
  const text = (await objects.get(modelObjectKeys(system, version).model)).toString();
  predictionSystems.find(({ id }) => id === system)?.readModel(text);
}

async function moveTo(
  ports: Ports,
  action: 'promoted' | 'rolled_back',
  version: string,
  { system, by, why }: MoveRequest,
): Promise<MoveOutcome> {
  const command = action === 'promoted' ? `models promote ${version}` : 'models rollback';
  const card = await readModelCard(ports.objects, system, version);
  await assertServable(ports, system, version);
  const { current } = await readSystemPointers(ports.objects, system);
  const from = current?.pointer.model_version ?? null;
  if (from === version)
    throw new HanksTankError('CONFIG_INVALID', `${version} is the current model of ${system} already`);
  // A version that was served and is not any more must not go on with the candidate's share of the games.
  for (const moved of [version, from]) if (moved !== null) await endCandidacy(ports.objects, system, moved);
  await moveCurrentPointer(ports.objects, card, current, {
    action,
    runId: newRunId(ports),
    at: ports.clock.now().toISOString(),
    by,
    reason: why === null ? command : `${command}: ${why}`,
  });
  await recordMoves(ports.objects, ports.warehouse, system);
  return { from, to: version };
}

/**
 * Makes a version the current one, whatever the trainer decided. Throws MODEL_VERSION_NOT_FOUND, OBJECT_NOT_FOUND, MODEL_MALFORMED or
 * MODEL_FEATURES_MISMATCH when it cannot be served, PRECONDITION_FAILED when the pointer moved meanwhile.
 */
export const promoteVersion = (ports: Ports, version: string, request: MoveRequest): Promise<MoveOutcome> =>
  moveTo(ports, 'promoted', version, request);

/**
 * The version that the current one replaced when it came, or null when it was the first; moves back are not moves forward. undefined:
 * the pointer was written before it had a memory.
 */
export function formerVersionOf({
  model_version: version,
  changes,
}: ModelPointer): string | null | undefined {
  return changes.findLast(({ action, to_version }) => to_version === version && action !== 'rolled_back')
    ?.from_version;
}

/** Where a rollback leads, or null: there is nothing before the current model. */
export async function rollbackTarget(objects: ObjectStore, pointer: ModelPointer): Promise<string | null> {
  const former = formerVersionOf(pointer);
  if (former !== undefined) return former;
  // The card names the version that a model was judged against.
  const card = await readModelCard(objects, pointer.model_system, pointer.model_version);
  const champion = card.parameters['champion_version'];
  return typeof champion === 'string' ? champion : null;
}

/** Makes the version before the current one current again. A second rollback goes one further back. Throws like `promoteVersion`. */
export async function rollBack(ports: Ports, request: MoveRequest): Promise<MoveOutcome> {
  const { current } = await readSystemPointers(ports.objects, request.system);
  if (current === null)
    throw new HanksTankError('MODEL_VERSION_NOT_FOUND', `${request.system} has no current model`);
  const former = await rollbackTarget(ports.objects, current.pointer);
  if (former === null)
    throw new HanksTankError(
      'MODEL_VERSION_NOT_FOUND',
      `${current.pointer.model_version} was the first model of ${request.system}: there is none to go back to`,
    );
  return moveTo(ports, 'rolled_back', former, request);
}
