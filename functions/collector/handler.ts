import { easternDateOf } from '../../shared/domain/calendar.ts';
import { choosePitches, type PitchSupply } from '../../shared/domain/pitches/game-pitches.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';
import type { ObjectStore } from '../../shared/ports/objects.ts';
import type { Warehouse } from '../../shared/ports/warehouse.ts';
import { defineStage } from '../../shared/runtime/stage.ts';
import type { StageContext, StageHandler, StageResult, TopicData } from '../../shared/runtime/stage-types.ts';
import { hasBegun } from '../../shared/sources/statsapi/game-status.ts';
import { createRawArchiveSource } from '../../shared/sources/statsapi/raw-archive-source.ts';
import type { ScheduledGame } from '../../shared/sources/statsapi/read-schedule.ts';
import { buildScheduleBundle } from './build-bundle.ts';
import { chooseGameTypes } from './choose-game-types.ts';
import { collectDatasets, type DatasetCollector } from './collect-datasets.ts';
import { collectGames } from './collect-games.ts';
import { collectPitchFiles, gamesWithPitches, noPitchFiles, pitchCheck } from './collect-pitch-files.ts';
import { requestCheck, resultOf } from './collection-result.ts';
import type { CollectorSettings } from './config.ts';
import { type FeedReader, serializeBundle } from './feed-to-bundle.ts';
import { guardSource } from './fetch-response.ts';
import { fetchSchedule } from './fetch-schedule.ts';
import { findKnownGames } from './find-known-games.ts';
import { mayStageListing, selectGames } from './select-games.ts';
import { stageBundle } from './stage-bundle.ts';

/** What the collector works with. Sources are asked in order; our own archive of raw responses is always the last. */
export interface CollectorDependencies {
  objects: ObjectStore;
  warehouse: Warehouse;
  sources: readonly DataSource[];
  /** Baseball Savant, the primary source of pitches; null: the feeds alone tell of them. */
  savant: DataSource | null;
  readFeed: FeedReader;
  /** What is collected for a date beside its games. */
  datasets: readonly DatasetCollector[];
  settings: CollectorSettings;
}

interface CollectionRequest {
  runId: string;
  gameDate: string;
  attempt: number;
  gamePks: readonly number[] | null;
  reason: TopicData<'collection.requested'>['reason'];
}

