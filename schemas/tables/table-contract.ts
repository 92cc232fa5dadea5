import { z } from 'zod';

/** GoogleSQL column types the house uses (docs/sql.md has the portable subset). */
export type ColumnType = 'INT64' | 'FLOAT64' | 'BOOL' | 'STRING' | 'DATE' | 'TIMESTAMP' | 'JSON';

/** Inclusive limits of a number. */
export type Range = readonly [min: number, max: number];

/** What a column means beyond its zod type. */
export interface ColumnMeta {
  type: ColumnType;
  description: string;
  /** Outside: the row is impossible and its game is not promoted. */
  hard?: Range;
  /** Outside: kept and flagged. */
  soft?: Range;
  /** Known codes; an unknown one warns and is never dropped. */
  values?: readonly string[];
  /** When the value is known, where that is later than the row's event: such columns may not become features of it. */
  knowledge?: 'post_pitch' | 'future';
  /** Of a feature: what one is one of. A column with a unit is an input of models and stands in docs/features.md. */
  unit?: string;
  /** Of a feature: what it looks back at, where its name does not say so (`_30d`, `_season`). */
  window?: string;
  /** Of a feature that may be null: what that means; default: not known. */
  whenNull?: string;
}

type ColumnLimits = Omit<ColumnMeta, 'type' | 'description'>;

const columnMeta = z.registry<ColumnMeta>();

const column = <Schema extends z.ZodType>(
  schema: Schema,
  type: ColumnType,
  description: string,
  limits: ColumnLimits = {},
): Schema => {
  const described = schema.meta({ description });
  columnMeta.add(described, { type, description, ...limits });
  return described;
};

/** A whole number. MLB ids are INT64 end to end. */
export const int64 = (description: string, limits?: ColumnLimits) =>
  column(z.int(), 'INT64', description, limits);
/** A finite floating-point number: NaN and infinities are not data. */
export const float64 = (description: string, limits?: ColumnLimits) =>
  column(z.number(), 'FLOAT64', description, limits);
/** true or false. */
export const bool = (description: string) => column(z.boolean(), 'BOOL', description);
/** Text. */
export const string = (description: string, limits?: ColumnLimits) =>
  column(z.string(), 'STRING', description, limits);
/** A calendar date, `YYYY-MM-DD`. */
export const date = (description: string) => column(z.iso.date(), 'DATE', description);
/** A moment, ISO 8601 in UTC ending in `Z`. */
export const timestamp = (description: string) => column(z.iso.datetime(), 'TIMESTAMP', description);
/** A JSON document as text. */
export const json = (description: string) => column(z.string(), 'JSON', description);

/** The zones a fact passes through. */
export type Zone = 'raw' | 'staging' | 'curated' | 'served' | 'operational';

/** The datasets of the warehouse. */
export type Dataset = 'raw_data' | 'mlb_historical_data' | 'mlb_features' | 'mlb_predictions' | 'operational';

/** Columns that say where a row comes from; every table has them. */
export const lineageColumns = {
  run_id: string('Run that offered the row last.'),
  source: string(
    'Where the row comes from: statsapi, savant, simulator, archive, or the stage that computed it.',
  ),
  known_at: timestamp('When the world could know the fact.'),
  ingested_at: timestamp('When we got the fact; a newer one wins a MERGE.'),
  row_hash: string(
    'SHA-256 over the business columns that have a value; a MERGE changes a row only when it differs.',
  ),
};

/** Names of the lineage columns: left out of comparisons of content. */
export const lineageColumnNames: readonly string[] = Object.keys(lineageColumns);

/** The lineage columns, to be left out of a row schema. */
export const lineageMask = Object.fromEntries(lineageColumnNames.map((name) => [name, true])) as {
  [Name in keyof typeof lineageColumns]: true;
}; // fromEntries widens the keys

/** What the rows of a feature table are of, and what they may know. */
export interface FeatureRule {
  entity: string;
  /** Which facts a row may be made of, by their known_at. */
  knownAt: string;
}

/** A table as data: what its rows are, how they are found, stored and kept. */
export interface TableContract<Shape extends z.ZodRawShape = z.ZodRawShape> {
  dataset: Dataset;
  name: string;
  version: number;
  zone: Zone;
  description: string;
  /** Natural key, unique in the table. */
  key: readonly string[];
  /** Column that partitions by month, or null for a small table. */
  partitionBy: string | null;
  clusterBy: readonly string[];
  /** null: kept for ever. */
  retentionDays: number | null;
  /** A fact that was known earlier never replaces one that was known later, however late it is offered: what is told of people and places changes. */
  isLatestKnown: boolean;
  /** null: no feature table. */
  features: FeatureRule | null;
  row: z.ZodObject<Shape>;
  examples: { pass: readonly unknown[]; fail: readonly { why: string; row: unknown }[] };
}

interface TableDefinition<Shape extends z.ZodRawShape> {
  dataset: Dataset;
  name: string;
  /** Raise it with every change to columns, key or partition, and say in migrations.ts what becomes of tables made before; default 1. */
  version?: number;
  zone: Zone;
  description: string;
  key: readonly ((keyof Shape | keyof typeof lineageColumns) & string)[];
  partitionBy?: keyof Shape & string;
  clusterBy?: readonly (keyof Shape & string)[];
  retentionDays?: number;
  /** See `TableContract`; default false: what was got last wins. */
  isLatestKnown?: boolean;
  features?: FeatureRule;
  columns: Shape;
  /** A valid row without its lineage, and changes to it that must fail. */
  example: Record<string, unknown>;
  fails: readonly { why: string; change: Record<string, unknown> }[];
}

const exampleLineage = {
  run_id: '20260415T061500Z-ab12',
  source: 'statsapi',
  known_at: '2026-04-15T03:12:44.000Z',
  ingested_at: '2026-04-15T06:15:09.120Z',
  row_hash: 'f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2',
};

/** Defines a table: adds the lineage columns and completes the examples. */
export function defineTable<Shape extends z.ZodRawShape>(
  definition: TableDefinition<Shape>,
): TableContract<Shape & typeof lineageColumns> {
  const pass = { ...definition.example, ...exampleLineage };
  return {
    dataset: definition.dataset,
    name: definition.name,
    version: definition.version ?? 1,
    zone: definition.zone,
    description: definition.description,
    key: definition.key,
    partitionBy: definition.partitionBy ?? null,
    clusterBy: definition.clusterBy ?? [],
    retentionDays: definition.retentionDays ?? null,
    isLatestKnown: definition.isLatestKnown ?? false,
    features: definition.features ?? null,
    row: z.strictObject({ ...definition.columns, ...lineageColumns }),
    examples: {
      pass: [pass],
      fail: definition.fails.map(({ why, change }) => ({ why, row: { ...pass, ...change } })),
    },
  };
}

/** `dataset.table`. */
export const qualifiedName = (contract: TableContract): string => `${contract.dataset}.${contract.name}`;

/** A column of a contract, read back from its zod schema. */
export interface Column extends ColumnMeta {
  name: string;
  nullable: boolean;
}

/** The columns of a contract in order. Throws when one was not made by the builders above. */
export function columnsOf(contract: TableContract): Column[] {
  return Object.entries(contract.row.shape).map(([name, schema]) => {
    const nullable = schema instanceof z.ZodNullable;
    const meta = columnMeta.get(
      schema instanceof z.ZodNullable ? (schema.unwrap() as z.ZodType) : (schema as z.ZodType),
    );
    if (meta === undefined)
      throw new Error(`${qualifiedName(contract)}.${name} was not made by a column builder`);
    return { name, nullable, ...meta };
  });
}
