import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { z } from 'zod';
import { modelPointerSchema } from '../../schemas/models.ts';
import { servingPointerSchema } from '../../schemas/serving.ts';
import { tableContracts } from '../../schemas/tables/index.ts';
import {
  lineageColumnNames,
  qualifiedName,
  type TableContract,
} from '../../schemas/tables/table-contract.ts';
import { dataPaths } from '../../services/console/embedded-ports.ts';

/** Columns that two nights with the same facts may fill differently, besides the lineage columns, and why. */
const volatileColumns: Readonly<Record<string, readonly string[]>> = {
  // The time of the training; the version, the card and the model are compared.
  'mlb_predictions.model_registry': ['trained_at'],
  // The time of the move; what was moved, by whom and why is compared.
  'mlb_predictions.model_moves': ['moved_at'],
  // The key of the report has the run in it.
  'operational.quality_reports': ['report_key'],
  // Id and payload name the event, which is another one in another run; a redelivery counts its attempts on.
  'operational.dead_letter_queue': ['dead_letter_id', 'failed_at', 'payload', 'attempts'],
};

/** A killed run leaves fewer or more runs behind than an undisturbed one, each with rows of its own: equal ones count once. */
const onceATable: ReadonlySet<string> = new Set([
  'operational.quality_reports',
  'operational.dead_letter_queue',
]);

/** Times and runs are all that this table is; `findLeftOvers` compares it with the manifests themselves. */
const leftOut: ReadonlySet<string> = new Set([
  'operational.run_manifests',
  // Whether a date was held on the way depends on the way; what is held in the end shows in the features.
  'operational.partition_gates',
]);

/** What a data folder holds in the end: a checksum with the number of rows for every table, and of what is served. */
export type FinalState = Record<string, string>;

const runIdPattern = '\\d{8}T\\d{6}Z-[0-9a-f]{4}';

function comparedSql(contract: TableContract): string {
  const name = qualifiedName(contract);
  const volatile = [...lineageColumnNames, ...(volatileColumns[name] ?? [])];
  const columns = Object.keys(contract.row.shape).filter((column) => !volatile.includes(column));
  const distinct = onceATable.has(name) ? 'distinct' : '';
  const row = `to_json({${columns.map((column) => `'${column}': "${column}"`).join(', ')}})::varchar`;
  return `select ${distinct} regexp_replace(${row}, '${runIdPattern}', 'RUN', 'g') as line from ${name}`;
}

const hashRow = z.object({ rows: z.bigint(), checksum: z.string().nullable() });
const countRow = z.object({ rows: z.bigint() });

async function withDatabase<Result>(
  dataDir: string,
  work: (read: (sql: string) => Promise<Record<string, unknown>[]>) => Promise<Result>,
): Promise<Result> {
  const instance = await DuckDBInstance.create(dataPaths(dataDir).warehouse, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  try {
    return await work(async (sql) => (await connection.runAndReadAll(sql)).getRowObjects());
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** SHA-256 of the object a pointer names, checked against the pointer. */
function servedObject(dataDir: string, pointerKey: string): string {
  const pointerFile = join(dataPaths(dataDir).objects, pointerKey);
  if (!existsSync(pointerFile)) return 'none';
  const json: unknown = JSON.parse(readFileSync(pointerFile, 'utf8'));
  const { key, sha256 } = z
    .union([
      servingPointerSchema.transform(({ snapshot }) => snapshot),
      modelPointerSchema.transform(({ model }) => model),
    ])
    .parse(json);
  const actual = createHash('sha256')
    .update(readFileSync(join(dataPaths(dataDir).objects, key)))
    .digest('hex');
  return actual === sha256 ? actual : `damaged: ${key}`;
}

/** Reads the final state of a closed data folder. A key that is there twice shows as `double keys`. */
export async function readFinalState(dataDir: string): Promise<FinalState> {
  const state: FinalState = {};
  await withDatabase(dataDir, async (read) => {
    for (const contract of tableContracts) {
      const name = qualifiedName(contract);
      const [double] = await read(
        `select count(*) as rows from (select 1 from ${name} group by ${contract.key.join(', ')} having count(*) > 1)`,
      );
      const doubles = countRow.parse(double).rows;
      if (doubles > 0n) state[`${name} double keys`] = String(doubles);
      if (leftOut.has(name)) continue;
      const [row] = await read(
        `select count(*) as rows, md5(string_agg(line, '\n' order by line)) as checksum from (${comparedSql(contract)})`,
      );
      const { rows, checksum } = hashRow.parse(row);
      state[name] = `${rows} rows ${checksum ?? ''}`;
    }
  });
  state['serving/current.json'] = servedObject(dataDir, 'serving/current.json');
  for (const system of ['game_outcome', 'game_outcome_with_open_line']) {
    const key = `models/${system}/current.json`;
    state[key] = servedObject(dataDir, key);
  }
  return state;
}

/** The compared rows of one table, to see what differs. */
export async function readComparedRows(dataDir: string, table: string): Promise<string[]> {
  const contract = tableContracts.find((candidate) => qualifiedName(candidate) === table);
  if (contract === undefined) return [];
  return withDatabase(dataDir, async (read) =>
    (await read(`select line from (${comparedSql(contract)}) order by line`)).map(({ line }) => String(line)),
  );
}

/** Runs any DuckDB SQL on a closed data folder. */
export const readWarehouse = (dataDir: string, sql: string): Promise<Record<string, unknown>[]> =>
  withDatabase(dataDir, (read) => read(sql));

/** How two states differ, with a few of the rows that only one of them has; nothing when they are equal. */
export async function differencesOf(
  expected: { state: FinalState; dataDir: string },
  actual: { state: FinalState; dataDir: string },
): Promise<string[]> {
  const names = [...new Set([...Object.keys(expected.state), ...Object.keys(actual.state)])];
  const differences: string[] = [];
  for (const name of names.filter((key) => expected.state[key] !== actual.state[key])) {
    differences.push(`${name}: expected ${expected.state[name]}, found ${actual.state[name]}`);
    const [wanted, found] = await Promise.all(
      [expected, actual].map(async ({ dataDir }) => new Set(await readComparedRows(dataDir, name))),
    );
    if (wanted === undefined || found === undefined) continue;
    const missing = [...wanted].filter((line) => !found.has(line)).slice(0, 2);
    const surplus = [...found].filter((line) => !wanted.has(line)).slice(0, 2);
    differences.push(
      ...missing.map((line) => `  missing ${line}`),
      ...surplus.map((line) => `  surplus ${line}`),
    );
  }
  return differences;
}
