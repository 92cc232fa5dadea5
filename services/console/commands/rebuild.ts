import { existsSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createSeasonsCollector } from '../../../functions/collector/collect-seasons.ts';
import { readCollectorSettings } from '../../../functions/collector/config.ts';
import { readFeedHere } from '../../../functions/collector/feed-to-bundle.ts';
import { collectorStage } from '../../../functions/collector/handler.ts';
import { statsApiDatasets } from '../../../functions/collector/statsapi-datasets.ts';
import { loaderStage } from '../../../functions/loader/handler.ts';
import { readValidatorSettings } from '../../../functions/validator/config.ts';
import { validatorStage } from '../../../functions/validator/handler.ts';
import { gameDate } from '../../../schemas/events/event-parts.ts';
import {
  gameFeaturesDaily,
  pitcherFeaturesDaily,
  teamRollingFeatures,
} from '../../../schemas/tables/features.ts';
import {
  columnsOf,
  lineageColumnNames,
  qualifiedName,
  type TableContract,
} from '../../../schemas/tables/table-contract.ts';
import { sha256 } from '../../../shared/domain/checksum.ts';
import { HanksTankError } from '../../../shared/domain/errors.ts';
import type { Warehouse } from '../../../shared/ports/warehouse.ts';
import { toNdjson } from '../../../shared/runtime/object-reference.ts';
import { attachStage } from '../../../shared/runtime/stage.ts';
import {
  type ArchivedResponse,
  archivedCollections,
  createRawZoneSource,
  parseRawKey,
} from '../../../shared/sources/raw-zone-source.ts';
import { readFeatureEngineSettings } from '../../feature-engine/config.ts';
import { featureEngineStage } from '../../feature-engine/handler.ts';
import { type EmbeddedPorts, openEmbeddedPorts } from '../embedded-ports.ts';
import { formatTable } from '../print-run.ts';
import { newRunId, publish } from '../run-chain.ts';
import type { Terminal } from './nightly.ts';

const optionsSchema = z.strictObject({
  date: gameDate,
  'as-of': z.iso.datetime().optional(),
  into: z.string(),
  'data-dir': z.string().default('data'),
  json: z.boolean().default(false),
});

type RebuildOptions = z.infer<typeof optionsSchema>;

function readOptions(args: readonly string[]): RebuildOptions {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { date: text, 'as-of': text, into: text, 'data-dir': text, json: { type: 'boolean' } },
    });
    const parsed = optionsSchema.safeParse({ ...values });
    if (!parsed.success)
      throw new Error(
        parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; '),
      );
    if (existsSync(parsed.data.into) && readdirSync(parsed.data.into).length > 0)
      throw new Error(`--into ${parsed.data.into} is not empty: a rebuild starts with nothing`);
    return parsed.data;
  } catch (cause) {
    throw new HanksTankError('CONFIG_INVALID', cause instanceof Error ? cause.message : String(cause), {
      cause,
    });
  }
}

/** The first date of which anything can be archived: before the first season of the source. */
const firstDate = '1876-01-01';

const ledgerRow = z.object({ object_key: z.string(), url_path: z.string(), fetched_at: z.iso.datetime() });

async function readArchive(warehouse: Warehouse, through: string): Promise<ArchivedResponse[]> {
  const rows = await warehouse.query(
    { file: 'raw_data/archived_responses/query.sql' },
    { date_from: { type: 'DATE', value: firstDate }, date_to: { type: 'DATE', value: through } },
  );
  return rows.flatMap((row) => {
    const { object_key: key, url_path: urlPath, fetched_at: fetchedAt } = ledgerRow.parse(row);
    const parts = parseRawKey(key);
    return parts === null ? [] : [{ key, urlPath, fetchedAt, ...parts }];
  });
}

/** Tables of the curated zone. */
const curated: readonly TableContract[] = [gameFeaturesDaily, pitcherFeaturesDaily, teamRollingFeatures];

/** Rows and checksum of a partition, without the columns that say which run made it. */
interface PartitionHash {
  table: string;
  rows: number;
  sha256: string;
}

