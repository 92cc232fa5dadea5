import { z } from 'zod';
import { type Answer, ok, pageOf, Refusal } from './answer.ts';
import type { Engine } from './engine.ts';
import { unfilteredUses } from './partition-filter.ts';

const fieldSchema = z.looseObject({
  name: z.string(),
  type: z.string(),
  mode: z.string().default('NULLABLE'),
});
const reference = z.object({ projectId: z.string(), datasetId: z.string() });

const datasetSchema = z.looseObject({
  datasetReference: reference,
  location: z.string(),
  defaultTableExpirationMs: z.string().optional(),
});
const tableSchema = z.looseObject({
  tableReference: reference.extend({ tableId: z.string() }),
  schema: z.object({ fields: z.array(fieldSchema) }),
  timePartitioning: z.object({ type: z.enum(['DAY', 'MONTH', 'YEAR']), field: z.string() }).optional(),
  requirePartitionFilter: z.boolean().optional(),
  clustering: z.object({ fields: z.array(z.string()).max(4) }).optional(),
});
const patchSchema = z.strictObject({ schema: z.object({ fields: z.array(fieldSchema) }) });

/** A column of a table. */
export type Field = z.output<typeof fieldSchema>;
type Table = z.output<typeof tableSchema> & { expirationTime?: string };

const types: Readonly<Record<string, string>> = {
  INTEGER: 'BIGINT',
  FLOAT: 'DOUBLE',
  BOOLEAN: 'BOOLEAN',
  STRING: 'VARCHAR',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMPTZ',
  JSON: 'JSON',
};

/** The datasets and tables of the project. */
export interface Catalog {
  datasets: ReadonlyMap<string, z.output<typeof datasetSchema>>;
  tables: ReadonlyMap<string, Table>;
  createDataset(body: unknown): Promise<Answer>;
  createTable(datasetId: string, body: unknown): Promise<Answer>;
  patchTable(name: string, body: unknown): Promise<Answer>;
  deleteTable(name: string): Promise<Answer>;
  getTable(name: string): Answer;
  listDatasets(pageToken: string | null): Answer;
  listTables(datasetId: string, pageToken: string | null): Answer;
  /** Throws when a statement reads or writes a table without the filter that the table requires. */
  checkFilters(sql: string): void;
}

/** A type in DuckDB. Throws on one that no contract has. */
export function duckDbType(type: string): string {
  const found = types[type];
  if (found === undefined) throw new Refusal(400, 'invalid', `Invalid field type ${type}`);
  return found;
}

/** Where a table lies in DuckDB: staged rows in the temporary catalog of the connection. */
export const duckDbName = (name: string): string => name.replace(/^staging\./, 'temp.');

const columnSql = ({ name, type, mode }: Field): string =>
  `"${name}" ${duckDbType(type)}${mode === 'REQUIRED' ? ' NOT NULL' : ''}`;

/** An empty catalog over an engine. */
export function createCatalog(engine: Engine): Catalog {
  const datasets = new Map<string, z.output<typeof datasetSchema>>();
  const tables = new Map<string, Table>();
  const tableOf = (name: string): Table => {
    const table = tables.get(name);
    if (table === undefined) throw new Refusal(404, 'notFound', `Not found: Table ${name}`);
    return table;
  };
  const datasetOf = (name: string) => {
    const dataset = datasets.get(name);
    if (dataset === undefined) throw new Refusal(404, 'notFound', `Not found: Dataset ${name}`);
    return dataset;
  };
  return {
    datasets,
    tables,
    createDataset: async (body) => {
      const dataset = datasetSchema.parse(body);
      const { datasetId } = dataset.datasetReference;
      if (datasets.has(datasetId))
        throw new Refusal(409, 'duplicate', `Already Exists: Dataset ${datasetId}`);
      await engine.alone((connection) => connection.run(`CREATE SCHEMA IF NOT EXISTS ${datasetId}`));
      datasets.set(datasetId, dataset);
      return ok(dataset);
    },
    createTable: async (datasetId, body) => {
      const table: Table = tableSchema.parse(body);
      const { defaultTableExpirationMs } = datasetOf(datasetId);
      const name = `${datasetId}.${table.tableReference.tableId}`;
      if (tables.has(name)) throw new Refusal(409, 'duplicate', `Already Exists: Table ${name}`);
      if (defaultTableExpirationMs !== undefined)
        table.expirationTime = String(Date.now() + Number(defaultTableExpirationMs));
      const columns = table.schema.fields.map(columnSql).join(', ');
      await engine.alone((connection) =>
        connection.run(
          `CREATE ${datasetId === 'staging' ? 'TEMP ' : ''}TABLE ${duckDbName(name)} (${columns})`,
        ),
      );
      tables.set(name, table);
      return ok(table);
    },
    patchTable: async (name, body) => {
      const table = tableOf(name);
      const { fields } = patchSchema.parse(body).schema;
      const changes = fields.flatMap((field): string[] => {
        const before = table.schema.fields.find((one) => one.name === field.name);
        if (before === undefined) {
          if (field.mode === 'REQUIRED')
            throw new Refusal(
              400,
              'invalid',
              `Provided Schema does not match Table ${name}. Cannot add required field ${field.name}`,
            );
          return [`ADD COLUMN ${columnSql(field)}`];
        }
        if (before.type !== field.type || (before.mode === 'NULLABLE' && field.mode === 'REQUIRED'))
          throw new Refusal(
            400,
            'invalid',
            `Provided Schema does not match Table ${name}. Field ${field.name} has changed`,
          );
        return before.mode === field.mode ? [] : [`ALTER COLUMN "${field.name}" DROP NOT NULL`];
      });
      await engine.alone(async (connection) => {
        for (const change of changes) await connection.run(`ALTER TABLE ${name} ${change}`);
      });
      tables.set(name, { ...table, schema: { fields } });
      return ok(tableOf(name));
    },
    deleteTable: async (name) => {
      tableOf(name);
      await engine.alone((connection) => connection.run(`DROP TABLE ${duckDbName(name)}`));
      tables.delete(name);
      return { status: 204, body: {} };
    },
    getTable: (name) => ok(tableOf(name)),
    listDatasets: (pageToken) => {
      const all = [...datasets.values()].map(({ datasetReference }) => ({ datasetReference }));
      return ok(pageOf('datasets', all, pageToken));
    },
    listTables: (datasetId, pageToken) => {
      datasetOf(datasetId);
      const found = [...tables.values()]
        .filter(({ tableReference }) => tableReference.datasetId === datasetId)
        .map(({ tableReference }) => ({ tableReference }));
      return ok(pageOf('tables', found, pageToken));
    },
    checkFilters: (sql) => {
      const partitionOf = new Map(
        [...tables].flatMap(([name, { requirePartitionFilter, timePartitioning }]) =>
          requirePartitionFilter === true && timePartitioning !== undefined
            ? [[name, timePartitioning.field] as const]
            : [],
        ),
      );
      const [use] = unfilteredUses(sql.replaceAll(/--.*$/gm, ''), partitionOf);
      if (use !== undefined)
        throw new Refusal(
          400,
          'invalidQuery',
          `Cannot query over table '${use}' without a filter that can be used for partition elimination`,
        );
    },
  };
}
