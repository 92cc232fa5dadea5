import { expect } from 'vitest';
import { type CollectorSettings, defaultCollectorSettings } from '../../functions/collector/config.ts';
import { readFeedHere } from '../../functions/collector/feed-to-bundle.ts';
import { collectRequestedDate } from '../../functions/collector/handler.ts';
import type { Bundle } from '../../schemas/bundle.ts';
import { dataCollected } from '../../schemas/events/events.ts';
import { sha256 } from '../../shared/domain/checksum.ts';
import type { SqlRow } from '../../shared/ports/warehouse.ts';
import type { StageResult } from '../../shared/runtime/stage-types.ts';
import { fixedWarehouse } from './fixed-warehouse.ts';
import { countingIds, manualClock } from './manual-clock.ts';
import { memoryObjects } from './memory-objects.ts';
import { type ScriptedAnswer, scriptedSource } from './scripted-source.ts';
import { memoryLog } from './silent-log.ts';
import { smallFeed, smallListing, smallSchedule } from './small-feed.ts';
import { storedBundle } from './stored-tables.ts';

/** The date that is collected. */
export const gameDate = '2026-04-14';
/** The run that collects. */
export const runId = '20260415T061500Z-ab12';
/** The query of the collector. */
export const knownGamesFile = 'mlb_historical_data/known_games/query.sql';
/** Answers of the scripted Stats API. */
export type Script = Record<string, ScriptedAnswer | readonly ScriptedAnswer[]>;

/** A collector with a scripted Stats API, an empty store and a warehouse that knows the given games. */
export function collectorWorld(
  script: Script,
  known: readonly SqlRow[] = [],
  settings: Partial<CollectorSettings> = {},
) {
  const clock = manualClock('2026-04-15T06:15:00.000Z');
  const objects = memoryObjects();
  const warehouse = fixedWarehouse({ [knownGamesFile]: known });
  const source = scriptedSource('statsapi', clock, script);
  const { log, lines } = memoryLog();
  const dependencies = {
    objects,
    warehouse,
    sources: [source],
    savant: null,
    readFeed: readFeedHere,
    datasets: [],
    settings: { ...defaultCollectorSettings, ...settings },
  };
  const context = { stage: 'collector' as const, eventId: 'e1', attempt: 1, log, clock, ids: countingIds() };
  const collect = (gamePks: number[] | null = null): Promise<StageResult> =>
    collectRequestedDate(
      { run_id: runId, game_date: gameDate, reason: 'nightly', game_pks: gamePks, attempt: 1 },
      dependencies,
      context,
    );
  return { clock, objects, warehouse, source, lines, dependencies, context, collect };
}

/** The event that a collection published, checked. */
export const eventOf = (result: StageResult) => {
  const [publication] = result.publish ?? [];
  if (publication?.topic !== 'data.collected') throw new Error('nothing was published');
  return dataCollected.data.parse(publication.data);
};

/** A staged bundle, checked against its claim check and its form. */
export function bundleOf(
  objects: ReturnType<typeof memoryObjects>,
  result: StageResult,
  gamePk: number | null,
): Bundle {
  const reference = eventOf(result).bundles.find(({ game_pk }) => game_pk === gamePk)?.object;
  if (reference === undefined) throw new Error(`no bundle of ${gamePk}`);
  const bytes = objects.objects.get(reference.key) ?? Buffer.alloc(0);
  expect(sha256(bytes)).toBe(reference.sha256);
  const bundle = storedBundle(bytes.toString());
  expect(Object.values(bundle.tables).flat()).toHaveLength(reference.rows);
  return bundle;
}

/** The games rows of a bundle. */
export const gameRows = (bundle: Bundle) => bundle.tables['mlb_historical_data.games'] ?? [];
/** Keys of the raw zone. */
export const rawKeys = (objects: ReturnType<typeof memoryObjects>) =>
  [...objects.objects.keys()].filter((key) => key.startsWith('raw/')).sort();
/** A row of the query: a complete game, or what is said. */
export const knownGame = (gamePk: number, more: SqlRow = {}): SqlRow => ({
  game_pk: gamePk,
  game_date: gameDate,
  coded_state: 'F',
  is_complete: true,
  ingested_at: '2026-04-15T05:00:00.000Z',
  savant_pitches: null,
  savant_sha256: null,
  ...more,
});
/** A date with two played games. */
export const twoGames: Script = {
  schedule: smallSchedule([smallListing(), smallListing({ gamePk: 900_002 })]),
  'feed_live 900001': smallFeed(),
  'feed_live 900002': smallFeed({ gamePk: 900_002 }),
};
