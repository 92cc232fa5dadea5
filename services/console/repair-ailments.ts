import { type Ailment, collectionsOf } from '../../shared/domain/healing/detect-ailments.ts';
import { replayLetter } from './commands/dlq.ts';
import { readLetters } from './dead-letters.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';
import { findDerivedAilments, type HealWindow } from './find-ailments.ts';
import { publish } from './publish.ts';
import { requestCollection } from './run-chain.ts';

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
  const collections = collectionsOf(ailments);
  for (const { gameDate, gamePks } of collections)
    await requestCollection(ports, runId, { date: gameDate, reason: 'gap', gamePks });
  const letters = new Map(
    (await readLetters(ports.warehouse, { status: 'open' })).map((letter) => [letter.dead_letter_id, letter]),
  );
  for (const { repair } of ailments) {
    const letter = repair?.kind === 'replay' ? letters.get(repair.deadLetterId) : undefined;
    if (letter !== undefined) await replayLetter(ports, letter, 'healed');
  }
  await ports.bus.drain();

  const derived = await findDerivedAilments(ports, window);
  const stale = derived.flatMap(({ repair }) =>
    repair?.kind === 'rebuild_features' ? [repair.gameDate] : [],
  );
  const last = stale.at(-1);
  if (last !== undefined) {
    await publish(ports, {
      topic: 'data.loaded',
      data: { run_id: runId, game_date: last, tables: [], changed_game_dates: stale, games: [] },
    });
    await ports.bus.drain();
  }
  const slates = derived.flatMap(({ repair }) => (repair?.kind === 'train' ? [repair.slate] : []));
  for (const slate of slates) {
    await publish(ports, {
      topic: 'slate.requested',
      data: { run_id: runId, game_date: slate, cutoff_at: null },
    });
    await ports.bus.drain();
  }
  return [...new Set([...collections.map(({ gameDate }) => gameDate), ...stale, ...slates])].sort();
}