/** Collects one date: schedule, choice, games, bundles. */
async function collectDate(
  { runId, gameDate, attempt, gamePks, reason }: CollectionRequest,
  { objects, warehouse, sources, savant, readFeed, datasets, settings }: CollectorDependencies,
  context: StageContext,
): Promise<StageResult> {
  const place = { gameDate, runId, attempt };
  const tools = { objects, settings, context, gameDate, runId };
  const rawArchive = createRawArchiveSource(
    objects,
    sources.map(({ name }) => name),
  );
  const guarded = [
    ...sources.map((source) => guardSource(source, false, context, settings)),
    guardSource(rawArchive, true, context, settings),
  ];

  const schedule = await fetchSchedule(guarded, tools);
  const known = await findKnownGames(warehouse, gameDate, [
    ...new Set([
      ...schedule.games.map(({ header }) => header.gamePk),
      ...schedule.unread.map(({ gamePk }) => gamePk),
      ...(gamePks ?? []),
    ]),
  ]);
  const gameTypes = await chooseGameTypes(gameDate, settings, warehouse);
  const pitchFiles =
    savant === null
      ? noPitchFiles
      : await collectPitchFiles(
          guardSource(savant, false, context, settings),
          gamesWithPitches(schedule.games, gamePks, gameTypes, gameDate),
          tools,
        );
  const knownByPk = new Map(known.map((game) => [game.gamePk, game]));
  const pitchesOf = (gamePk: number): PitchSupply =>
    savant === null
      ? { kind: 'feed_only' }
      : choosePitches(pitchFiles.files.get(gamePk) ?? null, knownByPk.get(gamePk)?.savant ?? null);
  const now = context.clock.now();
  const selection = selectGames({
    listings: schedule.games,
    unread: schedule.unread,
    known,
    gamePks,
    gameTypes,
    pitchFiles: pitchFiles.files,
    settings,
    now,
  });
  const games = await collectGames(selection.wanted, guarded, { ...tools, readFeed, pitchesOf }, place);

  const failedPks = new Set(games.failed.map(({ game_pk }) => game_pk));
  const isFetched = new Set(games.bundles.map(({ game_pk }) => game_pk));
  // By the source's clock: a recording and the simulated league have a day of their own.
  const today = easternDateOf(new Date(schedule.fetchedAt));
  const stagesGame = (listing: ScheduledGame): boolean => {
    const { gamePk, status } = listing.header;
    if (isFetched.has(gamePk) || !mayStageListing(listing, known, today)) return false;
    return !hasBegun(status.state) || failedPks.has(gamePk);
  };
  const listedPks = new Set(selection.listed.map(({ header }) => header.gamePk));
  const scheduleBundle = buildScheduleBundle(
    {
      listings: schedule.games.filter(({ header }) => listedPks.has(header.gamePk)),
      ledger: [...schedule.ledger, ...pitchFiles.ledger],
      findings: [...schedule.findings, ...pitchFiles.findings],
    },
    { runId, source: schedule.source, fetchedAt: schedule.fetchedAt, ingestedAt: now.toISOString() },
    stagesGame,
    (gamePk) => failedPks.has(gamePk),
  );
  // Games that are collected again do not ask for the rest of the date again.
  const others = await collectDatasets(
    gamePks === null ? wantedDatasets(datasets, settings) : [],
    { runId, gameDate, reason, listings: selection.listed, games: games.bundles },
    tools,
    place,
  );
  const bundles = [
    await stageBundle(objects, serializeBundle(scheduleBundle), place),
    ...games.bundles,
    ...others.bundles,
  ];

  const data: TopicData<'data.collected'> = {
    run_id: runId,
    game_date: gameDate,
    attempt,
    bundles,
    games_listed: selection.listed.length + schedule.unread.length,
    games_skipped: selection.skipped,
    games_failed: games.failed,
    datasets_failed: others.failed,
  };
  const checks = [
    ...(savant === null ? [] : [pitchCheck(selection.wanted, pitchFiles)]),
    ...others.skipped.map(({ dataset, reason: why }) => ({ name: dataset, passed: true, detail: why })),
    ...requestCheck(others.requests),
  ];
  return resultOf(data, selection.wanted.length, checks);
}

const wantedDatasets = (
  datasets: readonly DatasetCollector[],
  { datasets: names }: CollectorSettings,
): readonly DatasetCollector[] =>
  names === null ? datasets : datasets.filter(({ dataset }) => names.includes(dataset));

/** A date is to be collected. */
export const collectRequestedDate: StageHandler<'collection.requested', CollectorDependencies> = (
  data,
  dependencies,
  context,
) =>
  collectDate(
    {
      runId: data.run_id,
      gameDate: data.game_date,
      attempt: data.attempt,
      gamePks: data.game_pks,
      reason: data.reason,
    },
    dependencies,
    context,
  );

/** Games of a date are to be collected again, even when they are complete. */
export const collectRetriedGames: StageHandler<'data.retry', CollectorDependencies> = (
  data,
  dependencies,
  context,
) =>
  collectDate(
    {
      runId: data.run_id,
      gameDate: data.game_date,
      attempt: data.attempt,
      gamePks: data.games.map(({ game_pk }) => game_pk),
      reason: 'retry',
    },
    dependencies,
    context,
  );

/** The collector stage. */
export const collectorStage = defineStage<CollectorDependencies>({
  name: 'collector',
  handlers: { 'collection.requested': collectRequestedDate, 'data.retry': collectRetriedGames },
});
