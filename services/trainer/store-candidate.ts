import type { ModelCard } from '../../schemas/models.ts';
import { sha256 } from '../../shared/domain/checksum.ts';
import type { Examination } from '../../shared/models/game-outcome/examine-games.ts';
import { type MemberName, memberNames } from '../../shared/models/game-outcome/outcome-member.ts';
import { fitExamined } from '../../shared/models/game-outcome/train-game-outcome.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import { inputsOf, storeModel } from './store-model.ts';
import { readCard } from './store-version.ts';

/** The version of the other member, fitted to the same rows. */
const candidateVersionOf = (version: string, member: string): string =>
  `${version.slice(0, 'YYYYMMDD'.length)}-${sha256(`${version} ${member}`).slice(0, 8)}`;

const memberOf = (name: string): MemberName | undefined => memberNames.find((member) => member === name);

/**
 * Fits the member that wants the champion's place to the same games, so that it can forecast beside what is served until enough games
 * have judged both. A version like another one, `kept`; it is stored before the card that names it.
 */
export async function storeCandidate(
  objects: ObjectStore,
  examination: Examination,
  card: ModelCard,
): Promise<void> {
  const member = memberOf(card.candidate_member ?? '');
  if (member === undefined) return;
  const trained = fitExamined(examination, member);
  const version = candidateVersionOf(card.model_version, member);
  const inputs = inputsOf(trained.file);
  await storeModel(
    objects,
    { ...trained, file: { ...trained.file, model_version: version } },
    {
      ...card,
      model_version: version,
      chosen_member: member,
      candidate_member: null,
      decision: 'kept',
      reason: `${member} forecasts beside ${card.model_version}: ${card.reason}`,
      features: inputs.names,
      feature_hash: inputs.hash,
      metrics: trained.metrics,
      calibration: trained.calibration,
      runs_metrics: trained.runsMetrics,
      importance: trained.importance,
      input_reference: trained.inputReference,
    },
  );
}

/** The card of the candidate that a card names; null without one. Throws OBJECT_CORRUPT. */
export async function readCandidate(objects: ObjectStore, card: ModelCard): Promise<ModelCard | null> {
  const { candidate_member: member } = card;
  if (member === null) return null;
  return readCard(objects, card.model_system, candidateVersionOf(card.model_version, member));
}
