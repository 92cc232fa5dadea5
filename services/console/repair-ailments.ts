import { type Ailment, collectionsOf } from '../../shared/domain/healing/detect-ailments.ts';
import { readLetters } from './dead-letters.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';
import { findDerivedAilments, type HealWindow } from './find-ailments.ts';
import { publish } from './publish.ts';
import { type Resend, replayLetter, resendOn } from './replay-letter.ts';
import { requestCollection, requestSlate } from './run-chain.ts';

type RepairPorts = Pick<EmbeddedPorts, 'objects' | 'warehouse' | 'clock' | 'ids'> & {
  bus: Pick<EmbeddedPorts['bus'], 'publish' | 'subscribe'>;
};

/** Publishes what repairs collected data: dates and games to collect, letters to replay. Returns the dates that were asked for. */
export async function repairData(
  ports: RepairPorts,
  ailments: readonly Ailment[],
  runId: string,
  resend: Resend,
): Promise<string[]> {
  const collections = collectionsOf(ailments);
  for (const { gameDate, gamePks } of collections)
    await requestCollection(ports, runId, { date: gameDate, reason: 'gap', gamePks });
  const letters = new Map(
    (await readLetters(ports.warehouse, { status: 'open' })).map((letter) => [letter.dead_letter_id, letter]),
  );
  for (const { repair } of ailments) {
    const letter = repair?.kind === 'replay' ? letters.get(repair.deadLetterId) : undefined;
    if (letter !== undefined) await replayLetter(ports, letter, 'healed', resend);
  }
  return collections.map(({ gameDate }) => gameDate);
}

/** Publishes what rebuilds features: one event for all dates. Returns them. */
export async function repairFeatures(
  ports: RepairPorts,
  derived: readonly Ailment[],
  runId: string,
): Promise<string[]> {
  const stale = derived.flatMap(({ repair }) =>
    repair?.kind === 'rebuild_features' ? [repair.gameDate] : [],
  );
  const last = stale.at(-1);
  if (last === undefined) return [];
  await publish(ports, {
    topic: 'data.loaded',
    data: { run_id: runId, game_date: last, tables: [], changed_game_dates: stale, games: [] },
  });
  return stale;
}

/** The slates with which models are trained anew. */
export const slatesToTrain = (derived: readonly Ailment[]): string[] =>
  derived.flatMap(({ repair }) => (repair?.kind === 'train' ? [repair.slate] : []));

/**
 * Publishes what repairs the ailments and lets the chain work it off: first the data, then the features that are still wrong after
 * it, then the model. The chain must be attached. Returns the dates that were asked for.
 */
export async function repairAilments(
  ports: EmbeddedPorts,
  ailments: readonly Ailment[],
  window: HealWindow,
  runId: string,
): Promise<string[]> {
  const collected = await repairData(ports, ailments, runId, resendOn(ports.bus));
  await ports.bus.drain();

  const derived = await findDerivedAilments(ports, window);
  const stale = await repairFeatures(ports, derived, runId);
  if (stale.length > 0) await ports.bus.drain();
  const slates = slatesToTrain(derived);
  for (const slate of slates) {
    await requestSlate(ports, runId, slate);
    await ports.bus.drain();
  }
  return [...new Set([...collected, ...stale, ...slates])].sort();
}