async function hashCurated(warehouse: Warehouse, date: string): Promise<PartitionHash[]> {
  const hashes: PartitionHash[] = [];
  for (const contract of curated) {
    const columns = columnsOf(contract)
      .map(({ name }) => name)
      .filter((name) => !lineageColumnNames.includes(name));
    const rows = await warehouse.query({
      text: `select ${columns.join(', ')} from ${qualifiedName(contract)} where feature_date = date '${date}' order by ${contract.key.join(', ')}`,
    });
    hashes.push({ table: qualifiedName(contract), rows: rows.length, sha256: sha256(toNdjson(rows)) });
  }
  return hashes;
}

/** Collects again, from the archive alone, what was collected then, in the order in which it was. */
async function replayCollections(
  from: EmbeddedPorts,
  into: EmbeddedPorts,
  options: RebuildOptions,
  environment: Terminal['environment'],
): Promise<number> {
  const responses = await readArchive(from.warehouse, options.date);
  const collections = archivedCollections(responses, {
    through: options.date,
    asOf: options['as-of'] ?? null,
  });
  const source = createRawZoneSource(from.objects, responses);
  const { objects, warehouse } = into;
  attachStage(
    collectorStage,
    {
      objects,
      warehouse,
      sources: [source],
      savant: responses.some(({ endpoint }) => endpoint.startsWith('savant_')) ? source : null,
      readFeed: readFeedHere,
      datasets: [createSeasonsCollector(source, warehouse), ...statsApiDatasets(source, warehouse)],
      settings: { ...readCollectorSettings(environment), retryDelaysMs: [] },
    },
    into,
  );
  attachStage(validatorStage, { objects, settings: readValidatorSettings(environment) }, into);
  attachStage(loaderStage, { objects, warehouse }, into);
  attachStage(
    featureEngineStage,
    { objects, warehouse, settings: readFeatureEngineSettings(environment) },
    into,
  );
  for (const { gameDate: date, until } of collections) {
    source.setMoment(until);
    await publish(into, {
      topic: 'collection.requested',
      data: { run_id: newRunId(into), game_date: date, reason: 'replay', game_pks: null, attempt: 1 },
    });
    await into.bus.drain();
  }
  return collections.length;
}

/**
 * `rebuild`: makes the features of a date again in an empty folder, from the raw archive alone, and compares them with what is
 * there. `--as-of` uses only what was fetched before that moment. Returns the exit code: 0 equal (or as of another moment), 1 not.
 */
export async function rebuild(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = readOptions(args);
  const from = await openEmbeddedPorts(options['data-dir'], { logLevel: 'warn' });
  try {
    const into = await openEmbeddedPorts(options.into, { logLevel: 'info' });
    try {
      const collections = await replayCollections(from, into, options, terminal.environment);
      const [before, after] = [
        await hashCurated(from.warehouse, options.date),
        await hashCurated(into.warehouse, options.date),
      ];
      const tables = after.map((rebuilt, index) => ({
        ...rebuilt,
        original_rows: before[index]?.rows ?? 0,
        is_equal: before[index]?.sha256 === rebuilt.sha256,
      }));
      const isEqual = tables.every(({ is_equal }) => is_equal);
      if (options.json)
        terminal.out(
          JSON.stringify({
            date: options.date,
            as_of: options['as-of'] ?? null,
            collections,
            is_equal: isEqual,
            tables,
          }),
        );
      else printRebuild(terminal, options, collections, tables);
      return isEqual || options['as-of'] !== undefined ? 0 : 1;
    } finally {
      await into.warehouse.close();
    }
  } finally {
    await from.warehouse.close();
  }
}

function printRebuild(
  terminal: Terminal,
  { date, into }: RebuildOptions,
  collections: number,
  tables: readonly (PartitionHash & { original_rows: number; is_equal: boolean })[],
): void {
  const rows = tables.map(
    ({ table, rows: count, original_rows: original, sha256: hash, is_equal: equal }) => [
      table,
      count,
      original,
      hash.slice(0, 12),
      equal ? 'equal' : 'differs',
    ],
  );
  for (const line of formatTable(['table', 'rows', 'original', 'sha256', 'content'], rows))
    terminal.out(line);
  terminal.out(`Rebuilt ${date} from ${collections} archived collections into ${into}.`);
}
