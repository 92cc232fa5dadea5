import { measureStaging, shortcomingsOf } from '../../shared/runtime/measure-zone.ts';
import {
  type PartitionGate,
  readPartitionGates,
  writePartitionGates,
} from '../../shared/runtime/partition-gates.ts';
import type { StageCheck, StageContext } from '../../shared/runtime/stage-types.ts';
import type { FeatureEngineDependencies } from './dependencies.ts';
import type { RunFolder } from './write-features.ts';

/**
 * Judges the facts of dates before anything is built on them. What fails the gate is held: every query of facts leaves its date out,
 * and no other, until it passes or somebody accepts it. Writes only what changes, so a night that passes costs two queries.
 */
export async function judgePartitions(
  gameDates: readonly string[],
  { runId, eventId }: RunFolder,
  { warehouse, objects, settings }: FeatureEngineDependencies,
  { clock, log }: Pick<StageContext, 'clock' | 'log'>,
): Promise<StageCheck[]> {
  const measured = await measureStaging({ warehouse, objects }, gameDates, settings.gate);
  const known = new Map(
    (await readPartitionGates(warehouse, gameDates)).map((gate) => [gate.gameDate, gate]),
  );
  const verdicts = measured.map((quality) =>
    verdictOf(quality.gameDate, shortcomingsOf(quality), known.get(quality.gameDate)),
  );
  const changed = verdicts.filter((gate) => isNews(gate, known.get(gate.gameDate)));
  await writePartitionGates({ warehouse, objects }, changed, {
    runId,
    source: 'feature-engine',
    judgedAt: clock.now().toISOString(),
    objectKey: `manifests/_gates/game_date=${verdicts.at(-1)?.gameDate}/run=${runId}/event=${eventId}.ndjson`,
  });
  const held = verdicts.filter(({ isHeld }) => isHeld);
  for (const { gameDate, failed } of held)
    log.warn(
      { game_date: gameDate, failed },
      'the facts of a date fail their gate and are left out of features',
    );
  return held.map(({ gameDate, failed }) => ({
    name: `the facts of ${gameDate} pass their gate`,
    passed: false,
    detail: failed ?? '',
  }));
}

function verdictOf(
  gameDate: string,
  failed: string | null,
  before: PartitionGate | undefined,
): PartitionGate {
  // Other shortcomings than the ones that somebody has looked at are news.
  const isAccepted = failed !== null && before?.isAccepted === true && before.failed === failed;
  return { gameDate, failed, isHeld: failed !== null && !isAccepted, isAccepted };
}

/** Whether a verdict is to be written: partitions that never failed have no row. */
const isNews = (gate: PartitionGate, before: PartitionGate | undefined): boolean =>
  before === undefined
    ? gate.isHeld
    : before.failed !== gate.failed || before.isHeld !== gate.isHeld || before.isAccepted !== gate.isAccepted;
