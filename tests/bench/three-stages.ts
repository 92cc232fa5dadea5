import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultCollectorSettings } from '../../functions/collector/config.ts';
import { readFeedHere } from '../../functions/collector/feed-to-bundle.ts';
import { collectRequestedDate } from '../../functions/collector/handler.ts';
import { loadValidatedData } from '../../functions/loader/handler.ts';
import { defaultValidatorSettings } from '../../functions/validator/config.ts';
import { handleDataCollected } from '../../functions/validator/handler.ts';
import { judgeGameHere } from '../../functions/validator/judge-game.ts';
import type { StageName, TopicName } from '../../schemas/topics.ts';
import type { SharedWork } from '../../services/console/embedded-chain.ts';
import { randomIds, systemClock } from '../../shared/adapters/local/clock.ts';
import { openDuckDbWarehouse } from '../../shared/adapters/local/duckdb-warehouse.ts';
import { createFileObjectStore } from '../../shared/adapters/local/file-object-store.ts';
import type { DataSource } from '../../shared/ports/data-source.ts';
import { createLogger } from '../../shared/runtime/log.ts';
import type { StageContext, StageResult, TopicData } from '../../shared/runtime/stage-types.ts';
import { benchDate } from './game-day.ts';
import { timeMs } from './measure.ts';

/** The stages over a folder store and DuckDB in a temporary folder, without the bus between them. */
export interface StageRig {
  /** Holds `warehouse.duckdb` and `objects/`. */
  folder: string;
  /** Milliseconds of each stage for one run over the date of the benchmark. */
  run(runNumber: number): Promise<StageTimes>;
  close(): Promise<void>;
}

/** One run. */
export interface StageTimes {
  collectMs: number;
  validateMs: number;
  loadMs: number;
  rowsLoaded: number;
  validated: TopicData<'data.validated'>;
}

const context = (stage: StageName): StageContext => ({
  stage,
  eventId: 'benchmark',
  attempt: 1,
  log: createLogger({ level: 'error' }),
  clock: systemClock,
  ids: randomIds,
});

function published<Topic extends TopicName>(result: StageResult | undefined, topic: Topic): TopicData<Topic> {
  const publication = result?.publish?.find((one) => one.topic === topic);
  if (publication === undefined) throw new Error(`the stage published no ${topic}`);
  return publication.data as TopicData<Topic>; // found by its topic, which decides the type of the data
}

/** Opens an empty rig with its schema. */
export async function openStageRig(
  source: DataSource,
  work: SharedWork = { readFeed: readFeedHere, judgeGame: judgeGameHere },
): Promise<StageRig> {
  const folder = mkdtempSync(join(tmpdir(), 'hankstank-bench-'));
  const objectsRoot = join(folder, 'objects');
  const objects = createFileObjectStore(objectsRoot);
  const warehouse = await openDuckDbWarehouse({ file: join(folder, 'warehouse.duckdb'), objectsRoot });
  await warehouse.ensureSchema();
  const collector = {
    objects,
    warehouse,
    sources: [source],
    savant: null,
    readFeed: work.readFeed,
    datasets: [],
    settings: defaultCollectorSettings,
  };
  const validator = { objects, settings: defaultValidatorSettings, judgeGame: work.judgeGame };
  return {
    folder,
    run: async (runNumber) => {
      const runId = `20240713T0600${String(runNumber % 60).padStart(2, '0')}Z-be0c`;
      const request = {
        run_id: runId,
        game_date: benchDate,
        reason: 'nightly' as const,
        game_pks: null,
        attempt: 1,
      };
      let result: StageResult | undefined;
      const collectMs = await timeMs(async () => {
        result = await collectRequestedDate(request, collector, context('collector'));
      });
      const collected = published(result, 'data.collected');
      const validateMs = await timeMs(async () => {
        result = await handleDataCollected(collected, validator, context('validator'));
      });
      const validated = published(result, 'data.validated');
      const loadMs = await timeMs(async () => {
        result = await loadValidatedData(validated, { objects, warehouse }, context('loader'));
      });
      return { collectMs, validateMs, loadMs, rowsLoaded: result?.rowsOut ?? 0, validated };
    },
    close: async () => {
      await warehouse.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
