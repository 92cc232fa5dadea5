import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { venues } from '../../schemas/tables/reference.ts';
import { columnsOf, qualifiedName } from '../../schemas/tables/table-contract.ts';
import { prepareHistory } from '../../services/console/backtest/prepare-history.ts';
import { type EmbeddedPorts, openEmbeddedPorts } from '../../services/console/embedded-ports.ts';
import { readFeatureEngineSettings } from '../../services/feature-engine/config.ts';
import { featureEngineStage } from '../../services/feature-engine/handler.ts';
import { withLineage } from '../../shared/domain/lineage.ts';
import { buildGameRows } from '../../shared/models/game-outcome/history/game-rows.ts';
import { readHistory } from '../../shared/runtime/history/read-history.ts';
import { toNdjson } from '../../shared/runtime/object-reference.ts';
import { stageContext } from '../support/stage-context.ts';
import { testData } from '../support/test-data.ts';
import { type ContextOfGame, contextGroups, contextVector } from './context-groups.ts';
import { parkPlaces } from './park-places.ts';
import { printTrial, tryGroups } from './try-groups.ts';

// Whether the columns of context_features tell anything that the blend does not know already: the margin part of the blend with and without each
// group of them, refitted every month, on the same games. Seasons to choose on end with 2015.
//   node tests/bench/context-trial.ts 2012 2015 [2010] [FOLDER to keep the warehouse in]

const [from = 2012, to = 2015, learnFrom = 2010] = process.argv.slice(2, 5).map(Number);
const kept = process.argv[5];

async function loadPlaces({ objects, warehouse }: EmbeddedPorts): Promise<void> {
  const empty = Object.fromEntries(
    columnsOf(venues)
      .filter(({ nullable }) => nullable)
      .map(({ name }) => [name, null]),
  );
  const at = '2005-01-01T00:00:00.000Z';
  const lineage = { runId: '20050101T000000Z-0001', source: 'test', knownAt: at, ingestedAt: at };
  const rows = parkPlaces.map(([venue_id, latitude, longitude, time_zone]) =>
    withLineage({ ...empty, venue_id, name: `Venue ${venue_id}`, latitude, longitude, time_zone }, lineage),
  );
  const key = 'trial/venues.ndjson';
  await objects.put(key, Buffer.from(toNdjson(rows)));
  await warehouse.load({ table: qualifiedName(venues), objectKeys: [key], mode: { kind: 'merge' } });
}

async function buildFeatures(ports: EmbeddedPorts): Promise<void> {
  const text =
    "select distinct g.game_date from mlb_historical_data.games as g where g.is_complete and g.game_date >= '1900-01-01' order by g.game_date";
  const dateRow = z.object({ game_date: z.iso.date() });
  const dates = (await ports.warehouse.query({ text })).map((row) => dateRow.parse(row).game_date);
  const event = {
    run_id: '20260415T061500Z-ab12',
    game_date: dates.at(-1) ?? '',
    tables: [],
    games: [],
    changed_game_dates: dates,
  };
  const handler = featureEngineStage.handlers['data.loaded'];
  if (handler === undefined) throw new Error('the feature engine does not listen to data.loaded');
  await handler(event, { ...ports, settings: readFeatureEngineSettings({}) }, stageContext('feature-engine'));
}

async function readContexts({ warehouse }: EmbeddedPorts): Promise<Map<number, ContextOfGame>> {
  const text =
    "select * from mlb_features.context_features as c where c.feature_date >= '1900-01-01' order by c.game_pk";
  const row = z.looseObject({ game_pk: z.int() });
  return new Map((await warehouse.query({ text })).map((values) => [row.parse(values).game_pk, values]));
}

async function run(folder: string): Promise<void> {
  const isBuilt = existsSync(join(folder, 'data'));
  const ports = await openEmbeddedPorts(join(folder, 'data'), { logLevel: 'error' });
  if (!isBuilt) {
    const files = { retrosheet: testData('retrosheet') ?? undefined, fromSeason: learnFrom, toSeason: to };
    await prepareHistory(ports, files, { environment: {}, progress: () => undefined });
    await loadPlaces(ports);
    await buildFeatures(ports);
  }
  const contexts = await readContexts(ports);
  const history = await readHistory(ports.warehouse, learnFrom, to);
  const rows = buildGameRows(history, 'actual');
  const extra = rows.games.map(({ gamePk }) => contextVector(contexts.get(gamePk) ?? {}));
  printTrial(tryGroups(rows, extra, contextGroups, { from, to }));
}

const folder = kept ?? mkdtempSync(join(tmpdir(), 'hankstank-trial-'));
try {
  await run(folder);
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}
